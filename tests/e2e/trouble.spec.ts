// What goes wrong meets a clear message, and nothing is lost.

import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { startApp } from "./support/app.ts"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

const projectOf = (documents: string) => path.join(documents, "Postil", "My project")

test("a project that a newer Postil wrote is left alone, to the last byte", async ({ app, here, page }) => {
  await openSample(page, "Ana Example")
  await expectSaved(page)
  await app.stop()
  const file = path.join(projectOf(here.documents), "project.json")
  const newer = { ...JSON.parse(readFileSync(file, "utf8")), version: 999 }
  const bytes = JSON.stringify(newer)
  writeFileSync(file, bytes)
  await app.start()
  await expect(page.getByText(/written by a newer version of Postil.*nothing can be changed/)).toBeVisible()
  await expect(page.getByRole("textbox", { name: /First US–Russian/ })).toBeVisible()
  await dragOver(page, 38, 50)
  await page.keyboard.press("p")
  await expect(page.getByRole("button", { name: "People: 0" })).toBeVisible()
  expect(readFileSync(file, "utf8")).toBe(bytes)
})

test("a damaged article.json is set aside and the article rebuilt from its history", async ({
  app,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 38, 50)
  await page.keyboard.press("p")
  await expectSaved(page)
  await app.stop()
  const articles = path.join(projectOf(here.documents), "articles")
  const [id = ""] = readdirSync(articles)
  const file = path.join(articles, id, "article.json")
  writeFileSync(file, '{"version":1,"article":{"tit')
  await app.start()
  await expect(page.getByRole("button", { name: "People: 1" })).toBeVisible()
  await expect(
    page.getByRole("main").getByText(/was damaged on disk. It was rebuilt from its history/),
  ).toBeVisible()
  const aside = readdirSync(path.join(articles, id)).filter((name) => name.includes("damaged"))
  expect(aside.map((name) => readFileSync(path.join(articles, id, name), "utf8"))).toEqual([
    '{"version":1,"article":{"tit',
  ])
})

test("a folder that is no project, and one that does not exist, are named", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  const folder = path.join(here.folder, "not-a-project")
  mkdirSync(folder)
  const project = page.getByRole("navigation", { name: "Library" }).getByRole("button").first()
  for (const wrong of [folder, path.join(here.folder, "missing")]) {
    await project.click()
    await page.getByRole("menuitem", { name: /Open project/ }).click()
    const dialog = page.getByRole("dialog", { name: "Open project" })
    await dialog.getByRole("textbox").fill(wrong)
    await dialog.getByRole("button", { name: "Open project" }).click()
    await expect(dialog.getByRole("alert")).toContainText(wrong)
    await page.keyboard.press("Escape")
    await expect(page.getByRole("textbox", { name: /First US–Russian/ })).toBeVisible()
  }
})

test("a project in use elsewhere can be read, but not changed", async ({ app: _, here, page }) => {
  await openSample(page, "Ana Example")
  await expectSaved(page)
  const copy = path.join(here.folder, "elsewhere")
  cpSync(here.data, copy, { recursive: true })
  const second = await startApp({ ...here, data: copy })
  const other = await page.context().newPage()
  await other.goto(second.address)
  await expect(other.getByText(/already open in another Postil.*nothing can be changed/)).toBeVisible()
  await expect(other.getByRole("textbox", { name: /First US–Russian/ })).toBeVisible()
  await dragOver(other, 38, 50)
  await other.keyboard.press("p")
  await expect(other.getByRole("button", { name: "People: 0" })).toBeVisible()
  await second.kill()
})

test("when the app is gone, the window says what is not saved, and saves it when the app is back", async ({
  app,
  page,
}) => {
  await openSample(page, "Ana Example")
  await expectSaved(page)
  await app.stop()
  await dragOver(page, 38, 50)
  await page.keyboard.press("p")
  await expect(page.getByRole("button", { name: /1 change not saved/ })).toBeVisible()
  await expect(page.getByLabel(/Person: Lloyd Austin/)).toBeVisible()
  await app.startAgain()
  await expectSaved(page)
  await app.restart()
  await expect(page.getByRole("button", { name: "People: 1" })).toBeVisible()
})

test("when the disk is full, the window says what is not saved, and saves it when there is room", async ({
  app,
  here,
  page,
}) => {
  mkdirSync(here.documents, { recursive: true })
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", here.documents]).status === 0
  test.skip(!mounted, "Only root may make a small disk.")
  try {
    await openSample(page, "Ana Example")
    await expectSaved(page)
    const filler = path.join(here.documents, "filler")
    // To the last byte: what does not fit is told by an error.
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4096"])
    const unsaved = page.getByRole("button", { name: /changes? not saved/ })
    // The last block of the history may have room for a few.
    let marks = 0
    while (!(await unsaved.isVisible()) && marks < 40) {
      const start = 38 + 25 * marks++
      await dragOver(page, start, start + 12)
      await page.keyboard.press("p")
      await page.waitForTimeout(150)
    }
    await expect(unsaved).toBeVisible()
    rmSync(filler)
    await expectSaved(page)
    await app.restart()
    await expect(page.getByRole("button", { name: `People: ${marks}` })).toBeVisible()
    await app.stop()
  } finally {
    spawnSync("umount", ["-l", here.documents])
  }
})
