// Correcting the text while annotations stand off from it, with real keys, an input method and the real store.

import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { root } from "../../electron/bin/build.mjs"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { dragOver } from "./support/text.ts"

// "Lloyd Austin" in the sample, whose text begins with a space.
const austin = [38, 50] as const

interface Shown {
  readonly text: string
  readonly annotations: readonly {
    readonly kind: string
    readonly spans: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
  }[]
}

/** The article as the command line reads it from the project folder. */
function shown(documents: string): Shown {
  const project = path.join(documents, "Postil", "My project")
  const postil = (...words: string[]) =>
    JSON.parse(
      execFileSync(process.execPath, [path.join(root, "electron/bin/postil.mjs"), ...words], {
        encoding: "utf8",
      }),
    )
  const [article] = postil("list", project, "--json")
  const result: Shown = postil("show", project, article.id, "--json")
  for (const { spans } of result.annotations) {
    for (const { start, end, quote } of spans) expect(result.text.slice(start, end)).toBe(quote)
  }
  return result
}

const quotes = ({ annotations }: Shown) =>
  annotations.map(({ spans }) => spans.map(({ quote }) => quote).join("|"))
const marks = (page: Page) => page.locator(".article-text mark")

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let count = 0; count < times; count++) await page.keyboard.press(key)
}

test("corrections move annotations, are kept over a restart, and make a revision", async ({
  app,
  here,
  page,
}) => {
  const text = await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await expect(marks(page)).toHaveText(["Lloyd Austin"])

  await page.keyboard.press("Control+Shift+E")
  await expect(page.getByRole("radio", { name: "Edit text" })).toBeChecked()
  await expect(text).toHaveAttribute("aria-readonly", "false")
  await expect(text).toBeFocused()

  // Before the annotation, inside it, and at its edges; a kind's keys are letters now.
  await page.keyboard.press("Control+Home")
  await page.keyboard.type("Up? 123 🙂")
  await press(page, "ArrowRight", 44)
  await page.keyboard.type("J. ")
  await expect(marks(page)).toHaveText(["Lloyd J. Austin"])
  await press(page, "ArrowRight", 6)
  await page.keyboard.type("!")
  await expect(marks(page)).toHaveText(["Lloyd J. Austin"])

  // A paragraph is parted within the annotation and put together again.
  await press(page, "ArrowLeft", 7)
  const paragraphs = await text.locator("p").count()
  await page.keyboard.press("Enter")
  await expect(text.locator("p")).toHaveCount(paragraphs + 1)
  await expect(marks(page)).toHaveText(["Lloyd J. ", "Austin"])
  await page.keyboard.press("Backspace")
  await expect(marks(page)).toHaveText(["Lloyd J. Austin"])

  // Selecting offers no kinds, and a kind's key replaces what is selected.
  await page.keyboard.press("Control+End")
  await press(page, "Shift+ArrowLeft", 9)
  await expect(page.getByRole("toolbar")).toHaveCount(0)
  await page.keyboard.type("p")
  await expect(marks(page)).toHaveCount(1)

  await page.getByRole("radio", { name: "Annotate" }).check()
  await expect(text).toHaveAttribute("aria-readonly", "true")
  await expectSaved(page)
  const corrected = shown(here.documents)
  expect(corrected.text.startsWith("Up? 123 🙂 date 2022-10-22")).toBe(true)
  expect(corrected.text.endsWith("as soon as p")).toBe(true)
  expect(quotes(corrected)).toEqual(["Lloyd J. Austin"])

  await app.restart()
  await expect(marks(page)).toHaveText(["Lloyd J. Austin"])
  expect(shown(here.documents)).toEqual(corrected)

  // What the history says of it.
  const articles = path.join(here.documents, "Postil", "My project", "articles")
  const [folder = ""] = readdirSync(articles)
  // The snapshot follows the history a moment after opening.
  const revisions = (): unknown =>
    JSON.parse(readFileSync(path.join(articles, folder, "article.json"), "utf8")).revisions
  const sha256 = (content: string) => createHash("sha256").update(content).digest("hex")
  const sample = readFileSync(path.join(root, "assets/sample/austin-shoigu.txt"), "utf8")
  await expect.poll(revisions, { timeout: 15_000 }).toBeDefined()
  expect(revisions()).toMatchObject([{ from: sha256(sample), to: sha256(corrected.text) }])
})

