import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { markReference, openSample, pasteArticle } from "./support/sample.ts"

const text = (page: Page) => page.locator(".article-text")
const style = (page: Page, name: string) =>
  text(page).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name)

/** The paragraphs of an article beside the sample. */
const another = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1}.`)

test("the text is set as one likes, and stays so", async ({ app, page }) => {
  await openSample(page, "Ana Example")
  const width = () => text(page).evaluate((element) => element.getBoundingClientRect().width)
  const before = await width()
  await page.getByRole("button", { name: "Reading", exact: true }).click()
  await page.getByRole("radio", { name: "Hyperlegible" }).check()
  await page.getByRole("slider", { name: "Size" }).press("ArrowRight")
  await page.getByRole("slider", { name: "Size" }).press("ArrowRight")
  for (let times = 0; times < 10; times++)
    await page.getByRole("slider", { name: "Line length" }).press("ArrowLeft")
  await page.getByRole("radio", { name: "Wide" }).check()
  await page.getByRole("checkbox", { name: "Paragraph numbers" }).check()
  await expect.poll(() => style(page, "font-size")).toBe("20px")
  expect(await style(page, "font-family")).toContain("Atkinson Hyperlegible")
  expect(await style(page, "line-height")).toBe("42px")
  expect(await width()).toBeLessThan(before + 40)
  await page.keyboard.press("Escape")
  await expect(page.locator(".paragraph-numbers > span").first()).toHaveText("1")
  // Numbers stand beside the first line of their paragraphs.
  const middles = (selector: string, height: number) =>
    page.locator(selector).evaluateAll(
      (all, height) =>
        all.map((one) => {
          const box = one.getBoundingClientRect()
          return Math.round(box.top + (height === 0 ? box.height : height) / 2)
        }),
      height,
    )
  const numbers = await middles(".paragraph-numbers > span", 0)
  const lines = await middles(".article-text p", 42)
  expect(numbers.length).toBeGreaterThan(1)
  for (const [index, middle] of numbers.entries())
    expect(Math.abs(middle - (lines[index] ?? 0))).toBeLessThanOrEqual(2)
  // What was set last is kept however soon the window goes.
  await page.getByRole("button", { name: "Reading", exact: true }).click()
  await page.getByRole("checkbox", { name: "Ruler" }).uncheck()
  await page.reload()
  await expect(text(page)).toBeVisible()
  await expect(page.locator(".ruler")).toHaveCount(0)
  await expect(page.locator(".paragraph-numbers > span").first()).toHaveText("1")
  await app.restart()
  await expect.poll(() => style(page, "font-size")).toBe("20px")
  expect(await style(page, "font-family")).toContain("Atkinson Hyperlegible")
  expect(await style(page, "line-height")).toBe("42px")
  expect(await width()).toBeLessThan(before + 40)
  await expect(page.locator(".paragraph-numbers > span").first()).toHaveText("1")
})

test("one goes to a paragraph by its number, and focuses on it", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+j")
  for (const wrong of ["9", "0", "5e0", "0x5", "5.0", "-5", "two"]) {
    await page.getByRole("textbox", { name: /^Paragraph/ }).fill("")
    await page.getByRole("textbox", { name: /^Paragraph/ }).fill(wrong)
    await page.keyboard.press("Enter")
    await expect(page.getByRole("alert")).toHaveText("Paragraph, 1 to 6")
  }
  await page.getByRole("textbox", { name: /^Paragraph/ }).fill(" 6 ")
  await page.keyboard.press("Enter")
  await expect(text(page)).toBeFocused()
  await page.keyboard.press("Control+Shift+f")
  await expect(page.getByRole("navigation", { name: "Library" })).toHaveCount(0)
  const atHand = page.locator(".article-text .at-hand")
  await expect(atHand).toHaveText(/^As the US Department of Defense/)
  await expect(atHand).toBeInViewport()
  const ink = (selector: string) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).color)
  expect(await ink(".article-text p.at-hand")).not.toBe(await ink(".article-text p:first-child"))
  await page.keyboard.press("Control+Shift+f")
  await expect(page.getByRole("navigation", { name: "Library" })).toBeVisible()
})

test("the ruler shows where annotations lie, and a click on it goes there", async ({ app: _, page }) => {
  await page.setViewportSize({ width: 1280, height: 600 })
  await openSample(page, "Ana Example")
  await markReference(page)
  const ticks = page.locator(".ruler-ticks path").first()
  await expect(ticks).toHaveAttribute("d", /^M2.25 \d+V\d/)
  const box = await page.locator(".ruler").boundingBox()
  if (box === null) throw new Error("There is no ruler")
  await page.mouse.click(box.x + 6, box.y + box.height - 2)
  await expect(page.locator(".article-text p").last()).toBeInViewport()
})

test("the ruler shows what is in view, also inside a paragraph as long as the article", async ({
  app: _,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 600 })
  await openSample(page, "Ana Example")
  await pasteArticle(page, "One paragraph", [
    "All of it is one paragraph, as some pages are. ".repeat(200).trim(),
  ])
  const ruler = page.locator(".ruler")
  const part = async () => {
    const [whole, view] = [await ruler.boundingBox(), await ruler.locator(".ruler-view").boundingBox()]
    if (whole === null || view === null) return { from: Number.NaN, to: Number.NaN }
    return {
      from: (view.y - whole.y) / whole.height,
      to: (view.y + view.height - whole.y) / whole.height,
    }
  }
  await expect.poll(async () => (await part()).from).toBeLessThan(0.01)
  const { to } = await part()
  expect(to).toBeLessThan(0.4)
  const scrollTo = (part: number) =>
    page.locator(".desk").evaluate((desk, part) => {
      desk.scrollTop = part * (desk.scrollHeight - desk.clientHeight)
    }, part)
  await scrollTo(0.5)
  await expect.poll(async () => Math.abs((await part()).from + (await part()).to - 1)).toBeLessThan(0.12)
  await scrollTo(1)
  await expect.poll(async () => (await part()).to).toBeGreaterThan(0.99)
})

test("each article keeps its own place, while one goes from one to the other", async ({ app: _, page }) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  await openSample(page, "Ana Example")
  const row = (name: RegExp) => page.locator("[data-row]", { hasText: name })
  const last = text(page).locator("p").last()
  const place = async () => Math.round((await last.boundingBox())?.y ?? Number.NaN)
  await page.keyboard.press("Control+j")
  await page.keyboard.type("6")
  await page.keyboard.press("Enter")
  await expect(last).toBeInViewport()
  // The way there takes a moment, and so does remembering it.
  let before = Number.NaN
  await expect
    .poll(
      async () => {
        const earlier = before
        before = await place()
        return before - earlier
      },
      { intervals: [700] },
    )
    .toBe(0)
  await pasteArticle(page, "Another", another)
  await expect(text(page).getByText("Paragraph 1.", { exact: true })).toBeInViewport()
  await row(/First US–Russian/).click()
  await expect(text(page)).toContainText("Lloyd Austin")
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThan(3)
  await row(/Another/).click()
  await expect(text(page).getByText("Paragraph 1.", { exact: true })).toBeInViewport()
})

test("an article comes back to the line one read, though letters and window are of another size by then", async ({
  app: _,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  await openSample(page, "Ana Example")
  const row = (name: RegExp) => page.locator("[data-row]", { hasText: name })
  const read = text(page).locator("p").nth(3)
  const height = async () => Math.round((await read.boundingBox())?.y ?? Number.NaN)
  await read.evaluate((element) => {
    const desk = element.closest(".desk")
    desk?.scrollBy(0, element.getBoundingClientRect().top - desk.getBoundingClientRect().top - 8)
  })
  await page.waitForTimeout(600)
  const before = await height()
  const words = await read.textContent()
  const comesBack = async () => {
    await expect(read).toHaveText(words ?? "")
    await expect.poll(async () => Math.abs((await height()) - before)).toBeLessThan(6)
  }
  await pasteArticle(page, "Another", another)
  await page.getByRole("button", { name: "Reading", exact: true }).click()
  for (let times = 0; times < 6; times++) await page.getByRole("slider", { name: "Size" }).press("ArrowRight")
  await page.keyboard.press("Escape")
  await row(/First US–Russian/).click()
  await comesBack()
  await row(/Another/).click()
  await expect(text(page)).toContainText("Paragraph 1.")
  await page.setViewportSize({ width: 1130, height: 500 })
  await row(/First US–Russian/).click()
  await comesBack()
  await page.waitForTimeout(600)
  await page.reload()
  await comesBack()
})

test("where a screen reader moves the view once an article is there, it stays", async ({ app: _, page }) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  await openSample(page, "Ana Example")
  const desk = page.locator(".desk")
  await page.waitForTimeout(1500)
  await desk.evaluate((element) => element.scrollTo(0, 300))
  // Narrower, so that the text is laid out anew.
  await page.setViewportSize({ width: 1000, height: 500 })
  await desk.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame)
  })
  expect(Math.abs((await desk.evaluate((element) => element.scrollTop)) - 300)).toBeLessThan(150)
})

test("what one reads stays in view in a narrower window, beside more panes and in larger letters", async ({
  app: _,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 600 })
  await openSample(page, "Ana Example")
  const long = "The defence ministers spoke of what they had spoken of before, and agreed to speak again. "
    .repeat(9)
    .trim()
  const paragraphs = Array.from({ length: 80 }, (_, at) => `Paragraph ${at + 1}. ${long}`)
  await pasteArticle(page, "Long", paragraphs)
  await page.keyboard.press("Control+j")
  await page.keyboard.type("40")
  await page.keyboard.press("Enter")
  const begin = text(page).getByText(/^Paragraph 40\./)
  const height = async () => Math.round((await begin.boundingBox())?.y ?? Number.NaN)
  await expect(begin).toBeInViewport()
  // With its beginning at the upper edge, and left alone for a moment.
  await begin.evaluate((element) => {
    const desk = element.closest(".desk")
    desk?.scrollBy(0, element.getBoundingClientRect().top - desk.getBoundingClientRect().top - 8)
  })
  await page.waitForTimeout(600)
  const before = await height()
  const stays = () =>
    expect.poll(async () => Math.abs((await height()) - before), { timeout: 3000 }).toBeLessThan(6)
  for (const width of [900, 1100, 1500, 1280]) {
    await page.setViewportSize({ width, height: 600 })
    await stays()
  }
  await page.keyboard.press("Control+b")
  await stays()
  await page.getByRole("button", { name: "Reading", exact: true }).click()
  for (let times = 0; times < 6; times++) {
    await page.getByRole("slider", { name: "Size" }).press("ArrowRight")
    await stays()
  }
  await page.getByRole("radio", { name: "Wide" }).check()
  await stays()
})

test("what heads the cards and the text stays in view however far one reads", async ({ app: _, page }) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+f")
  await expect(page.getByRole("search").getByRole("textbox")).toBeInViewport()
  await page.locator(".desk").evaluate((desk) => desk.scrollTo(0, desk.scrollHeight))
  await expect(text(page).locator("p").last()).toBeInViewport()
  await expect(page.getByRole("search").getByRole("textbox")).toBeInViewport()
  await expect(page.getByRole("radiogroup", { name: "Order cards by" })).toBeInViewport({ ratio: 1 })
})
