// Articles in other programs' formats come in through the window, and are read there as rich text.

import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import type { Machine } from "./support/app.ts"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"
import { stored, storedArticles } from "./support/store.ts"

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

test("a dropped folder of annotated folders: files of one name stay apart, attributes and links are mapped", async ({
  app: _,
  here,
  page,
}) => {
  test.setTimeout(120_000)
  await openSample(page, "Ana Example")
  const ann = (name: string) =>
    `T1\tPER 0 3\t${name}\nT2\tPER 8 11\tBob\nT3\tMeeting 4 7\tmet\nE1\tMeeting:T3 Who:T1\nA1\tTense E1 Past\nA2\tMood E1 Calm\nR1\tKnows Arg1:T1 Arg2:T2\n`
  const folder = test.info().outputPath("corpus")
  for (const [name, who] of [
    ["monday", "Ann"],
    ["friday", "Eve"],
  ] as const) {
    mkdirSync(path.join(folder, name), { recursive: true })
    writeFileSync(path.join(folder, name, "talks.txt"), `${who} met Bob in Kyiv on ${name}.\n`)
    writeFileSync(path.join(folder, name, "talks.ann"), ann(who))
  }
  await dropFolder(page, folder)
  const dialog = page.getByRole("dialog", { name: "Import annotations" })
  await expect(dialog.getByText("brat standoff: 6 annotations, articles: 2.")).toBeVisible({
    timeout: 30_000,
  })
  await dialog.getByRole("combobox", { name: /“Meeting”/ }).selectOption({ label: "Event" })
  await dialog.getByRole("combobox", { name: /“Tense”/ }).selectOption({ label: "Place" })
  await dialog.getByRole("combobox", { name: /“Mood”/ }).selectOption({ label: "Nothing: leave it out" })
  await dialog.getByRole("combobox", { name: /“Knows”/ }).selectOption({ label: "supports" })
  await dialog.getByRole("button", { name: "Import" }).click()
  const outcome = page.getByRole("dialog", { name: "Imported 2 articles" })
  await expect(outcome).toBeVisible({ timeout: 30_000 })
  await outcome.getByRole("button", { name: "Close" }).last().click()
  await expect(page.getByRole("button", { name: /^talks .* 2 People 1 Event/ })).toHaveCount(2)
  const { annotations } = await stored(page, here, "talks")
  expect(annotations.map(({ kind, spans }) => [kind, spans.map(({ quote }) => quote).join()])).toEqual([
    ["person", expect.stringMatching(/^(Ann|Eve)$/)],
    ["event", "met"],
    ["person", "Bob"],
  ])
  expect(annotations[1]?.fields).toEqual({
    place: { value: "Past" },
    who: { value: { annotation: expect.any(String) } },
  })
})

test("stopped on the way, an import keeps what came in, tells it, and brings in the rest another time", async ({
  app: _,
  here,
  page,
}) => {
  test.setTimeout(240_000)
  const count = 400
  await openSample(page, "Ana Example")
  const folder = test.info().outputPath("many")
  mkdirSync(folder, { recursive: true })
  for (let number = 1; number <= count; number++) {
    writeFileSync(path.join(folder, `talks-${number}.txt`), `Ann met Bob in Kyiv, the ${number}th time.\n`)
    writeFileSync(path.join(folder, `talks-${number}.ann`), "T1\tPER 0 3\tAnn\nT2\tPER 8 11\tBob\n")
  }
  const bring = async () => {
    await dropFolder(page, folder)
    const asked = page.getByRole("dialog", { name: "Import annotations" })
    await expect(asked.getByText(`brat standoff: ${2 * count} annotations, articles: ${count}.`)).toBeVisible(
      { timeout: 60_000 },
    )
    await asked.getByRole("button", { name: "Import" }).click()
  }
  await bring()
  const going = page.getByRole("dialog", { name: /^Importing \d+ of 800 files/ })
  await expect(going.getByRole("progressbar")).toBeVisible()
  await page.getByRole("dialog", { name: /^Importing [1-9]\d* of 800 files/ }).waitFor()
  await going.getByRole("button", { name: "Stop" }).click()

  const outcome = page.getByRole("dialog", { name: /^Imported \d+ articles?$/ })
  await expect(outcome.getByText("Stopped. Files not listed here were left alone.")).toBeVisible()
  await expect(outcome.getByRole("listitem").first()).toBeVisible()
  const listed = await outcome.getByRole("listitem").count()
  expect(listed).toBeLessThan(count)
  await outcome.getByRole("button", { name: "Close" }).last().click()
  expect(await wholeArticles(here)).toBe(listed)

  await bring()
  const rest = count - listed
  await expect(page.getByRole("dialog", { name: new RegExp(`^Imported ${rest} articles?$`) })).toBeVisible({
    timeout: 120_000,
  })
  expect(await wholeArticles(here)).toBe(count)
})

/** How many of the articles that were brought in are on disk; each has both its annotations. */
async function wholeArticles(here: Machine): Promise<number> {
  const rows = await storedArticles(here)
  const brought = rows.filter(({ title }) => title.startsWith("talks"))
  expect(brought.map(({ annotationCount }) => annotationCount)).toEqual(brought.map(() => 2))
  return brought.length
}

/** Drops a folder of this machine on the window, as a file manager does. */
async function dropFolder(page: Page, folder: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data })
}
