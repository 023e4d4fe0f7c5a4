// Another machine's version of an article lies beside it: the window says so, shows the annotations that differ, and
// takes over what is chosen. And the backups, which are looked at in the same way.

import { execFileSync } from "node:child_process"
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Page, TestInfo } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

test("another machine's version is noticed, shown as annotations, and joined with ours", async ({
  app: _,
  here,
  page,
}, info) => {
  await openSample(page, "Ada")
  await mark(page, 38, 50, "p")
  await mark(page, 100, 112, "c")
  await expectSaved(page)
  const articles = path.join(here.documents, "Postil", "My project", "articles")
  const folder = path.join(articles, readdirSync(articles)[0] ?? "")
  const file = path.join(folder, "article.json")
  await expect.poll(() => JSON.parse(readFileSync(file, "utf8")).annotations.length).toBe(2)
  const theirs = JSON.parse(readFileSync(file, "utf8"))
  const [first, second] = theirs.annotations
  theirs.annotations = [
    { ...first, note: "the secretary of defence" },
    { ...second, id: "theirs", kind: "event", spans: [{ start: 160, end: 172 }] },
  ]
  theirs.sequence++
  writeFileSync(path.join(folder, "article (Ben's conflicted copy 2026-11-22).json"), JSON.stringify(theirs))
  copyFileSync(
    path.join(folder, "history.jsonl"),
    path.join(folder, "history (Ben's conflicted copy 2026-11-22).jsonl"),
  )
  await page.reload()
  await page.getByRole("button", { name: "Review…" }).click()
  const dialog = page.getByRole("dialog", { name: "Other versions" })
  await dialog.getByRole("button", { name: "Review…" }).click()
  await expect(dialog.getByText("3 annotations differ")).toBeVisible()
  await expect(dialog.getByText("the secretary of defence")).toBeVisible()
  await picture(page, info, "versions")
  const choices = dialog.getByRole("checkbox")
  await expect(choices).toHaveCount(3)
  // What was changed there is chosen to begin with; the one removed there is put back into ours by not taking it.
  for (const [row, checked] of [
    [/added there/, true],
    [/removed there/, true],
    [/changed there/, true],
  ] as const)
    await expect(dialog.getByRole("listitem").filter({ hasText: row }).getByRole("checkbox")).toBeChecked({
      checked,
    })
  await dialog
    .getByRole("listitem")
    .filter({ hasText: /removed there/ })
    .getByRole("checkbox")
    .uncheck()
  await dialog.getByRole("button", { name: "Done" }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => notesAndKinds(file)).toEqual(["claim", "event", "person: the secretary of defence"])
})

test("backups are shown with what going back would change", async ({ app, here, page }, info) => {
  await openSample(page, "Ada")
  await mark(page, 38, 50, "p")
  await expectSaved(page)
  await app.stop()
  const project = path.join(here.documents, "Postil", "My project")
  const report = path.join(here.folder, "report.txt")
  writeFileSync(report, "Lavrov called Blinken.")
  // The command line closes the project when it is done, and a backup is made.
  const env = { ...process.env, POSTIL_DATA: here.data }
  execFileSync(process.execPath, ["electron/bin/postil.mjs", "import", project, report], {
    env,
    stdio: "ignore",
  })
  await app.start()
  await page
    .getByRole("button", { name: /First US–Russian/ })
    .first()
    .click()
  await expect(page.getByRole("textbox", { name: /First US–Russian/ })).toBeVisible()
  await mark(page, 100, 112, "c")
  await expectSaved(page)
  await page.keyboard.press("Control+k")
  await page.keyboard.type("Backups")
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog", { name: "Backups" })
  await expect(dialog.getByText("2 articles · 1 annotation")).toBeVisible()
  await picture(page, info, "backups")
  await dialog.getByRole("button", { name: "See changes…" }).last().click()
  await expect(dialog.getByText("1 annotation goes")).toBeVisible()
  await picture(page, info, "backup-preview")
  await dialog.getByRole("button", { name: "Go back" }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole("button", { name: "Claims: 0" })).toBeVisible()
})

async function mark(page: Page, start: number, end: number, key: string): Promise<void> {
  await dragOver(page, start, end)
  await page.keyboard.press(key)
}

function notesAndKinds(file: string): string[] {
  const { annotations } = JSON.parse(readFileSync(file, "utf8"))
  return annotations
    .map(({ kind, note }: { kind: string; note?: string }) =>
      note === undefined ? kind : `${kind}: ${note}`,
    )
    .sort()
}

async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" })
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    // Colours take a moment to change.
    await page.waitForTimeout(400)
    await page.screenshot({ path: info.outputPath(`${name}-${scheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: "light" })
}
