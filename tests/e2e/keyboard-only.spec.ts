// The whole job without a mouse: from the first screen to files in a folder. After each step the focus is where one
// would go on, and can be seen.

import { readdirSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { expectFocusSeen, tabTo } from "./support/focus.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { stored, storedLines } from "./support/store.ts"
import { dragOver } from "./support/text.ts"

const article = `Ministers spoke again this week. The Pentagon said that Lloyd Austin had called Sergei Shoigu to keep lines open.

Austin asked for a ceasefire. Nobody knows what Shoigu made of it. Reporters asked Austin about it.`

const said = "Lloyd Austin had called Sergei Shoigu to keep lines open"

test("an article is pasted, marked, described, linked, searched, filtered and exported by keys alone", async ({
  app: _,
  here,
  page,
}) => {
  const text = page.locator(".article-text")
  const card = page.locator(".card[data-open]")
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await expectFocusSeen(page, key)
    }
  }
  const select = (words: string) => selectByKeys(page, words)

  // In.
  await expect(page.getByLabel("Your name")).toBeFocused()
  await page.keyboard.type("Ana Example")
  await tabTo(page, page.getByRole("button", { name: /^Paste text/ }))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("textbox", { name: "Text", exact: true })).toBeFocused()
  await page.keyboard.insertText(article)
  await page.keyboard.press("Tab")
  await page.keyboard.type("Talks")
  await page.keyboard.press("Enter")
  await expect(text).toBeFocused({ timeout: 30_000 })

  // Who: a person, taken into the registry as proposed. Said what: a claim, whose source is typed.
  await select("Lloyd Austin")
  await press("p", "y")
  await expect(text).toBeFocused()
  await expect(card).toContainText("Lloyd Austin")
  await select(said)
  await press("c", "Enter")
  const source = card.locator('[data-field="source"]')
  // What is proposed has the focus first; Backspace says no.
  while ((await source.locator("[data-accept]").count()) > 0) {
    await tabTo(page, source.locator("[data-accept]").first())
    await press("Backspace")
  }
  await tabTo(page, source.getByRole("combobox"), "Shift+Tab")
  await page.keyboard.type("The Pentagon")
  await page.keyboard.press("ArrowUp")
  await press("Enter")
  await expect(source.locator(".record-chip")).toHaveText(/The Pentagon/)
  await press("Escape")
  await expect(text).toBeFocused()

  // About what: an event in the claim, and who took part.
  await select("had called Sergei Shoigu")
  await press("e", "Enter")
  const participants = card.locator('[data-field="participants"]')
  const add = card.getByRole("button", { name: "Add Participants" })
  if ((await add.count()) > 0) {
    await tabTo(page, add)
    await press("Enter")
  }
  await tabTo(page, participants.getByRole("combobox"))
  await page.keyboard.type("Lloyd")
  await press("Enter")
  await expect(participants.locator(".record-chip").first()).toHaveText(/Lloyd Austin/)
  await expect(card).toContainText("Reported by The Pentagon.")
  await tabTo(page, card.getByRole("textbox", { name: "Note" }))
  await page.keyboard.type("On the phone.")
  await press("Control+Enter")
  await expect(text).toBeFocused()

  // Its end is moved, its kind changed in its card, and all of it undone and done again.
  await press("r", "ArrowLeft", "Enter")
  await expect(text).toBeFocused()
  await press("F6")
  await expect(page.locator(".card[data-open] > [data-card]")).toBeFocused()
  await tabTo(page, card.getByRole("button", { name: "Event, change kind" }))
  await press("Enter", "p")
  await expect(card.getByRole("button", { name: "Person, change kind" })).toBeVisible()
  await press("Escape")
  await expect(text).toBeFocused()
  const lines = (third: string) => [`claim: ${said}`, "person: Lloyd Austin", third]
  expect(await storedLines(page, here)).toEqual(lines("person: had called Sergei"))
  await press("Control+z")
  expect(await storedLines(page, here)).toEqual(lines("event: had called Sergei"))
  await press("Control+z")
  expect(await storedLines(page, here)).toEqual(lines("event: had called Sergei Shoigu"))
  await press("Control+y", "Control+y", "Control+z", "Control+z")
  const { annotations } = await stored(page, here)
  expect(annotations[2]).toMatchObject({ note: "On the phone.", fields: { participants: { value: [{}] } } })

  // Every other place of a word.
  await page.keyboard.press("Control+f")
  await page.keyboard.press("Control+a")
  await page.keyboard.type("Shoigu")
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/of 2$/)
  await tabTo(page, page.getByRole("button", { name: "Mark all…" }))
  await press("Enter")
  await tabTo(page, page.getByRole("dialog").getByRole("radio", { checked: true }), "Shift+Tab")
  while (!(await page.getByRole("radio", { name: "Person" }).isChecked())) await press("ArrowRight")
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: /^Mark \d/ }))
  await press("Enter", "Escape")
  await expect(text).toBeFocused()
  expect(await storedLines(page, here)).toHaveLength(5)

  // Cards are filtered and gone through.
  await press("F6")
  await tabTo(page, page.getByRole("button", { name: "Filter cards" }), "Shift+Tab")
  await press("Enter")
  await page.keyboard.type("Shoigu")
  await expect(page.locator("[data-card]")).toHaveCount(4)
  await press("ArrowDown", "ArrowDown", "End", "Home", "Space")
  await expect(card).toContainText(said)
  await press("Escape")
  await expect(text).toBeFocused()

  // Out, and to another look.
  await press("Control+e")
  const dialog = page.getByRole("dialog", { name: "Export" })
  await expect(dialog.getByRole("button", { name: "Export" })).toBeFocused()
  await tabTo(page, dialog.getByRole("radio").first(), "Shift+Tab")
  await press("ArrowDown", "ArrowUp")
  await tabTo(page, dialog.getByRole("button", { name: "Change…" }))
  await press("Enter", "Control+a")
  const folder = path.join(here.folder, "exported")
  await page.keyboard.type(folder)
  await press("Enter")
  await expect(dialog.getByRole("button", { name: /^(Done|Close)$/ })).toBeFocused()
  await press("Enter")
  await expect(text).toBeFocused()
  expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/\.postil\.json$/))
  await press("Control+k")
  await page.keyboard.type("Theme")
  await press("Enter")
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
  await expect(text).toBeFocused()
})

