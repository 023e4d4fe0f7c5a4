// What axe-core, a checker of the WCAG, finds on the main screens, in light and dark: nothing.

import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page, test } from "@playwright/test"
import { type Machine, machine, type RunningApp, startApp } from "./support/app.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

let here: Machine
let app: RunningApp

test.beforeEach(async () => {
  here = machine()
  app = await startApp(here)
})
test.afterEach(async () => {
  await app.kill()
  here.remove()
})

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing to object to in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" })
    const page = await context.newPage()
    await page.goto(app.address)
    await expect(page.getByLabel("Your name")).toBeVisible()
    expect(await objections(page)).toEqual([])

    await openSample(page, "Ana Example")
    await dragOver(page, 17, 25)
    await expect(page.getByRole("toolbar")).toBeVisible()
    expect(await objections(page)).toEqual([])
    await page.keyboard.press("p")
    await expectSaved(page)
    expect(await objections(page)).toEqual([])

    await page.getByRole("banner").getByRole("button", { name: "Export" }).click()
    await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible()
    expect(await objections(page)).toEqual([])
    await context.close()
  })
}

/** Each as the rule that is broken, and where. */
async function objections(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`))
}
