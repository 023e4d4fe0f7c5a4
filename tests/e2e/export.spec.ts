// A large project going out: how far it is shows, and it stops when it is told to, leaving nothing behind.

import { existsSync, readdirSync } from "node:fs"
import path from "node:path"
import { annotation, article, project } from "../support/article.ts"
import { makeQuickly } from "../support/quick-project.ts"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"

test("an export of many articles counts them, can be stopped with nothing written, and done again", async ({
  app: _,
  here,
  page,
}) => {
  test.setTimeout(180_000)
  const large = path.join(here.folder, "Large")
  const text = "Lloyd Austin spoke to Sergei Shoigu on Friday, the Pentagon said. ".repeat(200)
  const marks = Array.from({ length: 100 }, (_, index) =>
    annotation(`a${index}`, index * 66, index * 66 + 12),
  )
  const annotations = new Map(marks.map((mark) => [mark.id, mark]))
  const articles = Array.from({ length: 600 }, (_, index) => ({ ...article(text, `a${index}`), annotations }))
  await makeQuickly(large, project(), articles)

  await openSample(page, "Ana Example")
  await page.getByRole("navigation", { name: "Library" }).getByRole("button").first().click()
  await page.getByRole("menuitem", { name: /Open project/ }).click()
  const opening = page.getByRole("dialog", { name: "Open project" })
  await opening.getByRole("textbox").fill(large)
  await opening.getByRole("button", { name: "Open project" }).click()
  await expect(opening).toBeHidden({ timeout: 60_000 })

  const out = path.join(here.folder, "out")
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click()
  const dialog = page.getByRole("dialog", { name: "Export" })
  await dialog.getByRole("radio", { name: /^Workbook/ }).check()
  await dialog.getByRole("button", { name: "Change…" }).click()
  await dialog.getByRole("textbox").fill(out)
  await dialog.getByRole("button", { name: "Export", exact: true }).click()
  await expect(dialog.getByText(/^\d+ of 600 articles$/)).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole("button", { name: "Stop" }).click()
  await expect(dialog.getByRole("alert")).toContainText("The export was stopped. Nothing was written.")
  expect(existsSync(out) ? readdirSync(out) : []).toEqual([])

  await dialog.getByRole("radio", { name: /doccano/ }).check()
  await dialog.getByRole("button", { name: "Export", exact: true }).click()
  await expect(dialog.getByRole("heading", { name: "Exported" })).toBeVisible({ timeout: 120_000 })
  expect(readdirSync(out)).toContain("SHA256SUMS")
})
