// Articles in other programs' formats come in through the window, and are read there as rich text.

import path from "node:path"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"

const fixtures = path.resolve("tests/fixtures/import")

test("many files at once: each is imported by itself, and tables and links are kept", async ({
  app: _,
  page,
}) => {
  test.setTimeout(120_000)
  await openSample(page, "Ana Example")
  const names = ["libreoffice.odt", "chromium.mhtml", "chromium.pdf", "python.eml", "python.csv", "make.py"]
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Add articles" }).click()
  await page.getByRole("menuitem", { name: "Import files" }).click()
  await (await chooser).setFiles(names.map((name) => path.join(fixtures, name)))
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByRole("heading", { name: /Imported \d articles/ })).toBeVisible({ timeout: 60_000 })
  await dialog.getByRole("button", { name: "Import", exact: true }).click()
  await expect(dialog.getByText("python.csv, article 2")).toBeVisible()
  await dialog
    .getByRole("listitem")
    .filter({ hasText: "libreoffice.odt" })
    .getByRole("button", { name: "Open" })
    .click()
  const text = page.getByRole("textbox", { name: "Ministers speak for the first time since May" })
  await expect(text.getByRole("cell", { name: "21 October" })).toBeVisible()
  await expect(text.getByRole("link", { name: "an agency report" })).toBeVisible()
  await expect(text.getByRole("listitem").first()).toBeVisible()
})
