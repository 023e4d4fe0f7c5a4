// Where the focus is, and going to things with Tab alone: what somebody without a mouse has.

import type { Locator, Page } from "@playwright/test"
import { expect } from "./fixture.ts"

/** Presses a key again and again until something has the focus; each stop on the way has to be seen. */
export async function tabTo(page: Page, goal: Locator, key = "Tab"): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
    await expectFocusSeen(page, `${key} towards ${goal}`)
  }
  await expect(goal).toBeFocused()
}

/** The focus is on something, that lies in the window, and shows that it has it. */
export async function expectFocusSeen(page: Page, step: string): Promise<void> {
  await expect.poll(() => page.evaluate(unseenFocus), { message: step }).toBeUndefined()
}

/** Why the focus cannot be seen. Runs in the page. */
function unseenFocus(): string | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return "nothing has the focus"
  const name = `${element.tagName}.${element.className} “${element.getAttribute("aria-label") ?? element.textContent}”`
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const [width, height] = [
    Math.min(right, window.innerWidth) - Math.max(left, 0),
    Math.min(bottom, window.innerHeight) - Math.max(top, 0),
  ]
  if (width < 8 || height < 8) return `${name} lies outside the window`
  if (!element.matches(":focus-visible")) return `${name} does not count as focused by key`
  const isField = element.matches("textarea, input:not([type=checkbox], [type=radio], [type=range])")
  if (element.isContentEditable || isField) return undefined // The caret shows it.
  const probe = document.body.appendChild(document.createElement("i"))
  probe.style.color = "var(--accent)"
  const accent = getComputedStyle(probe).color
  probe.remove()
  // A ring, around itself or what is drawn in its place; a line where it is one.
  const drawn = [
    getComputedStyle(element),
    getComputedStyle(element, "::after"),
    ...(element.nextElementSibling === null ? [] : [getComputedStyle(element.nextElementSibling)]),
  ]
  return drawn.some((style) => `${style.boxShadow} ${style.backgroundColor}`.includes(accent))
    ? undefined
    : `${name} shows no focus`
}
