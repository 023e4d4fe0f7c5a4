// Moving the ends of an annotation and giving it several parts, by mouse and by keys alone.

import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { dragHandle, gripOf } from "./support/handles.ts"
import { openSample } from "./support/sample.ts"
import { stored, storedLines } from "./support/store.ts"
import { dragOver, walkOver } from "./support/text.ts"

// "Lloyd Austin" in the sample: “date 2022-10-22\n\nUS Defense Secretary Lloyd Austin …”.
const austin = [38, 50] as const

const live = (page: Page) => page.locator('[role="status"][aria-live="polite"]').last()
const marks = (page: Page, text: string) => page.locator("mark", { hasText: new RegExp(`^${text}$`) })

test("R moves the ends by key, shows and says each step, keeps the note, and is one undo", async ({
  app: _,
  here,
  page,
}) => {
  const article = await openSample(page, "Ana Example")
  await article.click({ position: { x: 200, y: 12 } })
  await walkOver(page, ...austin)
  await page.keyboard.press("p")
  await page.keyboard.press("Enter")
  await page.getByRole("textbox", { name: "Note" }).fill("Secretary")
  await page.keyboard.press("Control+Enter")
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.locator(".article-text").focus()

  await press("r", "Tab", "ArrowLeft", "ArrowLeft")
  await expect(live(page)).toHaveText("Begins with “Defense Secretary Lloyd Austin”")
  await expect(marks(page, "Defense Secretary Lloyd Austin")).toBeVisible()
  await press("Escape")
  await expect(live(page)).toHaveText("Left as it was")
  await expect(marks(page, "Lloyd Austin")).toBeVisible()

  await press("r", "Tab", "ArrowLeft", "Tab", "Control+ArrowLeft", "Control+ArrowLeft")
  await expect(marks(page, "Secretary Lloyd Aust")).toBeVisible()
  await press("Enter")
  await expect(live(page)).toHaveText("Person is now “Secretary Lloyd Aust”")
  expect(await stored(page, here)).toMatchObject({
    annotations: [{ kind: "person", note: "Secretary", spans: [{ quote: "Secretary Lloyd Aust" }] }],
  })
  // However far it goes, something is left.
  await press("r", ...Array.from({ length: 30 }, () => "ArrowLeft"), "Enter")
  expect(await storedLines(page, here)).toEqual(["person: Secretary"])
  await press("Control+z")
  expect(await storedLines(page, here)).toEqual(["person: Secretary Lloyd Aust"])
  await press("Control+z")
  expect(await storedLines(page, here)).toEqual(["person: Lloyd Austin"])
  await press("Control+y")
  expect(await storedLines(page, here)).toEqual(["person: Secretary Lloyd Aust"])
})

test("handles are dragged to words, with Alt to letters, and across paragraphs", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("c")
  await marks(page, "Lloyd Austin").click()
  const { width, height } = (await gripOf(page, "end").boundingBox()) ?? { width: 0, height: 0 }
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)

  const text = (await stored(page, here)).text
  const drag = async (side: "start" | "end", to: string, held?: string) =>
    dragHandle(page, side, await page.evaluate(middleOf, to), held)
  const ending = text.slice(austin[0], text.indexOf("maintaining") + "maintaining".length)
  expect(ending).toContain("\n\n")
  await drag("end", "maintaining")
  expect(await storedLines(page, here)).toEqual([`claim: ${ending}`])
  await page.keyboard.press("Control+z")
  expect(await storedLines(page, here)).toEqual(["claim: Lloyd Austin"])

  await drag("start", "Defense")
  expect(await storedLines(page, here)).toEqual(["claim: Defense Secretary Lloyd Austin"])
  await drag("start", "Secretary", "Alt")
  const [line] = await storedLines(page, here)
  expect(line).toMatch(/^claim: [a-z]{3,6} Lloyd Austin$/)
  // Escape gives up in the middle of a drag.
  const box = (await gripOf(page, "end").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(box.x + 13, box.y + 13)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 13, { steps: 4 })
  await page.keyboard.press("Escape")
  await page.mouse.up()
  expect(await storedLines(page, here)).toEqual([line])
})

test("an annotation has several parts, added and taken away by mouse and by key", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  const { text } = await stored(page, here)
  const place = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const
  await dragOver(page, ...austin)
  await page.keyboard.press("c")

  await page.keyboard.down("Control")
  await dragOver(page, ...place("Defense"))
  await page.keyboard.up("Control")
  expect(await storedLines(page, here)).toEqual(["claim: Defense + Lloyd Austin"])
  // Both parts are drawn as chosen, and pointing at one shows the other, too.
  await expect(page.locator(".mark-selected")).toHaveText(["Defense", "Lloyd Austin"])
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  const tint = (words: string) =>
    marks(page, words).evaluate((element) => getComputedStyle(element).getPropertyValue("--t0"))
  const before = await tint("Lloyd Austin")
  await marks(page, "Defense").hover()
  expect(await tint("Lloyd Austin")).not.toBe(before)

  await marks(page, "Defense").click()
  await walkOver(page, ...place("Sergei Shoigu"))
  await page.keyboard.press("+")
  await expect(live(page)).toHaveText("Added “Sergei Shoigu”: 3 parts")
  expect(await storedLines(page, here)).toEqual(["claim: Defense + Lloyd Austin + Sergei Shoigu"])
  // The part at the caret goes; then the one that is clicked with Ctrl; the last one stays.
  await page.keyboard.press("-")
  expect(await storedLines(page, here)).toEqual(["claim: Defense + Lloyd Austin"])
  await marks(page, "Defense").click({ modifiers: ["Control"] })
  expect(await storedLines(page, here)).toEqual(["claim: Lloyd Austin"])
  await page.keyboard.press("-")
  expect(await storedLines(page, here)).toEqual(["claim: Lloyd Austin"])
  await dragOver(page, austin[0], austin[0] + "Lloyd".length)
  await page.keyboard.press("-")
  expect(await storedLines(page, here)).toEqual(["claim: Austin"])
  for (let times = 0; times < 5; times++) await page.keyboard.press("Control+z")
  expect(await storedLines(page, here)).toEqual(["claim: Lloyd Austin"])
})

/** The middle of a word of the article's body. Runs in the page. */
function middleOf(word: string): { x: number; y: number } {
  for (const block of document.querySelectorAll(".article-text p")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.nodeValue ?? "").indexOf(word)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + word.length)
      const box = range.getBoundingClientRect()
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
    }
  }
  throw new Error(`There is no ${word}`)
}
