// What axe finds on each screen, in light and dark: nothing.

import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expectNothingFound } from "./support/axe.ts"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, markReference, openSample } from "./support/sample.ts"
import { everyScreen } from "./support/screens.ts"
import { dragOver } from "./support/text.ts"

test("axe finds nothing on any screen, in light and dark", async ({ app: _, page }) => {
  test.setTimeout(400_000)
  for await (const { name, isMenu } of everyScreen(page))
    await expectNothingFound(page, name, isMenu === true ? ["region"] : [])
  await page.emulateMedia({ contrast: "more" })
  await expectNothingFound(page, "high contrast")
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

test("what was done, undone and saved is said, each time anew", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.evaluate(listen)
  const said = (part: RegExp) =>
    page.evaluate((source) => window.heard.filter((words) => new RegExp(source).test(words)), part.source)
  await dragOver(page, 937, 950)
  await page.keyboard.press("p")
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  await expectSaved(page)
  for (const key of ["z", "z", "y", "y", "y", "y"]) await page.keyboard.press(`Control+${key}`)
  for (const key of ["z", "z"]) await page.keyboard.press(key)
  const claim = /Claim “Today, the Minister of Defence .{70,90}…”/.source
  await expect
    .poll(() => said(/ark|one|again|locked/))
    .toEqual([
      "Marked “Sergei Shoigu” as Person",
      expect.stringMatching(/^Marked “Today, .*…” as Claim$/),
      expect.stringMatching(new RegExp(`^Undone: ${claim}$`)),
      "Undone: Person “Sergei Shoigu”",
      "Done again: Person “Sergei Shoigu”",
      expect.stringMatching(new RegExp(`^Done again: ${claim}$`)),
      ...Array(2).fill("There is nothing to do again"),
      ...Array(2).fill("The text is locked. Select words to mark them."),
    ])
  await expectSaved(page)
  await expect.poll(async () => new Set(await said(/^Sav/))).toEqual(new Set(["Saved"]))
})

/** Keeps what a screen reader would be told: what appears in a live region and is not hidden from it. Runs in the page. */
function listen(): void {
  window.heard = []
  new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      const element = target instanceof Element ? target : target.parentElement
      const isLive =
        element?.closest("[aria-live]") !== null && element?.closest("[aria-hidden=true]") === null
      if (isLive && (type === "characterData" || addedNodes.length > 0))
        window.heard.push(element?.textContent ?? "")
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

declare global {
  interface Window {
    heard: string[]
  }
}

test("at 400 % zoom everything is there and can be reached", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await cutOff(page)).toEqual([])
  expect(await covered(page)).toEqual([])
  // Two rows of controls on top, and nothing but cards or text below once one has scrolled.
  expect((await page.locator(".topbar").boundingBox())?.height).toBeLessThan(72)
  const head = page.locator(".cards-header")
  await expect(head).toBeInViewport()
  await page.locator(".desk").evaluate((desk) => desk.scrollBy(0, 300))
  await expect(head).not.toBeInViewport()
  for (const key of ["?", "n", "Control+k", "Control+e", "Control+j"]) {
    await page.locator(".article-text").focus()
    await page.keyboard.press(key)
    await expect(page.locator("dialog[open]")).toBeVisible()
    expect.soft(await cutOff(page), key).toEqual([])
    await page.keyboard.press("Escape")
  }
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

/** Controls above the text and the cards that something else lies upon. */
function covered(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".topbar button, .cards-header :is(button, label)")].flatMap((control) => {
      const { left, right, top, bottom, width } = control.getBoundingClientRect()
      const isHit = [left + 2, (left + right) / 2, right - 2].every((x) => {
        const hit = document.elementFromPoint(x, (top + bottom) / 2)
        return hit !== null && (control.contains(hit) || hit.contains(control))
      })
      return width === 0 || isHit ? [] : [`${control.ariaLabel ?? control.textContent} at ${left}–${right}`]
    }),
  )
}

test("where the cards cover the text, they lie close together, and begin where one reads", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  await markReference(page)
  await page.keyboard.press("Escape")
  await page.setViewportSize({ width: 320, height: 568 })
  const toggle = page.getByRole("button", { name: "Cards", exact: true })
  await toggle.click()
  await expect(page.locator(".card")).toHaveCount(0)
  const read = page.locator("mark", { hasText: "Sabrina Singh" })
  await read.evaluate((element) => element.scrollIntoView({ block: "start" }))
  await toggle.click()
  const inView = page.locator(".card").filter({ visible: true })
  await expect(page.getByRole("heading", { name: /^In the order of the text/ })).toBeVisible()
  const shown = () =>
    inView.evaluateAll(
      (cards) => cards.filter((card) => card.getBoundingClientRect().bottom < innerHeight).length,
    )
  await expect.poll(shown).toBeGreaterThan(8)
  await expect(page.locator(".card").filter({ hasText: "Sabrina Singh" }).first()).toBeInViewport()
  await page.locator(".card-face").filter({ hasText: "Sabrina Singh" }).first().press("Enter")
  await expect(page.locator(".card[data-open]")).toBeInViewport()
})

test("axe would find a picture without a name", async ({ app: _, page }) => {
  await page.evaluate(() => document.body.append(document.createElement("img")))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toContain("image-alt")
})
