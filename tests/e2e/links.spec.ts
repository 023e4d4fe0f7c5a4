// Claims are linked with claims of other articles, from the keyboard, and the link shows at both ends.

import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

const related = (page: Page) => page.getByRole("list", { name: "Related" })

test("a claim is linked with one of another article, seen from both, and unlinked by undo", async ({
  page,
  app: _,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  await expectSaved(page)
  await page.keyboard.press("Control+Shift+v")
  const paste = page.getByRole("dialog")
  await paste.getByRole("textbox").first().fill("Moscow said the two ministers spoke on Friday.")
  await paste
    .getByRole("button", { name: /Add|Paste|Open/ })
    .last()
    .click()
  await expect(page.locator(".article-text")).toContainText("Moscow said")
  await dragOver(page, 12, 45)
  await page.keyboard.press("c")
  await expectSaved(page)

  await page.keyboard.press("k")
  const dialog = page.getByRole("dialog", { name: "Link this claim" })
  await dialog.getByRole("textbox").fill("minister RUSSIAN federation")
  await expect(dialog.getByRole("list", { name: "Claims" }).getByRole("button")).toHaveCount(1)
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme}: ${id} at ${nodes[0]?.target}`)).toEqual([])
  }
  await page.keyboard.press("Enter")
  await expect(related(page).getByRole("listitem")).toHaveCount(1)
  await expect(related(page)).toContainText("says the same as")
  await expect(page.getByText("2 independent sources")).toBeVisible()

  // Undone and done again.
  await page.locator(".article-text").focus()
  await page.keyboard.press("Control+z")
  await expect(related(page).getByRole("listitem")).toHaveCount(0)
  await page.keyboard.press("Control+y")
  await expect(related(page).getByRole("listitem")).toHaveCount(1)

  // A click leads to the other end, where the link shows as well.
  await related(page).getByRole("button").first().click()
  await expect(page.locator(".article-text")).toContainText("Kremlin")
  await expect(related(page)).toContainText("the two ministers spoke on Friday")
  await related(page)
    .getByRole("button", { name: /Take the link away/ })
    .click()
  await expect(related(page).getByRole("listitem")).toHaveCount(0)
})
