// Selecting text as a person does, by mouse or by keyboard alone. Offsets are canonical: UTF-16 code units into
// the article's text, whose textblocks lie two newlines apart in the sample.

import type { Page } from "@playwright/test"

const BETWEEN_BLOCKS = 2

/** Drags from the first character to the last one. */
export async function dragOver(page: Page, start: number, end: number): Promise<void> {
  await page.evaluate(scrollToOffset, [start, BETWEEN_BLOCKS] as const)
  const from = await page.evaluate(boxOfCharacter, [start, BETWEEN_BLOCKS] as const)
  const to = await page.evaluate(boxOfCharacter, [end - 1, BETWEEN_BLOCKS] as const)
  await page.mouse.move(from.left + 0.5, from.middle)
  await page.mouse.down()
  await page.mouse.move((from.left + to.right) / 2, (from.middle + to.middle) / 2, { steps: 3 })
  await page.mouse.move(to.right - 0.5, to.middle, { steps: 2 })
  await page.mouse.up()
}

/** Moves the caret to the first character and extends the selection to the last, with arrow keys. */
export async function walkOver(page: Page, start: number, end: number): Promise<void> {
  await walkTo(page, start, [])
  await walkTo(page, end, ["Shift"])
}

async function walkTo(page: Page, target: number, held: readonly string[]): Promise<void> {
  const press = (key: string) => page.keyboard.press([...held, key].join("+"))
  // Words first, then single characters, as one does.
  for (let steps = 0; steps < 2000; steps++) {
    const caret = await page.evaluate(caretOffset, BETWEEN_BLOCKS)
    if (caret === target) return
    const distance = target - caret
    if (distance > 12) await press("Control+ArrowRight")
    else if (distance < -12) await press("Control+ArrowLeft")
    else await press(distance > 0 ? "ArrowRight" : "ArrowLeft")
  }
  throw new Error(`The caret did not come to ${target}`)
}

// What follows runs in the page.

type Place = readonly [offset: number, between: number]

function caretOffset(between: number): number {
  const selection = document.getSelection()
  const focus = selection?.focusNode
  if (selection === null || focus === null || focus === undefined) return -1
  let offset = 0
  for (const block of document.querySelectorAll(".article-text :is(p, h2, h3, h4, h5, h6)")) {
    if (block.contains(focus)) {
      const range = document.createRange()
      range.setStart(block, 0)
      range.setEnd(focus, selection.focusOffset)
      return offset + range.toString().length
    }
    offset += (block.textContent ?? "").length + between
  }
  return -1
}

function scrollToOffset([offset, between]: Place): void {
  let left = offset
  for (const block of document.querySelectorAll(".article-text :is(p, h2, h3, h4, h5, h6)")) {
    const length = (block.textContent ?? "").length
    if (left <= length) {
      const { top, bottom } = block.getBoundingClientRect()
      if (top < 120 || bottom > window.innerHeight - 80) block.scrollIntoView({ block: "center" })
      return
    }
    left -= length + between
  }
}

function boxOfCharacter([offset, between]: Place): { left: number; right: number; middle: number } {
  let left = offset
  for (const block of document.querySelectorAll(".article-text :is(p, h2, h3, h4, h5, h6)")) {
    const length = (block.textContent ?? "").length
    if (left < length) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const size = (node.nodeValue ?? "").length
        if (left < size) {
          const range = document.createRange()
          range.setStart(node, left)
          range.setEnd(node, left + 1)
          const box = range.getBoundingClientRect()
          return { left: box.left, right: box.right, middle: (box.top + box.bottom) / 2 }
        }
        left -= size
      }
    }
    left -= length + between
  }
  throw new Error(`The text has no character at ${offset}`)
}
