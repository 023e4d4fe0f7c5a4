// What axe finds on each screen, in light and dark: nothing.

import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expectNothingFound } from "./support/axe.ts"
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

test("axe finds nothing in what opens over or beside the article", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 937, 950)
  await page.keyboard.press("p")
  const text = page.locator(".article-text")
  await text.focus()
  await page.keyboard.press("Control+f")
  await page.keyboard.type("Austin")
  await expectNothingFound(page, "finding")
  await page.keyboard.press("Escape")
  for (const key of ["Control+k", "n", "Control+j", "Control+o", "Control+Shift+v"]) {
    await text.focus()
    await page.keyboard.press(key)
    await expect(page.locator("dialog[open]")).toBeVisible()
    await expectNothingFound(page, `the dialog of ${key}`)
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog[open]")).toHaveCount(0)
  }
  await page.getByRole("button", { name: "Reading" }).click()
  await expectNothingFound(page, "the menu of reading", ["region"])
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Look and language" }).click()
  await page.getByRole("menuitemradio", { name: "High contrast" }).click()
  await expectNothingFound(page, "high contrast")
})

test("axe finds nothing in records, people, the library’s dialogs and what is asked on importing", async ({
  app: _,
  page,
}) => {
  test.setTimeout(400_000)
  await openSample(page, "Ana Example")
  const text = page.locator(".article-text")
  const inDialog = async (screen: string, open: () => Promise<void>) => {
    await open()
    await expect(page.locator("dialog[open]")).toBeVisible()
    await expectNothingFound(page, screen)
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog[open]")).toHaveCount(0)
  }
  const choose = (menu: string, item: RegExp) => async () => {
    await page.getByRole("button", { name: menu, exact: true }).click()
    await page.getByRole("menuitem", { name: item }).click()
  }

  // Cards with all that is proposed for them, the list of people in one's fields, and all fields of an event.
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  await page.keyboard.press("Enter")
  await expectNothingFound(page, "a claim’s card with proposals")
  await page
    .getByRole("combobox", { name: "Relayed by" })
    .or(page.getByRole("button", { name: /Relayed by/ }))
    .first()
    .click()
  await page.keyboard.type("Rei")
  await expectNothingFound(page, "choosing whom")
  await page.keyboard.press("Escape")
  await dragOver(page, 937, 950)
  await page.keyboard.press("e")
  await page.keyboard.press("Enter")
  for (const add of await page.locator(".card[data-open] .record-add").all())
    if (await add.isVisible()) await add.click()
  await expectNothingFound(page, "an event’s card with every field")
  await text.focus()
  await inDialog("somebody in the registry", async () => {
    await page.keyboard.press("n")
    await page.getByRole("searchbox", { name: "Find or add a name" }).fill("Lloyd J. Austin")
    await page.getByRole("button", { name: /^New person/ }).click()
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeVisible()
  })
  for (const item of [
    /^Codebook/,
    /^Backups/,
    /^Other versions/,
    /^Rename project/,
    /^New project/,
    /^Your name/,
  ])
    await inDialog(String(item), choose("My project", item))
  await inDialog(
    "the details of an article",
    choose("More for “First US–Russian defence call since May”", /^Details/),
  )
  await page.getByRole("radio", { name: "Who" }).check()
  await page.getByRole("button", { name: "Filter cards" }).click()
  await page.keyboard.type("nowhere")
  await expectNothingFound(page, "cards by whom, filtered")
  await page.keyboard.press("Escape")
  await text.focus()
  await page.keyboard.press("g")
  await expectNothingFound(page, "gaps")
  await page.keyboard.press("Escape")

  // Tables, and annotations of another tool, ask before they come in.
  const importing = (files: readonly { name: string; text: string }[]) => async () => {
    const chooser = page.waitForEvent("filechooser")
    await choose("Add articles", /^Import files/)()
    await (await chooser).setFiles(
      files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    )
    await expect(page.getByRole("dialog").getByRole("combobox").first()).toBeVisible({ timeout: 30_000 })
  }
  await inDialog(
    "mapping the labels of another tool",
    importing([
      { name: "talks.txt", text: "Ann met Bob in Kyiv.\n" },
      { name: "talks.ann", text: "T1\tPER 0 3\tAnn\nT2\tCITY 15 19\tKyiv\n" },
    ]),
  )
  await text.focus()
  await page.keyboard.press("Control+Shift+e")
  await expectNothingFound(page, "editing the text")
})

test("annotations are told where they begin and end, in reading order", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  await dragOver(page, 937, 950)
  await page.keyboard.press("p")
  const paragraph = page.locator(".article-text p").filter({ has: page.locator("mark") })
  await expect(paragraph.first()).toMatchAriaSnapshot(`
    - paragraph:
      - text: "\\""
      - mark: "Claim begins: Today, the Minister of Defence of the Russian Federation General of the Army"
      - mark: "Person begins: Sergei Shoigu Person ends."
      - mark: /^and the Secretary of Defence .* \\[held talks\\], Claim ends\\.$/
      - text: /Russia's Ministry of Defense wrote/
  `)
})

test("at 400 % zoom everything is there and can be reached", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await cutOff(page)).toEqual([])
  for (const key of ["?", "n", "Control+k", "Control+e", "Control+j"]) {
    await page.locator(".article-text").focus()
    await page.keyboard.press(key)
    await expect(page.locator("dialog[open]")).toBeVisible()
    expect.soft(await cutOff(page), key).toEqual([])
    await page.keyboard.press("Escape")
  }
})

test("what can be clicked is at least 24 pixels wide and high, or stands apart", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 937, 950)
  await page.keyboard.press("p")
  const { violations } = await new AxeBuilder({ page }).withRules(["target-size"]).analyze()
  expect(violations.flatMap(({ nodes }) => nodes.map(({ target }) => String(target)))).toEqual([])
})

/** What lies beyond the edges of the window where nothing scrolls to it. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scope = document.querySelector("dialog[open]") ?? document.body
    const found: string[] = []
    for (const element of scope.querySelectorAll(
      "button, input, select, textarea, a, h1, h2, h3, label, kbd",
    )) {
      const { left, right, width } = element.getBoundingClientRect()
      if (width === 0 || (left >= -1 && right <= window.innerWidth + 1)) continue
      if (element.closest("[class*=visually-hidden], .popover") !== null) continue
      found.push(`${element.className || element.textContent} ${Math.round(left)}–${Math.round(right)}`)
    }
    return found
  })
}

test("axe would find a picture without a name", async ({ app: _, page }) => {
  await page.evaluate(() => document.body.append(document.createElement("img")))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toContain("image-alt")
})
