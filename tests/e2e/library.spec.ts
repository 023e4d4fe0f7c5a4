import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"

test("articles are imported, sorted, filtered, renamed, trashed and restored", async ({
  app,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  const files = [
    ["bridge.txt", "date 2023-01-05 The bridge reopened on Thursday, officials said."],
    ["grain.txt", "date 2021-07-01 Talks on a grain corridor resumed."],
    ["empty.txt", ""],
    ["picture.txt", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"],
  ] as const
  for (const [name, text] of files) writeFileSync(path.join(here.folder, name), text, "latin1")
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Add articles" }).click()
  await page.getByRole("menuitem", { name: /Import files/ }).click()
  await (await chooser).setFiles(files.map(([name]) => path.join(here.folder, name)))
  const dialog = page.getByRole("dialog", { name: "Imported 2 articles" })
  await expect(dialog.getByRole("listitem")).toHaveCount(4)
  await expect(dialog.getByText("Not imported", { exact: true })).toHaveCount(2)
  await dialog.getByRole("button", { name: "Close" }).last().click()

  const library = page.getByRole("navigation", { name: "Library" })
  const rows = library.getByRole("region", { name: "Articles" }).getByRole("listitem")
  await expect(rows).toHaveCount(3)
  await page.getByRole("button", { name: "Sort" }).click()
  await page.getByRole("menuitemradio", { name: "Title" }).click()
  await page.keyboard.press("Escape")
  await expect(rows.first()).toContainText(/bridge/i)

  await library.getByRole("searchbox").fill("grain")
  await expect(rows).toHaveCount(1)
  await library.getByRole("searchbox").fill("")

  await rows.filter({ hasText: /grain/i }).getByRole("button").first().click()
  await expect(page.getByRole("textbox", { name: /grain/i })).toBeVisible()
  await page.getByRole("button", { name: "Use date" }).click()
  await rows.filter({ hasText: /grain/i }).getByRole("button").first().focus()
  await page.keyboard.press("F2")
  await library.getByRole("textbox", { name: "Title of the article" }).fill("Grain corridor talks resume")
  await page.keyboard.press("Enter")
  await expect(rows.filter({ hasText: "Grain corridor talks resume" })).toContainText("1 Jul 2021")

  await rows
    .filter({ hasText: /bridge/i })
    .getByRole("button", { name: /^More for/ })
    .click()
  await page.getByRole("menuitem", { name: /Move to trash/ }).click()
  await expect(rows).toHaveCount(2)
  await library.getByRole("button", { name: "My project" }).click()
  await page.getByRole("menuitem", { name: "Trash (1)" }).click()
  await rows
    .filter({ hasText: /bridge/i })
    .getByRole("button", { name: /^More for/ })
    .click()
  await page.getByRole("menuitem", { name: "Restore" }).click()
  await library.getByRole("button", { name: "Back to the articles" }).click()
  await expect(rows).toHaveCount(3)

  await expectSaved(page)
  await app.restart()
  await expect(rows).toHaveCount(3)
  await expect(rows.filter({ hasText: "Grain corridor talks resume" })).toHaveCount(1)
})

test("the row of the article that is open leaves it as it is, and Enter goes back to its text", async ({
  app: _,
  page,
}) => {
  const text = await openSample(page, "Ana Example")
  const editor = await text.elementHandle()
  await page.getByRole("radio", { name: "Edit text" }).check()
  const row = page.locator("[data-row]").first()
  await row.click()
  await expect(row).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(text).toBeFocused()
  await expect(page.getByRole("radio", { name: "Edit text" })).toBeChecked()
  expect(await editor?.evaluate((element) => element.isConnected)).toBe(true)
})

test("several projects are opened one after the other, with a list of recent ones", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  const project = page.getByRole("navigation", { name: "Library" }).getByRole("button").first()
  await project.click()
  await page.getByRole("menuitem", { name: /New project/ }).click()
  const dialog = page.getByRole("dialog", { name: "New project" })
  await dialog.getByLabel("Name").fill("Autumn briefing")
  await dialog.getByLabel("Folder").fill(path.join(here.documents, "Postil", "Autumn"))
  await dialog.getByRole("button", { name: "Create project" }).click()
  await expect(project).toHaveText("Autumn briefing")
  await expect(page.getByText("Add a first article")).toBeVisible()
  const written = JSON.parse(
    readFileSync(path.join(here.documents, "Postil", "Autumn", "project.json"), "utf8"),
  )
  expect(JSON.stringify(written)).toContain("Autumn briefing")

  await project.click()
  await page.getByRole("menuitem", { name: /My project/ }).click()
  await expect(project).toHaveText("My project")
  await expect(page.getByRole("textbox", { name: /First US–Russian/ })).toBeVisible()
})
