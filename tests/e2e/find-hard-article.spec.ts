// Finding, marking all and finding one's way in the article of many scripts, as somebody impatient does it. The offsets
// in the store are held to the words there throughout.

import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { dragWords, mark, openScripts, press, words } from "./support/scripts.ts"
import { stored, storedLines } from "./support/store.ts"

const field = (page: Page) => page.getByRole("textbox", { name: "Find in this article" })
const count = (page: Page) => page.getByRole("search").getByRole("status")
const option = (page: Page, name: string) => page.getByRole("search").getByRole("button", { name })
const markAll = (page: Page) => page.getByRole("button", { name: "Mark all…" })
const preview = (page: Page) => page.getByRole("dialog")
const agree = (page: Page) => preview(page).getByRole("button", { name: /^Mark \d/ })
const paragraph = (page: Page, text: string) => page.locator(".article-text").getByText(text, { exact: true })

/** Looks for something that is there so many times. The first hit shown is the next one from the caret. */
async function find(page: Page, text: string, hits: string): Promise<void> {
  await field(page).fill(text)
  await expect(count(page)).toHaveText(hits === "0" ? "Not found" : new RegExp(`^\\d+ of ${hits}$`))
}

/** The text that the highlight of the hit shown covers. */
const current = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get("hit-current") ?? [])].map((range) => range.toString()))

const family = words.emoji.split(" ")[0] ?? ""

test("words are found across type, links, highlights, cells and invisible signs, and by expressions that find nothing", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(
    page,
    "Ana Example",
    `<p>He said <b>ar</b>mist<i>ice</i> and <a href="https://example.org/">armis</a>tice, for cooperation.</p>`,
  )
  await mark(page, "p", "observers")
  await press(page, "Escape", "Control+f")
  await find(page, "armistice", "2")
  expect(await current(page)).toEqual(["armistice"])
  await find(page, "by observers from", "1")
  expect(await current(page)).toEqual(["by observers from"])
  await find(page, "Maryam Haddad", "1")
  for (const query of ["cooperation", words.softHyphens]) await find(page, query, "2")
  await find(page, "nowhere", "0")
  await expect(markAll(page)).toBeDisabled()

  await option(page, "Regular expression").click()
  await find(page, "Monday\\s+Geneva", "1")
  await find(page, "^The", "3")
  await find(page, "@*", "0")
  await find(page, "@*Geneva|@*", "1")

  // Parts of one emoji are one place, and space alone is none.
  await find(page, "\\p{Extended_Pictographic}|\\s", "\\d+")
  await markAll(page).click()
  await expect(preview(page).getByRole("listitem")).toHaveCount(1)
  await agree(page).click()
  expect(await storedLines(page, here)).toEqual([`person: ${family}`, "person: observers"])
})

test("what is marked already is left alone, all is undone and done again in one step each", async ({
  app: _,
  here,
  page,
}) => {
  const troops = Array.from({ length: 30 }, (_, at) => `<p>Report ${at} ${"troops moved, ".repeat(40)}</p>`)
  await openScripts(page, "Ana Example", troops.join(""))
  await mark(page, "e", "exchange of prisoners")
  await press(page, "Escape", "Control+f")
  await find(page, "exchange of prisoners", "2")
  await markAll(page).click()
  await preview(page).getByRole("radio", { name: "Event" }).check()
  await expect(preview(page)).toContainText("1 place is marked already.")
  await agree(page).click()
  const both = ["event: exchange of prisoners", "event: exchange of prisoners"]
  expect(await storedLines(page, here)).toEqual(both)

  await find(page, "troops", "1,200")
  await markAll(page).click()
  await preview(page).getByRole("radio", { name: "Person" }).check()
  await agree(page).click()
  const people = page.getByRole("button", { name: /^People: / })
  await expect(people).toHaveAccessibleName(/1,?200/)
  await page.getByRole("button", { name: "Undo" }).click()
  expect(await storedLines(page, here)).toEqual(both)
  await page.getByRole("button", { name: "Redo" }).click()
  await expect(people).toHaveAccessibleName(/1,?200/)
})

