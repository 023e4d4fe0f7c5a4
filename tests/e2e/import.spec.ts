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

test("annotated files of another tool: their labels are mapped, and the article comes in with its annotations", async ({
  app: _,
  page,
}) => {
  test.setTimeout(120_000)
  await openSample(page, "Ana Example")
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Add articles" }).click()
  await page.getByRole("menuitem", { name: "Import files" }).click()
  await (await chooser).setFiles([
    { name: "talks.txt", mimeType: "text/plain", buffer: Buffer.from("Ann met Bob in Kyiv.\n") },
    {
      name: "talks.ann",
      mimeType: "text/plain",
      buffer: Buffer.from("T1\tPER 0 3\tAnn\nT2\tCITY 15 19\tKyiv\n"),
    },
  ])
  const dialog = page.getByRole("dialog", { name: "Import annotations" })
  await expect(dialog.getByText("brat standoff: 2 annotations")).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByRole("combobox", { name: /PER/ })).toHaveValue("person")
  await dialog.getByRole("combobox", { name: /CITY/ }).selectOption({ label: "Nothing: leave it out" })
  await dialog.getByRole("button", { name: "Import" }).click()
  const outcome = page.getByRole("dialog", { name: "Imported 1 article" })
  await outcome.getByRole("button", { name: "Open" }).click()
  await expect(page.getByRole("textbox", { name: "talks" })).toContainText("Ann met Bob in Kyiv.")
})
