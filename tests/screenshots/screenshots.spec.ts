// Pictures of the real app for the README and for looking at: `npm run screenshots`.

import { fileURLToPath } from "node:url"
import { type Page, test } from "@playwright/test"
import { machine, startApp } from "../e2e/support/app.ts"
import { markReference, openSample } from "../e2e/support/sample.ts"

const pictures = fileURLToPath(new URL("../../assets/screenshots/", import.meta.url))

test("pictures of each screen, in light and dark", async ({ page }) => {
  test.setTimeout(300_000)
  const here = machine()
  const app = await startApp(here)
  try {
    await page.goto(app.address)
    await page.getByLabel("Your name").waitFor()
    const takeAs = (name: string) => take(page, name, here.folder)
    await takeAs("start")
    await openSample(page, "Ana Example")
    await page.getByRole("button", { name: "Use date" }).click()
    await markReference(page)
    await page.getByRole("main").locator(".article-text").hover()
    await page.mouse.wheel(0, -10_000)
    await page.locator("mark", { hasText: "the importance of maintaining" }).first().click()
    // What is proposed for the claim is right.
    await page.keyboard.press("y")
    await takeAs("main")
    await page.getByRole("banner").getByRole("button", { name: "Export" }).click()
    await page
      .getByRole("dialog", { name: "Export" })
      .getByRole("radio", { name: /Web Annotation/ })
      .check()
    await takeAs("export")
  } finally {
    await app.kill()
    here.remove()
  }
})

/**
 * Takes the window as it is, in both themes. The pointer is moved away and the theme set as the system would. The
 * machine's passing folder is named as an analyst's would be.
 */
async function take(page: Page, name: string, folder: string): Promise<void> {
  await page.mouse.move(2, 400)
  await page.evaluate((former) => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node !== null; node = words.nextNode())
      node.nodeValue = node.nodeValue?.replaceAll(former, "/home/ana") ?? null
  }, folder)
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    await page.waitForTimeout(400)
    await page.screenshot({ path: `${pictures}${name}-${colorScheme}.png` })
  }
  await page.emulateMedia({ colorScheme: "light" })
}
