import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { secondWindow } from "./support/second-window.ts"
import { storedLines } from "./support/store.ts"
import { dragOver } from "./support/text.ts"

// "Lloyd Austin" and "Sergei Shoigu" in the sample.
const austin = [38, 50] as const
const shoigu = [937, 950] as const

test("what a window typed before it heard of another is joined with it, and offered where both typed the same words", async ({
  app: _,
  here,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await openSample(page, "Ana Example")
  await dragOver(page, ...shoigu)
  await page.keyboard.press("p")
  await expectSaved(page)
  const { other, deafen, hear } = await secondWindow(page, context)
  deafen()
  await page.bringToFront()
  await page.keyboard.press("Control+Shift+e")
  await dragOver(page, ...austin)
  await page.keyboard.insertText("the Secretary, Lloyd J. Austin III,")
  await page.keyboard.press("Control+Shift+e")
  await expectSaved(page)

  await other.bringToFront()
  await other.keyboard.press("Control+Shift+e")
  // The second word, so that it stays marked.
  await dragOver(other, shoigu[0] + 7, shoigu[1] - 1)
  await other.keyboard.insertText("Shoyg")
  await dragOver(other, ...austin)
  await other.keyboard.type("General Austin")
  hear()

  const message = other.locator(".toast", { hasText: "“General Austin”" })
  await expect(message).toBeVisible()
  for (const window of [page, other]) {
    await expect(window.locator(".article-text")).toContainText("the Secretary, Lloyd J. Austin III,")
    await expect(window.locator(".article-text")).not.toContainText("General Austin")
    await expect(window.locator("mark")).toHaveText("Sergei Shoygu")
  }
  await expectSaved(other)
  expect(await storedLines(page, here)).toEqual(["person: Sergei Shoygu"])

  await message.getByRole("button", { name: "Copy what you typed" }).focus()
  await other.keyboard.press("Enter")
  await expect(message).toHaveCount(0)
  expect(await other.evaluate(() => navigator.clipboard.readText())).toBe("General Austin")

  // Each takes back its own.
  await other.getByRole("button", { name: "Undo" }).click()
  for (const window of [page, other]) {
    await expect(window.locator("mark")).toHaveText("Sergei Shoigu")
    await expect(window.locator(".article-text")).toContainText("the Secretary, Lloyd J. Austin III,")
  }
  await page.bringToFront()
  await page.getByRole("button", { name: "Undo" }).click()
  for (const window of [page, other])
    await expect(window.locator(".article-text")).not.toContainText("the Secretary, Lloyd J. Austin III,")
  await expectSaved(page)
  expect(await storedLines(page, here)).toEqual(["person: Sergei Shoigu"])
})