test("while the text is corrected, hits follow what was just typed", async ({ app: _, here, page }) => {
  const article = await openScripts(page, "Ana Example")
  await press(page, "Control+Shift+e", "Control+f")
  await find(page, "Geneva", "1")
  for (const word of ["First", "Second"]) {
    await article.focus()
    await press(page, "Control+Home")
    await page.keyboard.type(`${word} Geneva. `)
    // At once, before there is a pause.
    await press(page, "F3")
    await expect.poll(() => current(page)).toEqual(["Geneva"])
    await article.focus()
    await page.keyboard.type("x")
    await markAll(page).click()
    await expect(preview(page).getByRole("listitem")).toHaveCount(word === "First" ? 2 : 3)
    await press(page, "Escape")
  }
  await markAll(page).click()
  await agree(page).click()
  expect(await storedLines(page, here)).toEqual(Array(3).fill("person: Geneva"))
  expect((await stored(page, here)).text).toMatch(/^(.*\n+)?Second Geneva\. xFirst Geneva\. x/)
})

test("all other places: past soft hyphens, without spaces, across paragraphs", async ({
  app: _,
  here,
  page,
}) => {
  // All in sight, so that nothing scrolls under the mouse.
  await page.setViewportSize({ width: 1440, height: 1500 })
  const claim = "<p>Talks go on in Kyiv.</p><p>They will end soon.</p>"
  const chinese = "<p>\u4e2d\u56fd\u548c\u7f8e\u56fd, \u4e2d\u56fd.</p>"
  await openScripts(
    page,
    "Ana Example",
    `${claim}${chinese}${claim}<p>A cooperation.</p><p>${words.combining}.</p><p>The end of it.</p>`,
  )
  const others = async (key: string, first: string, last = first) => {
    await dragWords(page, first, last)
    await press(page, `Alt+${key}`, "a")
    await expect(agree(page)).toHaveText("Mark 1")
    await agree(page).click()
    await expect(preview(page)).toHaveCount(0)
    await press(page, "Escape", "Escape")
  }
  for (const word of [words.softHyphens, words.combining]) await others("p", word)
  await others("c", "Talks go on", "They will end soon.")
  const lines = await storedLines(page, here)
  expect(lines.map((line) => line.replaceAll("\u00ad", "").replace(/\s+/g, " "))).toEqual([
    `person: ${words.combining}`,
    "person: cooperation",
    "claim: Talks go on in Kyiv. They will end soon.",
    "claim: Talks go on in Kyiv. They will end soon.",
    "person: cooperation",
    `person: ${words.combining}`,
  ])
})

test("one goes to any paragraph there is, rows of a table have one number, and focus leaves bullets behind", async ({
  app: _,
  page,
}) => {
  const article = await openScripts(page, "Ana Example")
  const goTo = async (number: string) => {
    await article.focus()
    await press(page, "Control+j")
    await page.keyboard.type(number)
    await press(page, "Enter")
  }
  for (const wrong of ["0", "-1", "1.5", "16", "first"]) {
    await goTo(wrong)
    await expect(page.getByRole("alert")).toHaveText("Paragraph, 1 to 15")
    await press(page, "Escape")
  }
  await goTo("15")
  await expect(article).toBeFocused()
  await goTo("7")
  await expect(article).toBeFocused()

  await page.getByRole("button", { name: "Reading", exact: true }).click()
  await page.getByRole("checkbox", { name: "Paragraph numbers" }).check()
  await page.getByRole("checkbox", { name: "Focus on one paragraph" }).check()
  await press(page, "Escape")
  const numbers = page.locator(".paragraph-numbers > span")
  await expect(numbers.filter({ hasText: /^(9|11|13)$/ })).toHaveCount(3)
  await expect(numbers.filter({ hasText: /^(10|12|14)$/ })).toHaveCount(0)
  const bullet = (text: string) =>
    paragraph(page, text).evaluate((element) =>
      element.parentElement === null ? "" : getComputedStyle(element.parentElement, "::marker").color,
    )
  await article.focus()
  await expect(article.locator(".at-hand")).toHaveText("monitored by observers from Ghana")
  const atHand = await bullet("monitored by observers from Ghana")
  expect(await bullet("An exchange of prisoners")).not.toBe(atHand)
  await press(page, "ArrowDown")
  await expect(article.locator(".at-hand")).toHaveText("An exchange of prisoners")
  expect(await bullet("An exchange of prisoners")).toBe(atHand)
})
