// A newer version of an article comes in: what became of its annotations is gone through by keyboard, an orphan gets a
// place again, and all of it is undone.

import { readFileSync } from "node:fs"
import path from "node:path"
import { expectNothingFound } from "./support/axe.ts"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

const fixtures = path.resolve("tests/fixtures/import")
const sample = readFileSync("assets/sample/austin-shoigu.txt", "utf8")

test("an update is reviewed with keys alone, and undone", async ({ app: _, page }, info) => {
  test.setTimeout(120_000)
  await openSample(page, "Ana Example")
  const article = page.getByRole("textbox", { name: "First US–Russian defence call since May" })
  const text = await article.evaluate((element) => (element.textContent ?? "").length)
  expect(text).toBeGreaterThan(500)
  const mark = async (words: string, key: string) => {
    const start = sample.indexOf(words)
    expect(start).toBeGreaterThan(-1)
    await dragOver(page, start, start + words.length)
    await page.keyboard.press(key)
  }
  const paragraphs = sample.split("\n\n")
  await mark("Lloyd Austin", "p")
  await mark("the importance of maintaining lines of communication", "c")
  const last = paragraphs.at(-1)?.trim() ?? ""
  const gone = last.split(" ").slice(0, 3).join(" ")
  await mark(gone, "e")
  await page.getByText("Saved").waitFor()

  const newer = `${paragraphs.slice(0, -1).join("\n\n").replace("the importance of maintaining lines", "the importance of keeping lines")}\n\nThe two spoke again on Monday, officials said.\n`
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Add articles" }).click()
  await page.getByRole("menuitem", { name: "Import files" }).click()
  await (await chooser).setFiles([
    { name: "new\u202eer.txt", mimeType: "text/plain", buffer: Buffer.from(newer) },
  ])
  const dialog = page.getByRole("dialog")
  const update = dialog.getByRole("button", { name: /^Update “First/ })
  await expect(update).toBeVisible()
  // What would turn the rest of the name around is left out of it.
  await expect(dialog.getByText("newer.txt", { exact: true })).toBeVisible()
  await page.screenshot({ path: info.outputPath("import.png") })
  await update.click()
  await expect(page.getByText(/1 kept, 0 moved, 1 changed, 1 without a place/)).toBeVisible()

  const review = page.getByRole("complementary", { name: "After the update" })
  const items = review.getByRole("list", { name: "After the update" })
  await expect(items.getByRole("listitem")).toHaveCount(2)
  // What was kept can be looked through, and the pane is as wide as one likes.
  const edge = review.getByRole("separator")
  await edge.press("End")
  await expect(edge).toHaveAttribute("aria-valuenow", "560")
  expect((await review.boundingBox())?.width).toBe(560)
  await edge.press("Home")
  await review.getByText("1 other stands as it was.").click()
  await expectNothingFound(page, "an update's review, all of it")
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
      await page.screenshot({ path: info.outputPath(`review-${colorScheme}-${width}.png`) })
    }
  }
  await review.getByRole("button", { name: "Person Lloyd Austin" }).press("Enter")
  await expect(article).toBeFocused()
  await expect(page.locator("mark", { hasText: "Lloyd Austin" }).first()).toBeInViewport()
  await page.keyboard.press("F6")
  // The changed one: it is right as it is now.
  await expect(items.getByRole("listitem").first()).toBeFocused()
  await expect(page.locator("mark", { hasText: "keeping" }).first()).toBeVisible()
  await page.keyboard.press("a")
  await expect(items.getByRole("listitem")).toHaveCount(1)
  // The orphan: Enter goes to where it may have been, new words are selected, F6 comes back, R gives them to it.
  await expect(items.getByRole("listitem", { name: new RegExp(gone) })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(article).toBeFocused()
  await page.keyboard.press("Home")
  await page.keyboard.press("Shift+Control+ArrowRight")
  await page.keyboard.press("Shift+Control+ArrowRight")
  await page.keyboard.press("F6")
  await expect(items.getByRole("listitem").first()).toBeFocused()
  await page.keyboard.press("r")
  await expect(items.getByRole("listitem")).toHaveCount(0)
  await page.keyboard.press("Escape")
  await expect(article).toBeFocused()
  for (let steps = 0; steps < 3; steps++) {
    await page.keyboard.press("Control+z")
    await page.getByText("Saved").waitFor()
  }
  await expect(article).toContainText("the importance of maintaining lines")
  await expect(page.locator("mark", { hasText: gone }).first()).toBeAttached()
  await page.getByText("Saved").waitFor()
})

test("a long review is drawn as far as one goes, and decided anywhere in it", async ({ app: _, page }) => {
  await page.getByLabel("Your name").fill("Ana Example")
  await page.getByRole("button", { name: /^Paste text/ }).click()
  const paragraphs = Array.from({ length: 80 }, (_, index) => `In town ${index}, Vito spoke on day ${index}.`)
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(paragraphs.join("\n\n"))
  await page.getByRole("textbox", { name: "Title" }).fill("Towns")
  await page.getByRole("button", { name: "Add article", exact: true }).click()
  const article = page.getByRole("textbox", { name: "Towns" })
  await expect(article).toBeVisible({ timeout: 30_000 })
  const start = paragraphs[0]?.indexOf("Vito") ?? -1
  await dragOver(page, start, start + 4)
  await page.keyboard.press("p")
  await page.keyboard.press("a")
  await expect(page.getByRole("dialog", { name: "Mark 79 more of “Vito”" })).toBeVisible()
  await page.keyboard.press("Enter")
  await expectSaved(page)

  await page.getByRole("button", { name: "More for “Towns”" }).click()
  await page.getByRole("menuitem", { name: "Update from pasted text…" }).click()
  const dialog = page.getByRole("dialog", { name: "Update “Towns”" })
  await dialog
    .getByRole("textbox")
    .fill(paragraphs.map((text) => text.replace("Vito", "Salvatore")).join("\n\n"))
  await dialog.getByRole("button", { name: "Update", exact: true }).click()
  const items = page.getByRole("list", { name: "After the update" }).getByRole("listitem")
  await expect(items.first()).toBeFocused()
  await expect(items.first()).toHaveAttribute("aria-setsize", "80")
  expect(await items.count()).toBeLessThan(80)
  for (let step = 0; step < 50; step++) await page.keyboard.press("ArrowDown")
  const fiftyFirst = items.nth(50)
  await expect(fiftyFirst).toBeFocused()
  await expect(fiftyFirst).toHaveAttribute("aria-posinset", "51")
  await page.keyboard.press("Delete")
  await expect(items.first()).toHaveAttribute("aria-setsize", "79")
  await expect(items.nth(50)).toBeFocused()
  const list = page.getByRole("list", { name: "After the update" })
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect(items).toHaveCount(79)
  await page.keyboard.press("Escape")
  await expect(article).toBeFocused()
  await expectSaved(page)
})

test("a table is imported once its text's column is chosen", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Add articles" }).click()
  await page.getByRole("menuitem", { name: "Import files" }).click()
  await (await chooser).setFiles([path.join(fixtures, "python.csv")])
  const dialog = page.getByRole("dialog")
  const column = dialog.getByRole("combobox", { name: "Column of the text" })
  await expect(column).toBeVisible({ timeout: 30_000 })
  const columns = await column.locator("option").allTextContents()
  expect(columns.length).toBeGreaterThan(1)
  await column.selectOption(columns[0] ?? "")
  await dialog.getByRole("button", { name: "Import", exact: true }).click()
  await expect(dialog.getByText("python.csv, article 2")).toBeVisible()
})
