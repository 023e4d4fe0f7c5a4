import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample, pasteArticle } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

// "Austin" in "Lloyd Austin", in the sample.
const austin = [44, 50] as const

const field = (page: Page) => page.getByRole("textbox", { name: "Find in this article" })
const count = (page: Page) => page.getByRole("search").getByRole("status")
const people = (page: Page, number: number) => page.getByRole("button", { name: `People: ${number}` })
const preview = (page: Page) => page.getByRole("dialog", { name: /^Mark / })

/** The text that a highlight of the page covers. */
function highlighted(page: Page, name: string): Promise<string[]> {
  return page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name)
}

test("finding goes round through all hits, and Esc leaves the last one selected", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+f")
  await field(page).fill("austin")
  await expect(count(page)).toHaveText("1 of 7")
  expect(await highlighted(page, "hit-current")).toEqual(["Austin"])
  expect(await highlighted(page, "hit")).toEqual(Array(6).fill("Austin"))
  await page.keyboard.press("Enter")
  await page.keyboard.press("F3")
  await page.keyboard.press("Control+g")
  await expect(count(page)).toHaveText("4 of 7")
  for (let times = 0; times < 4; times++) await page.keyboard.press("Shift+Enter")
  await expect(count(page)).toHaveText("7 of 7")
  await page.keyboard.press("Escape")
  await expect(field(page)).toHaveCount(0)
  expect(await highlighted(page, "hit")).toEqual([])
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe("Austin")
  // With the bar away, both ways go on from there.
  await page.keyboard.press("Shift+F3")
  await expect(count(page)).toHaveText("6 of 7")
  await page.keyboard.press("F3")
  await page.keyboard.press("Escape")
  await page.keyboard.press("p")
  await expect(people(page, 1)).toBeVisible()
})

test("the bar stands in one line beside library and cards in a small window", async ({ app: _, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+f")
  await field(page).fill("e")
  await expect(count(page)).toHaveText("1 of 301")
  const middles = await page.getByRole("search").evaluate((bar) =>
    Array.from(bar.children, (item) => {
      const { top, bottom } = item.getBoundingClientRect()
      return Math.round((top + bottom) / 2)
    }),
  )
  expect(new Set(middles).size).toBe(1)
})

test("case, whole words and regular expressions narrow the hits; a hopeless expression is stopped", async ({
  app: _,
  page,
}) => {
  const complaints: string[] = []
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()))
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+f")
  await field(page).fill("us")
  await expect(count(page)).toHaveText("1 of 26")
  await page.getByRole("button", { name: "Whole words" }).click()
  await expect(count(page)).toHaveText("1 of 6")
  await page.getByRole("button", { name: "Match case and accents" }).click()
  await expect(page.getByText("Not found")).toBeVisible()
  await page.getByRole("button", { name: "Match case and accents" }).click()
  await page.getByRole("button", { name: "Whole words" }).click()

  await page.getByRole("button", { name: "Regular expression" }).click()
  await field(page).fill("(")
  await expect(page.getByText("This is not a regular expression yet.")).toBeVisible()
  await field(page).fill("\\p{Lu}\\w+ Austin")
  await expect(count(page)).toHaveText(/^1 of /)
  await field(page).fill("(\\p{L}+\\s?)+$$")
  await expect(page.getByText(/takes too long/)).toBeVisible()
  await field(page).fill("Austin")
  await expect(count(page)).toHaveText("1 of 7")
  expect(complaints).toEqual([])
})

test("all hits are marked after a look at them, and undone in one step", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+f")
  await field(page).fill("Shoigu")
  await expect(count(page)).toHaveText(/^1 of /)
  const hits = Number((await count(page).textContent())?.split(" of ")[1])
  await page.getByRole("button", { name: "Mark all…" }).click()
  await expect(preview(page).getByRole("checkbox")).toHaveCount(hits)
  await preview(page).getByRole("checkbox").first().uncheck()
  await preview(page)
    .getByRole("button", { name: `Mark ${hits - 1}`, exact: true })
    .click()
  await expect(people(page, hits - 1)).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(people(page, 0)).toBeVisible()
  await page.getByRole("button", { name: "Redo" }).click()
  await expect(people(page, hits - 1)).toBeVisible()
  await expectSaved(page)
})

test("what a regular expression finds is marked without the space around it", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.keyboard.press("Control+f")
  await page.getByRole("button", { name: "Regular expression" }).click()
  await field(page).fill("\\sReznikov|\\sLavrov\\s")
  await expect(count(page)).toHaveText("1 of 2")
  await page.getByRole("button", { name: "Mark all…" }).click()
  await preview(page).getByRole("button", { name: "Mark 2", exact: true }).click()
  await expect(page.getByLabel("Person: Reznikov, 1 of 2")).toBeVisible()
  await expect(people(page, 2)).toBeVisible()
})

test("A marks every other place of what is marked, and nothing twice", async ({ app, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await expect(people(page, 1)).toBeVisible()
  await page.keyboard.press("a")
  await expect(page.getByRole("dialog", { name: "Mark 6 more of “Austin”" })).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(people(page, 7)).toBeVisible()
  await page.keyboard.press("a")
  const done = page.getByRole("dialog", { name: "All places of “Austin” are marked" })
  await expect(done.getByText("There is nothing left to mark.")).toBeVisible()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+z")
  await expect(people(page, 1)).toBeVisible()
  await page.keyboard.press("Control+y")
  await expectSaved(page)
  await app.restart()
  await expect(people(page, 7)).toBeVisible()
})

test("the list of commands marks what is selected and runs any command", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("Control+k")
  const commands = page.getByRole("dialog", { name: "Commands" })
  await expect(commands.getByRole("option", { name: /Mark as Person/ })).toBeVisible()
  await page.keyboard.type("mark as ev")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "Events: 1" })).toBeVisible()
  await page.keyboard.press("Control+k")
  await page.keyboard.type("find in")
  await page.keyboard.press("Enter")
  await expect(field(page)).toBeFocused()
})

test("a preview of places gives way when another window corrects the text", async ({
  app: _,
  page,
  context,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("a")
  await expect(preview(page).getByRole("listitem").first()).toContainText("US Defense Secretary Lloyd Austin")
  const other = await context.newPage()
  const token = await page.evaluate(() => sessionStorage.getItem("postil.token") ?? "")
  await other.goto(`${new URL(page.url()).origin}/#token=${token}`)
  await other.locator(".article-text").waitFor()
  await other.keyboard.press("Control+Shift+e")
  await other.locator(".article-text").focus()
  await other.keyboard.press("Control+Home")
  await other.keyboard.type("Corrected. ")
  await expect(preview(page)).toHaveCount(0)
  await expect(page.getByText("The text was corrected in another window.")).toBeVisible()
})

test("more places than are looked for are said to be so many and no more", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  const paragraph = "so it goes ".repeat(100).trim()
  await pasteArticle(
    page,
    "Long",
    Array.from({ length: 101 }, () => paragraph),
  )
  await page.keyboard.press("Control+f")
  await field(page).fill("goes")
  await expect(count(page)).toHaveText("1 of 10,000 or more")
  await page.getByRole("button", { name: "Mark all…" }).click()
  await expect(preview(page)).toContainText("Only the first 10,000 places in the article are looked for.")
  await page.keyboard.press("Escape")
  await field(page).fill("so it goes so it goes")
  await expect(count(page)).toHaveText("1 of 5,050")
  await page.getByRole("button", { name: "Mark all…" }).click()
  await expect(preview(page)).not.toContainText("Only the first")
})
