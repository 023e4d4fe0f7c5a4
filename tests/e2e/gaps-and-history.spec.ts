// What an article's record lacks, and what happened to it: both from the keyboard.

import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

const list = (page: Page) => page.getByRole("region", { name: "Gaps" })
const group = (page: Page, name: string) => list(page).getByRole("region", { name })
const countOf = async (page: Page) => Number(await list(page).locator("header .tabular").textContent())

async function expectAxeSilent(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme}: ${id} at ${nodes[0]?.target}`)).toEqual([])
  }
}

test("gaps are walked, gone to, left aside and taken back by keys, and follow what is marked", async ({
  page,
  app,
}) => {
  await openSample(page, "Ana Example")
  await page.keyboard.press("g")
  await expect(list(page).locator("[data-gap]").first()).toBeFocused()
  const before = await countOf(page)
  expect(before).toBeGreaterThan(4)

  // To the text and back: the list stays.
  await page.keyboard.press("ArrowDown")
  const words = (await list(page).locator("[data-gap]:focus .quote").textContent()) ?? ""
  await page.keyboard.press("Enter")
  await expect(page.locator(".article-text")).toBeFocused()
  const selected = await page.evaluate(() => document.getSelection()?.toString() ?? "")
  expect(words.replace("…", "").slice(0, 40)).toContain(selected.replace(/\s+/g, " ").slice(0, 40))
  // What is marked is no gap any more; the claim lacks its source instead.
  await page.keyboard.press("c")
  await expect(group(page, "Empty fields, 1").getByText("no Source")).toBeVisible()

  await page.keyboard.press("Escape")
  await page.locator(".article-text").focus()
  await page.keyboard.press("g")
  await expect(list(page).locator("[data-gap]").first()).toBeFocused()
  const open = await countOf(page)
  await page.keyboard.press("d")
  await expect(list(page).locator("header .tabular")).toHaveText(String(open - 1))
  await expect(list(page).locator("[data-gap]").first()).toBeFocused()
  await expectSaved(page)
  await expectAxeSilent(page)

  // Undo brings it back, redo takes it again, and a restart remembers it.
  await page.keyboard.press("Escape")
  await expect(list(page)).toHaveCount(0)
  await page.keyboard.press("Control+z")
  await page.keyboard.press("g")
  await expect(list(page).locator("header .tabular")).toHaveText(String(open))
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+y")
  await expectSaved(page)
  await app.restart()
  await page.locator(".article-text").focus()
  await page.keyboard.press("g")
  await expect(list(page).locator("header .tabular")).toHaveText(String(open - 1))
  await list(page).getByRole("checkbox", { name: "Show 1 left aside" }).check()
  await list(page).locator("[data-gap]").first().focus()
  await page.keyboard.press("d")
  await expect(list(page).locator("header .tabular")).toHaveText(String(open))
})

test("an annotation’s history is read and gone back to, and what was removed is brought back", async ({
  page,
  app: _,
}) => {
  const dialog = page.getByRole("dialog", { name: "History" })
  await openSample(page, "Ana Example")
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  await expectSaved(page)
  await page.keyboard.press("Enter")
  await page.locator(".card[data-open] textarea").last().fill("Doubtful.")
  await page.locator(".article-text").focus()
  await expectSaved(page)
  await page.keyboard.press("h")
  await expect(dialog.getByRole("listitem")).toHaveCount(2)
  await expect(dialog.getByRole("definition")).toHaveText(/nothing.*→.*Doubtful\./)
  await expect(dialog.getByText("Ana Example")).toHaveCount(2)
  await expectAxeSilent(page)
  await dialog.getByRole("button", { name: /Make it so again/ }).click()
  await expect(page.locator(".card[data-open] textarea").last()).toHaveValue("")
  await page.keyboard.press("Control+z")
  await expect(page.locator(".card[data-open] textarea").last()).toHaveValue("Doubtful.")

  await page.locator(".article-text").focus()
  await page.keyboard.press("Backspace")
  await expect(page.locator(".article-text mark")).toHaveCount(0)
  await expectSaved(page)
  await page.keyboard.press("h")
  await dialog.getByRole("button", { name: /Bring back/ }).click()
  await expect(page.locator(".article-text mark").first()).toBeVisible()
  await expect(page.locator(".card[data-open] textarea").last()).toHaveValue("Doubtful.")
})
