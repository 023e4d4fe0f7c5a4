// What the system asks for: its own few colours instead of ours, no motion, and targets that an unsteady hand can hit.
// Each holds on every screen.

import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"
import { everyScreen } from "./support/screens.ts"
import { dragOver } from "./support/text.ts"

test("targets measure 24 pixels, nothing moves unasked, and forced colours leave words and edges in sight", async ({
  app: _,
  page,
}) => {
  test.setTimeout(600_000)
  for await (const { name } of everyScreen(page)) {
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "none" })
    expect.soft(await page.evaluate(smallTargets), name).toEqual([])
    expect.soft(await page.evaluate(movingParts), name).toEqual([])
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" })
    expect.soft(await page.evaluate(withoutEdge), name).toEqual([])
    expect.soft(await page.evaluate(unreadable), name).toEqual([])
  }
})

test("where the system forces its colours, kinds are told apart by lines, and what is selected by its outline", async ({
  app: _,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" })
  await openSample(page, "Ana Example")
  for (const [key, start, end] of [
    ["p", 38, 50],
    ["c", 703, 742],
    ["e", 105, 134],
  ] as const) {
    await dragOver(page, start, end)
    await page.keyboard.press(key)
  }
  const looks = (selector: string, property: string) =>
    page
      .locator(selector)
      .evaluateAll(
        (all, property) => all.map((one) => getComputedStyle(one).getPropertyValue(property)),
        property,
      )
  const marks = await looks("mark", "background-image")
  expect(new Set(marks.map((image) => image.replaceAll("none", ""))).size).toBe(3)
  const letters = await looks(".cards-kind .kind-letter", "text-decoration-style")
  expect(new Set(letters).size).toBe(3)
  await page.locator("mark").first().click()
  expect(await looks(".mark-selected", "outline-style")).toContain("solid")
  expect(await looks(".mark:not(.mark-selected)", "outline-style")).not.toContain("solid")
  const plus = await page
    .locator(".record-add")
    .first()
    .evaluate((button) => getComputedStyle(button, "::before").backgroundImage)
  expect(plus).toContain("gradient")
})

test("on paper there is the article alone, with its marks", async ({ app: _, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 38, 50)
  await page.keyboard.press("p")
  await page.keyboard.press("Control+f")
  await page.keyboard.type("Austin")
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/ of 7$/)
  await dragOver(page, 60, 73)
  await expect(page.getByRole("toolbar")).toBeVisible()
  const question = page.getByRole("button", { name: "Use date" })
  await expect(question).toBeVisible()
  await page.emulateMedia({ media: "print" })
  for (const hidden of ["banner", "navigation", "complementary", "toolbar", "search"] as const) {
    await expect(page.getByRole(hidden, { includeHidden: true })).not.toHaveCount(0)
    for (const one of await page.getByRole(hidden, { includeHidden: true }).all())
      await expect(one).toBeHidden()
  }
  await expect(question).toBeHidden()
  await expect(page.locator("mark")).toHaveCSS("print-color-adjust", "exact")
  // Nothing scrolls on paper: all of the text stands there.
  const last = page.locator(".article-text p").last()
  expect(await last.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(
    true,
  )
  expect(await clipped(page)).toEqual([])
})

/** Ancestors of the text that would cut it off. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (let at = document.querySelector(".article-text")?.parentElement; at; at = at.parentElement)
      if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== "visible")
        found.push(at.className)
    return found
  })
}

// What follows runs in the page.

/** What can be clicked and is smaller than 24 by 24 pixels; a control's label counts with it. */
function smallTargets(): string[] {
  const scope = document.querySelector("dialog[open]") ?? document.body
  const targets = scope.querySelectorAll(
    "button, a[href], input, select, textarea, summary, [role=option], [role=menuitem], [role=menuitemradio], [role=separator][tabindex]",
  )
  return [...targets].flatMap((target) => {
    const label = target instanceof HTMLInputElement ? target.closest("label") : null
    const { width, height } = (label ?? target).getBoundingClientRect()
    const isSmall =
      target.checkVisibility({ visibilityProperty: true }) && width > 0 && Math.min(width, height) < 23.9
    const name = target.getAttribute("aria-label") ?? target.textContent
    return isSmall ? [`${target.tagName}.${target.className} “${name}” ${width} × ${height}`] : []
  })
}

function movingParts(): string[] {
  const isMoving = ({
    transitionDuration,
    animationName,
    animationDuration,
    scrollBehavior,
  }: CSSStyleDeclaration) =>
    transitionDuration.split(", ").some((one) => one !== "0s") ||
    (animationName !== "none" && animationDuration !== "0s") ||
    scrollBehavior === "smooth"
  return [...document.querySelectorAll("*")]
    .filter((one) => [undefined, "::before", "::after"].some((part) => isMoving(getComputedStyle(one, part))))
    .map((one) => `${one.tagName}.${one.className}`)
}

/** Words in the very colour of what they stand on. */
function unreadable(): string[] {
  const isClear = (colour: string) => /^rgba\(.*, 0\)$/.test(colour)
  return [...document.querySelectorAll("*")].flatMap((one) => {
    const hasWords = [...one.childNodes].some(
      ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== "",
    )
    if (!hasWords || !one.checkVisibility({ visibilityProperty: true })) return []
    let ground: Element | null = one
    while (ground !== null && isClear(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement
    const under = ground === null ? "" : getComputedStyle(ground).backgroundColor
    return getComputedStyle(one).color === under
      ? [`${one.tagName}.${one.className} “${one.textContent}”`]
      : []
  })
}

/** What floats above the rest, is typed into, or is to be pressed first, and has no line around it. */
function withoutEdge(): string[] {
  const found = document.querySelectorAll(
    "dialog[open], .menu, .popover, .toast, .find-bar, .card[data-open], .field :is(input:not([type=checkbox]), textarea), .button.primary",
  )
  return [...found].flatMap((one) => {
    if (!one.checkVisibility({ visibilityProperty: true })) return []
    const styles = [one, ...one.children].map((each) => getComputedStyle(each))
    const hasEdge = styles.some(
      ({ outlineStyle, outlineWidth, borderTopStyle, borderTopWidth }) =>
        (outlineStyle !== "none" && outlineWidth !== "0px") ||
        (borderTopStyle !== "none" && borderTopWidth !== "0px"),
    )
    return hasEdge ? [] : [`${one.tagName}.${one.className}`]
  })
}