test("undo brings back an annotation that went with its text, and everything before it", async ({
  app: _,
  here,
  page,
}) => {
  const text = await openSample(page, "Ana Example")
  const first = await text.textContent()
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await page.keyboard.press("Control+Shift+E")
  await dragOver(page, austin[0] - 3, austin[1] + 2)
  await page.keyboard.press("Delete")
  await expect(marks(page)).toHaveCount(0)
  await expect(page.getByText("1 annotation went with its text. Undo brings it back.")).toBeAttached()
  await page.keyboard.press("Control+Home")
  await page.keyboard.type("typed")
  await page.getByRole("radio", { name: "Annotate" }).check()
  await dragOver(page, 1, 5)
  await page.keyboard.press("e")
  await expect(marks(page)).toHaveText(["typed"])

  // Undo reaches the text in either mode: the event, the typing, the deleting, the person.
  const undo = page.getByRole("button", { name: "Undo" })
  await undo.click()
  await expect(marks(page)).toHaveCount(0)
  await undo.click()
  await expect(text).not.toContainText("typed")
  await undo.click()
  await expect(marks(page)).toHaveText(["Lloyd Austin"])
  await undo.click()
  await expect(marks(page)).toHaveCount(0)
  await expect(text).toHaveText(first ?? "", { useInnerText: false })
  await expect(undo).toBeDisabled()
  for (let times = 0; times < 4; times++) await page.getByRole("button", { name: "Redo" }).click()
  await expect(marks(page)).toHaveText(["typed"])
  await expectSaved(page)
  expect(quotes(shown(here.documents))).toEqual(["typed"])
})

test("what is pasted enters through the schema, and moving text about adds no citation", async ({
  app: _,
  here,
  page,
}) => {
  const text = await openSample(page, "Ana Example")
  await page.keyboard.press("Control+Shift+E")
  await page.keyboard.press("Control+Home")
  await text.evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      "text/html",
      `<h2>Head</h2><p>one <b>two</b> <a href="javascript:alert(1)">three</a> <a href="https://example.org/">four</a>
      <script>document.title = "run"</script><img src="x" onerror="document.title = 'run'"></p><ul><li>five</li></ul>`,
    )
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(text.locator("h2")).toHaveText("Head")
  await expect(text.locator("strong")).toHaveText("two")
  await expect(text.locator("a")).toHaveText(["four"])
  await expect(text.locator("li")).toContainText("five")
  await expect(text.locator("img, script")).toHaveCount(0)
  expect(await page.title()).not.toBe("run")

  await page.keyboard.press("Control+Home")
  await page.keyboard.press("Shift+End")
  const copied = await text.evaluate((element) => {
    const clipboardData = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }))
    return { plain: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") }
  })
  expect(copied.plain).toBe("Head")
  expect(copied.html).not.toContain("section")
  await expectSaved(page)
  expect(shown(here.documents).text).toContain("Head\n\none two three four")
})

test("an input method composes inside an annotation and at its end", async ({ app: _, here, page }) => {
  await openSample(page, "Ana Example")
  await dragOver(page, ...austin)
  await page.keyboard.press("p")
  await page.keyboard.press("Control+Shift+E")
  const input = await page.context().newCDPSession(page)
  const compose = async (steps: readonly string[], result: string) => {
    for (const text of steps) {
      await input.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
    await input.send("Input.insertText", { text: result })
  }
  await page.keyboard.press("Control+Home")
  await press(page, "ArrowRight", 43)
  await compose(["n", "に", "にほ", "にほん"], "日本")
  await expect(marks(page)).toHaveText(["Lloyd日本 Austin"])
  await press(page, "ArrowRight", 7)
  await compose(["e", "é"], "é")
  await expect(marks(page)).toHaveText(["Lloyd日本 Austin"])
  await expectSaved(page)
  expect(quotes(shown(here.documents))).toEqual(["Lloyd日本 Austin"])
  await page.keyboard.press("Control+Z")
  await page.keyboard.press("Control+Z")
  await expect(marks(page)).toHaveText(["Lloyd Austin"])
})
