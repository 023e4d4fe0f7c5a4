// An article with everything that selecting and counting go wrong on, and a mouse that selects in it as a person does.
// Built from escapes, because editors and version control quietly change such characters.

import { expect, type Locator, type Page } from "@playwright/test"

const SHY = "\u00ad"
const NBSP = "\u00a0"

/** What stands in the article, to be marked. */
export const words = {
  emoji: "\u{1f468}\u200d\u{1f469}\u200d\u{1f467} family",
  combining: "Zoe\u0301 Dupre\u0301",
  noBreak: `Maryam${NBSP}Haddad`,
  softHyphens: `co${SHY}opera${SHY}tion`,
  arabic: "\u0645\u062d\u0645\u0648\u062f \u0639\u0628\u0627\u0633",
  hebrew: "\u05d9\u05d0\u05d9\u05e8 \u05dc\u05e4\u05d9\u05d3",
  arabicSentence:
    "\u0648\u0642\u0627\u0644 \u0627\u0644\u0631\u0626\u064a\u0633 \u0625\u0646 \u0627\u0644\u0645\u062d\u0627\u062f\u062b\u0627\u062a \u0645\u0633\u062a\u0645\u0631\u0629 \u0641\u064a \u0643\u064a\u064a\u0641.",
} as const

const title = "Scripts of many kinds"

const html = (
  more: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article>
<h1>${title}</h1>
<p>The envoy ${words.combining} met ${words.noBreak} and the ${words.emoji} on Friday to talk about ${words.softHyphens} between the two countries.</p>
<p>A spokesman for ${words.arabic} said that ${words.hebrew} had called him, and that the talks would go on as they had been planned for a long time.</p>
<p>${words.arabicSentence}</p>
<blockquote><p>The parties agreed on a first exchange of prisoners.</p><p>Nothing else was agreed.</p></blockquote>
<ul><li>A ceasefire along the river<ul><li>monitored by observers from Ghana</li></ul></li><li>An exchange of prisoners</li></ul>
<table><tr><th>Day</th><th>Place</th></tr><tr><td>Monday</td><td>Geneva</td></tr><tr><td>Tuesday</td><td>Istanbul</td></tr></table>
<p>The last paragraph says that all of this was reported by several people who were there when it happened.</p>
${more}
</article></body></html>`

/** Imports the article through the window and opens it, with more paragraphs at its end where a test wants them. */
export async function openScripts(page: Page, name: string, more = ""): Promise<Locator> {
  await page.getByLabel("Your name").fill(name)
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: /Import files/ }).click()
  const buffer = Buffer.from(html(more))
  await (await chooser).setFiles([{ name: "scripts.html", mimeType: "text/html", buffer }])
  const text = page.locator(".article-text")
  const open = page.getByRole("dialog").getByRole("button", { name: "Open" })
  await expect(text.or(open)).toBeVisible({ timeout: 30_000 })
  if (await open.isVisible()) await open.click()
  await expect(text).toBeVisible()
  return text
}

/** Drags from the start of some words to the end of others, from where they are read to where that ends. */
export async function dragWords(page: Page, first: string, last = first): Promise<void> {
  const from = await page.evaluate(edgeOf, [first, "start"] as const)
  const to = await page.evaluate(edgeOf, [last, "end"] as const)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}

/** Selects words by mouse and presses a key. */
export async function mark(page: Page, key: string, first: string, last = first): Promise<void> {
  await dragWords(page, first, last)
  await page.keyboard.press(key)
}

/** Clicks at the very edge of the first letter of words, which is at the right where they run from right to left. */
export async function clickAt(page: Page, word: string, clickCount: number): Promise<void> {
  const { x, y } = await page.evaluate(edgeOf, [word, "start"] as const)
  await page.mouse.click(/[\u0590-\u08ff]/.test(word) ? x - 1 : x + 1, y, { clickCount })
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** A point just inside words, at one end. Runs in the page. */
export function edgeOf([words, side]: readonly [words: string, side: "start" | "end"]): {
  x: number
  y: number
} {
  for (const block of document.querySelectorAll(".article-text :is(p, h1, h2, h3, h4, h5, h6)")) {
    const found = (block.textContent ?? "").indexOf(words)
    if (found < 0) continue
    block.scrollIntoView({ block: "nearest" })
    let left = side === "start" ? found : found + words.length - 1
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? ""
      if (left >= text.length) {
        left -= text.length
        continue
      }
      const range = document.createRange()
      const from = /[\udc00-\udfff]/.test(text.charAt(left)) ? left - 1 : left
      range.setStart(node, from)
      range.setEnd(node, /[\ud800-\udbff]/.test(text.charAt(left)) ? left + 2 : left + 1)
      const box = range.getBoundingClientRect()
      const isRightToLeft = /[\u0590-\u08ff]/.test(text.charAt(left))
      const atLeft = (side === "start") !== isRightToLeft
      return { x: atLeft ? box.left + 0.5 : box.right - 0.5, y: (box.top + box.bottom) / 2 }
    }
  }
  throw new Error(`There is no “${words}”`)
}
