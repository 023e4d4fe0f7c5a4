// The sample article in a window, and what the reference marks in it.

import { readFileSync } from "node:fs"
import { expect, type Locator, type Page } from "@playwright/test"
import { dragOver } from "./text.ts"

interface Reference {
  readonly annotations: readonly { kind: string; start: number; end: number; quote: string }[]
}

export const reference: Reference = JSON.parse(
  readFileSync(new URL("../../fixtures/austin-shoigu.reference.json", import.meta.url), "utf8"),
)

/** From the first screen to the sample's text. */
export async function openSample(page: Page, name: string): Promise<Locator> {
  await page.getByLabel("Your name").fill(name)
  await page.getByRole("button", { name: /Open the sample article/ }).click()
  const text = page.getByRole("textbox", { name: "First US–Russian defence call since May" })
  await expect(text).toBeVisible({ timeout: 30_000 })
  return text
}

/** Pastes an article, by keys, and opens it. */
export async function pasteArticle(page: Page, title: string, paragraphs: readonly string[]): Promise<void> {
  await page.keyboard.press("Control+Shift+v")
  await expect(page.getByRole("dialog").getByRole("textbox").first()).toBeFocused()
  await page.keyboard.insertText(paragraphs.join("\n\n"))
  await page.keyboard.press("Tab")
  await page.keyboard.type(title)
  await page.keyboard.press("Enter")
  await expect(page.locator(".article-text p").first()).toHaveText(paragraphs[0] ?? "")
}

/** Marks all that the reference marks, by mouse. */
export async function markReference(page: Page): Promise<void> {
  for (const { kind, start, end } of reference.annotations) {
    await dragOver(page, start, end)
    await page
      .getByRole("toolbar")
      .getByRole("button", { name: new RegExp(kind, "i") })
      .click()
  }
  await expectSaved(page)
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved")
}

/** Exports through the dialog, into a folder. */
export async function exportAs(page: Page, format: RegExp, folder: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click()
  const dialog = page.getByRole("dialog", { name: "Export" })
  await dialog.getByRole("radio", { name: format }).check()
  await dialog.getByRole("button", { name: "Change…" }).click()
  await dialog.getByRole("textbox").fill(folder)
  await dialog.getByRole("button", { name: /^Export/ }).click()
  await dialog.getByRole("button", { name: /^(Done|Close)$/ }).click()
}