test("what goes away hands the focus on, and a window begins in its article", async ({ app, page }) => {
  const text = page.locator(".article-text")
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await expectFocusSeen(page, key)
    }
  }
  await expect(page.getByLabel("Your name")).toBeFocused()
  await page.keyboard.type("Ana Example")
  await page.keyboard.press("Enter")
  await expect(text).toBeFocused({ timeout: 30_000 })
  await selectByKeys(page, "Lloyd Austin")
  await press("p")
  await expectSaved(page)
  await app.restart()
  await expect(text).toBeFocused({ timeout: 30_000 })

  // A card that is deleted, a dialog that is left, a list that is put away, a pane that is hidden.
  await press("F6")
  await expect(page.locator("[data-card]")).toBeFocused()
  await press("Delete")
  await expect(text).toBeFocused()
  for (const key of ["Control+k", "n", "?", "Control+e", "Control+j", "g", "Control+f"]) {
    await press(key)
    await expect(text).not.toBeFocused()
    await press("Escape")
    await expect(text).toBeFocused()
  }
  await press("Shift+F6")
  await expect(page.locator("[data-row]")).toBeFocused()
  await press("Control+\\")
  await expect(page.locator("[data-row]")).toHaveCount(0)
  await expect(text).toBeFocused()

  // An article that goes to the trash, from its row in the library.
  await press("Control+\\", "Shift+F6", "Delete")
  await expect(text).toHaveCount(0)
  await expectFocusSeen(page, "the last article is in the trash")
})

test("a menu gives the focus back to its button and to nothing else on the way, also on a busy machine", async ({
  app: _,
  page,
}) => {
  // What is to come at once comes after the next frames, as when there is much to do.
  await page.addInitScript(() => {
    const wait = window.setTimeout
    const later = (work: () => void, delay = 0) => wait(work, delay < 10 ? delay + 60 : delay)
    Object.assign(window, { setTimeout: later })
  })
  await page.reload()
  await openSample(page, "Ana Example")
  await dragOver(page, 38, 50)
  await page.keyboard.press("p")
  await page.keyboard.press("Enter")
  await page.evaluate(() =>
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLElement && target.matches(".article-text")) target.dataset.visited = ""
    }),
  )
  for (const name of ["More", "Person, change kind"]) {
    const button = page.getByRole("button", { name, exact: true })
    // The first time it is made anew for the menu.
    for (const open of [() => button.click(), () => button.press("Enter"), () => button.click()]) {
      await open()
      await expect(page.getByRole("menu")).toBeVisible()
      await page.keyboard.press("Escape")
      await expect(button).toBeFocused()
    }
  }
  await expect(page.locator("[data-visited]")).toHaveCount(0)
})

test("by keys alone a file is chosen to be imported, and a claim linked with one of another article", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  const text = page.locator(".article-text")
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await expectFocusSeen(page, key)
    }
  }
  await text.focus()
  await selectByKeys(page, "the defence ministers held negotiations")
  await press("c")
  await expectSaved(page)

  await page.keyboard.press("Control+k")
  await page.keyboard.type("Import files")
  const chooser = page.waitForEvent("filechooser")
  await page.keyboard.press("Enter")
  const buffer = Buffer.from("Moscow said that both ministers negotiated on Friday.\n")
  await (await chooser).setFiles([{ name: "moscow.txt", mimeType: "text/plain", buffer }])
  const open = page.getByRole("dialog").getByRole("button", { name: "Open" })
  await expect(text.getByText("Moscow said").or(open)).toBeVisible({ timeout: 30_000 })
  if (await open.isVisible()) {
    await tabTo(page, open)
    await press("Enter")
  }
  await expect(text).toContainText("Moscow said")
  await expect(text).toBeFocused()
  await selectByKeys(page, "both ministers negotiated on Friday")
  await press("c", "k")
  const dialog = page.getByRole("dialog", { name: "Link this claim" })
  await page.keyboard.type("held negotiations")
  await expect(dialog.getByRole("list", { name: "Claims" }).getByRole("button")).toHaveCount(1)
  await press("Enter")
  const related = page.getByRole("list", { name: "Related" })
  await expect(related).toContainText("the defence ministers held negotiations")
  await expect(text).toBeFocused()
  await press("Control+z")
  await expect(related.getByRole("listitem")).toHaveCount(0)
  await press("Control+y")
  await expect(related.getByRole("listitem")).toHaveCount(1)
  expect(await storedLines(page, here, "moscow")).toEqual(["claim: both ministers negotiated on Friday"])
})

/** Finds words and goes on with them selected in the text. */
async function selectByKeys(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+f")
  await expect(page.getByRole("textbox", { name: "Find in this article" })).toBeFocused()
  await page.keyboard.press("Control+a")
  await page.keyboard.type(words)
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/^1 of/)
  await page.keyboard.press("Escape")
  await expect(page.locator(".article-text")).toBeFocused()
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(words)
}
