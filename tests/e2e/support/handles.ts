// The ends of the selected annotation, moved by mouse.

import type { Locator, Page } from "@playwright/test"

type Side = "start" | "end"

/** What is taken hold of. */
export function gripOf(page: Page, side: Side): Locator {
  return page.locator(`.handle[data-side="${side}"] .handle-grip`)
}

/** Drags an end to a point in the text, with a key held where one is named. */
export async function dragHandle(
  page: Page,
  side: Side,
  goal: { readonly x: number; readonly y: number },
  held?: string,
): Promise<void> {
  const from = await boxOf(gripOf(page, side))
  const line = await boxOf(page.locator(`.handle[data-side="${side}"]`))
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  if (held !== undefined) await page.keyboard.down(held)
  // The pointer keeps its distance from the line.
  await page.mouse.move(goal.x + x - line.x, goal.y + y - (line.y + line.height / 2), { steps: 8 })
  await page.mouse.up()
  if (held !== undefined) await page.keyboard.up(held)
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (box === null) throw new Error("The end is not on screen")
  return box
}
