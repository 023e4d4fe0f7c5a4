// What axe finds on a screen, in light and dark: nothing. In dark it looks at colours alone; all else is the same there.

import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect } from "./fixture.ts"

/** @param without rules that do not hold for this screen, by their names in axe. */
export async function expectNothingFound(
  page: Page,
  screen: string,
  without: readonly string[] = [],
): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    const axe = new AxeBuilder({ page })
    if (colorScheme === "light") axe.disableRules([...without])
    else axe.withRules(["color-contrast", "link-in-text-block"])
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => `${screen}, ${colorScheme}: ${id} at ${nodes[0]?.target}`)
    expect.soft(found).toEqual([])
  }
}
