// The interface in a made-up language that runs from right to left: every word of every screen is translated, and
// everything that has a side stands on the other one.

import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { formats } from "../../shared/formats/registry.ts"
import { defaultCodebook } from "../../shared/kinds/registry.ts"
import { type Machine, machine } from "./support/app.ts"
import { test as base, expect } from "./support/fixture.ts"
import { reference } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern.
  here: async ({}, use) => {
    const here = machine()
    mkdirSync(here.data, { recursive: true })
    writeFileSync(
      path.join(here.data, "settings.json"),
      JSON.stringify({ schema: 1, preferences: { language: "ar-XB" } }),
    )
    await use(here)
    here.remove()
  },
})

/** What is not the interface's own: names, the words of the codebook, and what formats say of themselves. */
const data = [...stringsIn(defaultCodebook()), ...stringsIn(formats), "Ana Example", "My project", "Postil"]

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

test("every word of the interface is translated, wherever one goes", async ({ app: _, here, page }) => {
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl")
  await expect(page.locator(".way").first()).toBeVisible()
  const expectTranslated = expectTranslatedIn(page, here)
  await expectTranslated("the first screen")
  await begin(page)
  await expectTranslated("an article")
  for (const { kind, start, end } of reference.annotations.slice(0, 4)) {
    await dragOver(page, start, end)
    await expectTranslated("a selection")
    await page.keyboard.press(kind.slice(0, 1))
    await expectTranslated("an open card")
  }
  for (const key of ["?", "n", "Control+k", "Control+e", "Control+j", "Control+o", "Control+Shift+v"]) {
    await page.locator(".article-text").focus()
    await page.keyboard.press(key)
    await expectDialog(page, async () => {
      if (key === "Control+e") await expect(page.locator(".export-files")).not.toBeEmpty()
      await expectTranslated(`the dialog of ${key}`)
    })
  }
  await page.locator(".article-text").focus()
  await page.keyboard.press("Control+f")
  await page.keyboard.type("Austin")
  await expectTranslated("finding")
  await page.keyboard.press("Escape")
  for (const button of await page.locator("button[aria-haspopup]:visible").all()) {
    await button.click()
    await expectTranslated(`the menu of ${await button.getAttribute("aria-label")}`)
    await page.keyboard.press("Escape")
  }
  const project = page.locator(".library-project")
  await project.click()
  const items = await page.getByRole("menuitem").count()
  await page.keyboard.press("Escape")
  for (let index = 0; index < items; index++) {
    await project.click()
    const item = page.getByRole("menuitem").nth(index)
    // Nothing is in the trash.
    if ((await item.getAttribute("aria-disabled")) === "true") await page.keyboard.press("Escape")
    else {
      await item.click()
      await expectDialog(page, () => expectTranslated(`item ${index} of the project’s menu`))
    }
  }
})

test("everything that has a side stands on the other one", async ({ app: _, page }) => {
  await begin(page)
  const left = async (selector: string) =>
    (await page.locator(selector).first().boundingBox())?.x ?? Number.NaN
  const article = await left(".sheet")
  expect(await left(".library")).toBeGreaterThan(article)
  expect(await left(".cards")).toBeLessThan(article)
  const [shown, hidden] = await page.locator(".topbar-tools button").all()
  expect((await shown?.boundingBox())?.x).toBeGreaterThan((await hidden?.boundingBox())?.x ?? Number.NaN)

  const splitter = page.locator(".library .splitter")
  const width = async () => Number(await splitter.getAttribute("aria-valuenow"))
  const before = await width()
  await splitter.focus()
  await page.keyboard.press("ArrowLeft")
  expect(await width()).toBeGreaterThan(before)

  // The text keeps its own direction, and what belongs to a place in it stays there.
  await expect(page.locator(".article-text")).toHaveCSS("direction", "ltr")
  await dragOver(page, 860, 1041)
  const selected = await page.evaluate(() =>
    document.getSelection()?.getRangeAt(0).getBoundingClientRect().toJSON(),
  )
  const popover = await page.getByRole("toolbar").boundingBox()
  if (popover === null) throw new Error("There is no bar at the selection")
  expect(popover.x + popover.width).toBeGreaterThan(selected.left)
  expect(popover.x).toBeLessThan(selected.right)
})

async function begin(page: Page): Promise<void> {
  await page.getByRole("textbox").first().fill("Ana Example")
  await page.locator(".way").first().click()
  await expect(page.locator(".article-text")).toBeVisible()
}

/** Looks at the dialog that opens, and closes it. */
async function expectDialog(page: Page, look: () => Promise<void>): Promise<void> {
  const dialog = page.locator("dialog[open]")
  await expect(dialog).toBeVisible()
  await look()
  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
}

function expectTranslatedIn(page: Page, { documents }: Machine) {
  const folder = path.join(documents, "Postil")
  const others = [folder, path.join(folder, "My project"), documents, ...data]
  others.sort((a, b) => b.length - a.length)
  return async (screen: string) => {
    expect.soft(await page.evaluate(plainWords, others), screen).toEqual([])
  }
}

/** Texts of the page that stand outside of brackets; runs in the page. */
function plainWords(data: readonly string[]): string[] {
  const own =
    "[dir=auto], .card-quote, .card-whole-quote, [lang]:not(html), kbd, .article-text, .path, script, style"
  const found: string[] = []
  const outside = (words: string): string => {
    const less = words.replace(/⟦[^⟦⟧]*⟧/g, "")
    return less === words ? words : outside(less)
  }
  const look = (words: string | null, where: string) => {
    const rest = data.reduce((left, one) => left.replaceAll(one, ""), outside(words ?? ""))
    // Dates are in Arabic, as the platform has them.
    if (/\p{Letter}{2}/u.test(rest.replace(/\p{Script=Arabic}/gu, ""))) found.push(`${where}: ${words}`)
  }
  for (const element of document.querySelectorAll("*")) {
    if (element.closest(own) !== null) continue
    for (const name of [
      "aria-label",
      "title",
      "placeholder",
      "alt",
      "aria-roledescription",
      "aria-valuetext",
    ])
      if (element.hasAttribute(name)) look(element.getAttribute(name), `${element.className}[${name}]`)
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) look(node.nodeValue, String(element.className))
  }
  return found
}
