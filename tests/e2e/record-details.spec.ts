// What a record holds beyond the reference: guidance at hand, evidence, what the analyst infers, dates whose dateline
// changes, and events that follow the claims around them.

import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { stored } from "./support/store.ts"
import { dragOver } from "./support/text.ts"

test("a claim takes evidence and inference, and the card says when to mark one", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 703, 742)
  await page.keyboard.press("c")
  const card = page.locator(".card[data-open]")
  await card.getByText("When to mark this").click()
  await expect(card.getByText("What a source says, quoted or in the article’s words.")).toBeVisible()
  await expect(card.getByText("the defence ministers held negotiations").last()).toBeVisible()

  await card.getByRole("button", { name: "Add Check" }).click()
  await card.getByRole("combobox", { name: "Check" }).selectOption("Supported")
  await card.getByRole("button", { name: "Add Evidence" }).click()
  await card.getByRole("textbox", { name: "What it shows" }).first().fill("The readout says so, too.")
  await card.getByRole("textbox", { name: "https://" }).first().fill("https://example.org/readout")
  await page.keyboard.press("Enter")
  await card.getByRole("button", { name: "Check: inferred by the analyst" }).click()
  await card.getByRole("textbox", { name: "Why you infer it" }).fill("Two sources agree.")
  await page.keyboard.press("Enter")
  await expectSaved(page)
  const { annotations } = await stored(page, here)
  expect(annotations.find(({ kind }) => kind === "claim")?.fields).toMatchObject({
    check: { value: "supported", basis: "analyst", rationale: "Two sources agree." },
    evidence: { value: [{ note: "The readout says so, too.", url: "https://example.org/readout" }] },
  })
})

test("a date says when its dateline is another one now, and is never altered by itself", async ({
  app: _,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  await page.getByRole("button", { name: "Use date" }).click()
  await dragOver(page, 105, 134)
  await page.keyboard.press("e")
  await expect(page.locator(".card[data-open]")).toContainText("Fri, 21 Oct 2022")
  await page.keyboard.press("y")
  const date = async () => {
    const { annotations } = await stored(page, here)
    return JSON.stringify(annotations.find(({ kind }) => kind === "event")?.fields)
  }
  expect(await date()).toContain('"date":"2022-10-21"')

  await page.getByRole("button", { name: /^More for/ }).click()
  await page.getByRole("menuitem", { name: "Details…" }).click()
  await page.getByLabel("Published on").fill("2022-10-29")
  await page.getByRole("button", { name: "Save" }).click()
  await page.locator(".article-text .mark").first().click()
  const card = page.locator(".card[data-open]")
  await expect(card).toContainText("Counted from the dateline 22 Oct 2022, which is now 29 Oct 2022.")
  expect(await date()).toContain('"date":"2022-10-21"')
  await card.getByRole("button", { name: /^Make it/ }).click()
  await expect.poll(date).toContain('"date":"2022-10-28"')
})

test("an event inside a claim is reported by its source, until the claim ends before it", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 2118, 2231)
  await page.keyboard.press("c")
  await page.keyboard.press("y")
  await dragOver(page, 2190, 2231)
  await page.keyboard.press("e")
  const card = page.locator(".card[data-open]")
  await expect(card).toContainText("Reported by The Pentagon.")
  await page.keyboard.press("Shift+Tab")
  await page.keyboard.press("r")
  for (let words = 0; words < 5; words++) await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  await expect(card).toContainText("Asserted by the article.")
  await page.keyboard.press("Control+z")
  await expect(card).toContainText("Reported by The Pentagon.")
})

test("what was dismissed is not proposed again, neither when cards come back nor after a restart", async ({
  app,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 860, 1041)
  await page.keyboard.press("c")
  const proposed = page.locator(".card[data-open] .record-proposal")
  await expect(proposed).toHaveCount(3)
  await page.locator('.card[data-open] [data-field="source"] .record-dismiss').click()
  await expect(proposed).toHaveCount(2)
  await expectSaved(page)
  for (let times = 0; times < 2; times++)
    await page.getByRole("button", { name: "Cards", exact: true }).click()
  await expect(proposed).toHaveCount(2)
  // Where one is in the article is remembered beside it, and leaves it alone.
  await page.locator(".article-text").focus()
  await page.keyboard.press("ArrowRight")
  await page.waitForTimeout(600)
  await app.restart()
  await page.locator("mark", { hasText: "Today, the Minister" }).first().click()
  await expect(proposed).toHaveCount(2)
  await expect(page.locator('[data-field="source"] .record-proposal')).toHaveCount(0)
})

test("how sure the analyst is, is chosen by keys, and undo takes it back", async ({ app: _, here, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 703, 742)
  await page.keyboard.press("c")
  const card = page.locator(".card[data-open]")
  const confidence = card.getByRole("button", { name: /^Confidence/ })
  const first = page.getByRole("menuitemradio", { name: "—" })
  for (const key of ["Enter", "ArrowDown"]) {
    await confidence.focus()
    await page.keyboard.press(key)
    await expect(first).toBeFocused()
    await page.keyboard.press("Escape")
    await expect(confidence).toBeFocused()
  }
  await page.keyboard.press("Enter")
  await expect(first).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await expect(page.getByRole("menuitemradio", { name: "Low confidence" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(confidence).toHaveAccessibleName("Confidence: Low confidence")
  await expect(confidence).toBeFocused()
  await expectSaved(page)
  const { annotations } = await stored(page, here)
  expect(annotations.find(({ kind }) => kind === "claim")?.confidence).toBe("low")
  await page.keyboard.press("ControlOrMeta+z")
  await expect(confidence).toHaveAccessibleName("Confidence")
})

test("a choice says what it is there for: to choose, to choose another than is proposed, to take it back", async ({
  app: _,
  page,
}) => {
  await openSample(page, "Ana Example")
  // "had a call"
  await dragOver(page, 1735, 1745)
  await page.keyboard.press("e")
  const type = page.locator('.card[data-open] [data-field="type"]')
  const nothing = type.getByRole("combobox").locator("option").first()
  await expect(type.locator(".record-proposal")).toContainText("Phone call")
  await expect(nothing).toHaveText("Another…")
  await type.getByRole("button", { name: "Dismiss Phone call" }).click()
  await page.getByRole("button", { name: "Add Type" }).click()
  await expect(nothing).toHaveText("Choose…")
  await type.getByRole("combobox").selectOption("Meeting")
  await expect(nothing).toHaveText("—")
})
