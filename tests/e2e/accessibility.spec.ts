// What axe finds on each screen, in light and dark: nothing.

import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

test("axe finds nothing on the first screen, the article, the cards and the dialogs", async ({
  app: _,
  page,
}) => {
  await expectNothingFound(page, "first screen")
  await openSample(page, "Ana Example")
  await expectNothingFound(page, "an article without annotations")
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  await dragOver(page, 937, 950)
  await expectNothingFound(page, "a selection")
  await page.keyboard.press("p")
  await expectNothingFound(page, "an open card")
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click()
  await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible()
  await expectNothingFound(page, "the export dialog")
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "My project" }).click()
  // A menu covers the page from outside its landmarks, while everything else is hidden from assistive technology.
  await expectNothingFound(page, "a menu", ["region"])
  await page.keyboard.press("Escape")
  await page.locator(".article-text").focus()
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible()
  await expectNothingFound(page, "the keys")
})

test("axe would find a picture without a name", async ({ app: _, page }) => {
  await page.evaluate(() => document.body.append(document.createElement("img")))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toContain("image-alt")
})

async function expectNothingFound(
  page: Page,
  screen: string,
  without: readonly string[] = [],
): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    const { violations } = await new AxeBuilder({ page }).disableRules([...without]).analyze()
    const found = violations.map(({ id, nodes }) => `${screen}, ${colorScheme}: ${id} at ${nodes[0]?.target}`)
    expect(found).toEqual([])
  }
}
