import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { secondWindow } from "./support/second-window.ts"
import { storedLines } from "./support/store.ts"
import { dragOver, walkOver } from "./support/text.ts"

// "Lloyd Austin", and the claim around "Sergei Shoigu", in the sample.
const austin = [38, 50] as const
const claim = [860, 1041] as const
const shoigu = [937, 950] as const

test("undo and redo cover marking, a note, another kind and deleting, in order", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  const people = (count: number) => page.getByRole("button", { name: `People: ${count}` })
  const card = page.getByLabel(/(Person|Event): Lloyd Austin/)

  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await expect(people(1)).toBeVisible()
  await page.keyboard.press("Enter")
  await page.getByRole("textbox", { name: "Note" }).fill("The US Secretary of Defense")
  await page.keyboard.press("Control+Enter")
  await page.getByRole("button", { name: "Person, change kind" }).click()
  await page.getByRole("menuitem", { name: "Event" }).click()
  await expect(people(0)).toBeVisible()
  await page.getByRole("button", { name: "More", exact: true }).click()
  await page.getByRole("menuitem", { name: /Delete/ }).click()
  await expect(card).toHaveCount(0)

  const undo = page.getByRole("button", { name: "Undo" })
  await undo.click()
  await expect(page.getByRole("button", { name: "Events: 1" })).toBeVisible()
  await undo.click()
  await expect(people(1)).toBeVisible()
  await card.click()
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("The US Secretary of Defense")
  await undo.click()
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("")
  await undo.click()
  await expect(people(0)).toBeVisible()
  await expect(undo).toBeDisabled()
  for (let times = 0; times < 2; times++) await page.getByRole("button", { name: "Redo" }).click()
  await card.click()
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("The US Secretary of Defense")
  await expectSaved(page)
})

test("a click takes the innermost annotation, a second click and O the one around it", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...claim)
  await page.keyboard.press("c")
  await dragOver(page, ...shoigu)
  await page.keyboard.press("p")
  await page.keyboard.press("Escape")
  const inner = page.locator("mark", { hasText: /^Sergei Shoigu$/ })
  const opened = (kind: string) => page.getByRole("button", { name: `${kind}, change kind` })
  await inner.click()
  await expect(opened("Person")).toBeVisible()
  // Sooner, the two would be a double click, which marks a word.
  await page.waitForTimeout(600)
  await inner.click()
  await expect(opened("Claim")).toBeVisible()
  await page.keyboard.press("o")
  await expect(opened("Person")).toBeVisible()
})

test("the text is locked, yet caret and keyboard selection work in it", async ({ app: _, page }) => {
  const text = await openSample(page, "Ana Example")
  const before = await text.textContent()
  await text.click({ position: { x: 200, y: 12 } })
  await page.keyboard.type("typed 🙂 text")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Backspace")
  await page.evaluate(() => document.execCommand("insertText", false, "inserted"))
  const data = "dropped"
  await text.evaluate((element, data) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", data)
    for (const type of ["paste", "cut"]) {
      element.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }))
    }
  }, data)
  const session = await page.context().newCDPSession(page)
  await session.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 })
  await session.send("Input.insertText", { text: "日本" })
  expect(await text.textContent()).toBe(before)
  await walkOver(page, ...austin)
  await page.keyboard.press("1")
  await expect(page.getByLabel(/Person: Lloyd Austin/)).toBeVisible()
})

test("Alt marks exactly what is selected, Enter the kind used last, and Tab walks and leaves", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 44, 48)
  await page.keyboard.press("Alt+p")
  await expect(page.getByLabel(/Person: Aust, 1 of 1/)).toBeVisible()
  await dragOver(page, ...shoigu)
  await page.keyboard.press("Enter")
  await expect(page.getByLabel(/Person: Sergei Shoigu, 2 of 2/)).toBeVisible()
  await page.keyboard.press("Shift+Tab")
  await expect(page.getByText("1 of 2", { exact: true })).toBeVisible()
  await page.keyboard.press("Tab")
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible()
  await page.keyboard.press("Tab")
  await expect(page.locator(".article-text")).not.toBeFocused()
})

test("what is copied brings its citation along", async ({ app: _, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await openSample(page, "Ana Example")
  await page.getByRole("button", { name: "Use date" }).click()
  await dragOver(page, ...austin)
  await page.keyboard.press("Control+c")
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain("“Lloyd Austin”")
  expect(copied).toContain("First US–Russian defence call since May")
  expect(copied).toContain("22 Oct")
})

test("article, place and annotations are there after a start, and a second window follows the first", async ({
  app,
  page,
  context,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await page.locator(".article-text").hover()
  const last = page.locator(".article-text p").last()
  const unscrolled = (await last.boundingBox())?.y ?? 0
  await page.mouse.wheel(0, 200)
  await expectSaved(page)
  await expect.poll(async () => (await last.boundingBox())?.y ?? 0).toBeLessThan(unscrolled - 100)
  // Scrolling is smooth, and the place is kept a moment after it has ended.
  let before = Number.NaN
  await expect
    .poll(
      async () => {
        const earlier = before
        before = (await last.boundingBox())?.y ?? 0
        return before - earlier
      },
      { intervals: [1000] },
    )
    .toBe(0)
  await app.restart()
  await expect(page.getByLabel(/Person: Lloyd Austin/)).toHaveCount(1)
  await expect.poll(async () => Math.abs(((await last.boundingBox())?.y ?? 0) - before)).toBeLessThan(3)

  const other = await context.newPage()
  await other.goto(
    page.url() === "about:blank"
      ? ""
      : await page.evaluate(
          () => `${location.origin}/#token=${sessionStorage.getItem("postil.token") ?? ""}`,
        ),
  )
  await expect(other.getByRole("button", { name: "People: 1" })).toBeVisible()
  await dragOver(page, ...shoigu)
  await page.keyboard.press("p")
  await expect(other.getByRole("button", { name: "People: 2" })).toBeVisible()
})

test("what a window marks before it hears that another corrected the text stands at the words that were marked", async ({
  app: _,
  here,
  page,
  context,
}) => {
  await openSample(page, "Ana Example")
  const { other, deafen, hear } = await secondWindow(page, context)
  deafen()
  await page.bringToFront()
  await page.keyboard.press("Control+Shift+e")
  await dragOver(page, ...austin)
  await page.keyboard.type("the Secretary, Lloyd J. Austin III,")
  await page.keyboard.press("Control+Shift+e")
  await expectSaved(page)

  await other.bringToFront()
  await dragOver(other, ...shoigu)
  await other.keyboard.press("p")
  await expect(other.locator("mark")).toHaveText("Sergei Shoigu")
  await expect(page.locator("mark")).toHaveText("Sergei Shoigu")
  expect(await storedLines(page, here)).toEqual(["person: Sergei Shoigu"])
  hear()
  await expect(other.locator(".article-text")).toContainText("Lloyd J. Austin III")
  await expect(other.locator("mark")).toHaveText("Sergei Shoigu")
  await expectSaved(other)
})
