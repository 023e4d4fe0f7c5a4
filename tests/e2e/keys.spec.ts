// The analyst's own keys: chosen by pressing them, told when they mean something else, used and shown everywhere, and
// still there after a restart.

import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

test("a command's key is changed, refused where it is taken, used and shown everywhere, and put back", async ({
  app,
  page,
}) => {
  const text = await openSample(page, "Ana Example")
  await openKeys(page)
  const find = page.getByRole("button", { name: /^Find in this article: .* Change$/ })
  await expect(find).toHaveText("Ctrl+F")

  await find.click()
  await page.keyboard.press("Control+t")
  await expect(row(page, "Find in this article")).toContainText("the system or the browser keeps it")
  await page.keyboard.press("p")
  await expect(row(page, "Find in this article")).toContainText("P marks as Person")
  await page.keyboard.press("ArrowDown")
  await expect(row(page, "Find in this article")).toContainText("needed for moving")
  await page.keyboard.press("Control+e")
  await expect(row(page, "Find in this article")).toContainText("Ctrl+E is already “Export…”")
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible()
  await expect(find).toHaveText("Ctrl+F")

  await find.click()
  await page.keyboard.press("Control+Shift+u")
  await expect(find).toHaveText("Ctrl+Shift+U")
  const resize = page.getByRole("button", { name: /^Move the ends.* Change$/ })
  await resize.focus()
  await page.keyboard.press("Enter")
  await page.keyboard.press("o")
  await row(page, "Move the ends").getByRole("button", { name: "Use O here" }).click()
  await expect(resize).toHaveText("O")
  await expect(page.getByRole("button", { name: /^Next annotation around.* Change$/ })).toHaveText("no key")
  await page.keyboard.press("Escape")

  await text.focus()
  await page.keyboard.press("Control+f")
  await expect(page.getByRole("search")).toBeHidden()
  await page.keyboard.press("Control+Shift+u")
  await expect(page.getByRole("search")).toBeVisible()
  await page.keyboard.press("Escape")
  await page.getByRole("banner").getByRole("button", { name: "Find in this article" }).hover()
  await expect(page.getByRole("tooltip").first()).toContainText("Ctrl+Shift+U")
  await dragOver(page, 937, 950)
  await page.keyboard.press("p")
  await text.focus()
  await page.keyboard.press("r")
  await expect(page.locator(".resize-hint p")).toBeHidden()
  await page.keyboard.press("o")
  await expect(page.locator(".resize-hint p")).toBeVisible()
  await page.keyboard.press("Escape")

  await app.restart()
  await expect(text).toBeVisible()
  await openKeys(page)
  await expect(find).toHaveText("Ctrl+Shift+U")
  await row(page, "Find in this article")
    .getByRole("button", { name: /usual key/ })
    .click()
  await expect(find).toHaveText("Ctrl+F")
  await page.getByRole("button", { name: "All keys as usual" }).click()
  await expect(resize).toHaveText("R")
  await expect(page.getByRole("button", { name: /^Next annotation around.* Change$/ })).toHaveText("O")
})

test("keys work in a Cyrillic layout, where letters are others", async ({ app: _, page }) => {
  const text = await openSample(page, "Ana Example")
  await dragOver(page, 937, 950)
  await pressCyrillic(page, "з", "KeyP")
  await expect(page.getByRole("button", { name: "People: 1" })).toBeVisible()
  await text.focus()
  await pressCyrillic(page, "я", "KeyZ", true)
  await expect(page.getByRole("button", { name: "People: 1" })).toBeHidden()
})

test("what a button does is said where the pointer rests and where Tab comes, until Esc or a click", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  const tooltip = page.locator(".tooltip")
  const banner = page.getByRole("banner")
  await banner.getByRole("button", { name: "Find in this article" }).hover()
  await expect(tooltip).toHaveText(/^Find in this article/)
  // The pointer may rest on it, and the next one follows at once.
  await tooltip.hover()
  await expect(tooltip).toHaveText(/^Find in this article/)
  await banner.getByRole("button", { name: "Look and language" }).hover()
  await expect(tooltip).toHaveText(/^Look and language/)
  await page.mouse.down()
  await expect(tooltip).toBeHidden()
  await page.mouse.up()
  await page.keyboard.press("Escape")
  await page.mouse.move(600, 600)

  await banner.getByRole("button").first().focus()
  await expect(tooltip).toBeHidden()
  await page.keyboard.press("Tab")
  await expect(tooltip).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(tooltip).toBeHidden()

  // What a dialog has is named above the dialog.
  await openKeys(page)
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).hover()
  await expect(page.getByRole("dialog").locator(".tooltip")).toBeVisible()
})

test("no tooltip comes over an open menu, so that Escape closes the menu", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.getByRole("button", { name: "Add articles" }).click()
  await expect(page.getByRole("menu")).toBeVisible()
  await page.waitForTimeout(700) // longer than the pointer rests before a tooltip comes
  await expect(page.locator(".tooltip")).toHaveCount(0)
  await page.keyboard.press("Escape")
  await expect(page.getByRole("menu")).toHaveCount(0)
})

function row(page: Page, words: string) {
  return page.locator(".keys-row").filter({ hasText: words })
}

async function openKeys(page: Page): Promise<void> {
  await page.locator(".article-text").focus()
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible()
}

/** A key as a Ukrainian layout sends it. */
async function pressCyrillic(page: Page, key: string, code: string, ctrlKey = false): Promise<void> {
  await page.locator(".article-text").dispatchEvent("keydown", { key, code, ctrlKey, bubbles: true })
}
