// Undo goes on after the app was killed and started again, as if it had never ended.

import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"
import { stored, storedLines } from "./support/store.ts"
import { dragOver } from "./support/text.ts"

const austin = [38, 50] as const
const shoigu = [937, 950] as const

const article = (page: Page) => page.locator(".article-text")

test("Ctrl+Z takes back what was done before the start, one by one, and redo brings it again", async ({
  app,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  const text = (await stored(page, here)).text
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await storedLines(page, here)
  await dragOver(page, ...shoigu)
  await page.keyboard.press("e")
  await storedLines(page, here)
  // Corrected text: the annotation goes with its words.
  await page.keyboard.press("Control+Shift+e")
  await dragOver(page, ...austin)
  await page.keyboard.press("Delete")
  await page.keyboard.press("Control+Shift+e")
  const after = await storedLines(page, here)
  expect(after).toEqual(["event: Sergei Shoigu"])
  const shorter = (await stored(page, here)).text

  await app.restart()
  await expect(article(page)).toBeVisible()
  await article(page).focus()
  await page.keyboard.press("Control+z")
  await expect(page.locator("mark")).toHaveText(["Lloyd Austin", "Sergei Shoigu"])
  expect((await stored(page, here)).text).toBe(text)
  // At once one after the other, and what is done now comes first.
  await dragOver(page, 20, 27)
  await page.keyboard.press("c")
  await expect(page.locator("mark")).toHaveCount(3)
  for (let times = 0; times < 3; times++) await page.keyboard.press("Control+z")
  await expect(page.locator("mark")).toHaveCount(0)
  await page.keyboard.press("Control+z")
  await expect(page.getByText("There is nothing more to undo")).toBeAttached()
  expect(await storedLines(page, here)).toEqual([])
  for (let times = 0; times < 2; times++) await page.keyboard.press("Control+Shift+z")
  await expect(page.locator("mark")).toHaveText(["Lloyd Austin", "Sergei Shoigu"])
  await page.keyboard.press("Control+Shift+z")
  expect(await storedLines(page, here)).toEqual([
    "claim: Defense",
    "person: Lloyd Austin",
    "event: Sergei Shoigu",
  ])
  expect((await stored(page, here)).text.length).toBe(text.length)
  expect(shorter.length).toBe(text.length - (austin[1] - austin[0]))
})

test("Ctrl+Z takes a person out of the registry again who was added before the start", async ({
  app,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  const card = page.locator(".card[data-open]")
  await expect(card.locator("[data-accept]").first()).toBeVisible()
  await page.keyboard.press("y")
  await expect(card.getByRole("button", { name: "Accept" })).toHaveCount(0)
  await storedLines(page, here)
  const expectKnown = async (is: boolean) => {
    await article(page).focus()
    await page.keyboard.press("n")
    const dialog = page.getByRole("dialog", { name: "People and organisations" })
    await expect(dialog.getByText("Nobody here yet")).toBeVisible({ visible: !is })
    const row = dialog.getByRole("listitem").filter({ hasText: "Lloyd Austin" })
    await expect(row.first()).toBeVisible({ visible: is })
    await page.keyboard.press("Escape")
    await expect(dialog).toHaveCount(0)
  }
  await expectKnown(true)

  await app.restart()
  await expect(article(page)).toBeVisible()
  await article(page).focus()
  for (let times = 0; times < 3; times++) await page.keyboard.press("Control+z")
  await expect(page.locator("mark")).toHaveCount(0)
  await expectKnown(false)
  await article(page).focus()
  for (let times = 0; times < 3; times++) await page.keyboard.press("Control+Shift+z")
  await expect(page.locator("mark")).toHaveCount(1)
  await expectKnown(true)
})
