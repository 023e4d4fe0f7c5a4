// Selecting, marking and resizing in an article of many scripts, and how it is drawn. After every action the offsets in
// the store are held to the words there.

import { expect, test } from "./support/fixture.ts"
import { dragWords, edgeOf, mark, openScripts, words } from "./support/scripts.ts"
import { stored, storedLines } from "./support/store.ts"

test("words of every script are marked whole, also across quotes, lists and tables", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  for (const word of [
    words.combining,
    words.noBreak,
    words.softHyphens,
    words.arabic,
    words.hebrew,
    words.emoji,
  ]) {
    await mark(page, "p", word)
  }
  expect(await storedLines(page, here)).toEqual(
    [words.combining, words.noBreak, words.emoji, words.softHyphens, words.arabic, words.hebrew].map(
      (word) => `person: ${word}`,
    ),
  )
  await mark(page, "c", "first exchange", "else was")
  await mark(page, "e", "the river", "observers from")
  await mark(page, "e", "Monday", "Istanbul")
  await mark(page, "c", "Tuesday", "last paragraph")
  const { text, annotations } = await stored(page, here)
  const lines = annotations.slice(6).map(({ spans }) => spans.map(({ quote }) => quote.split(/\n+/)))
  expect(lines).toEqual([
    [["first exchange of prisoners.", "Nothing else was"]],
    [["the river", "monitored by observers from"]],
    [["Monday", "Geneva", "Tuesday", "Istanbul"]],
    [["Tuesday", "Istanbul", "The last paragraph"]],
  ])

  // Half an emoji, half a letter with its accent: nobody gets those, exactly or not.
  await page.keyboard.press("Escape")
  await dragWords(page, "family on")
  for (let times = 0; times < 2; times++) await page.keyboard.press("Shift+ArrowLeft")
  await page.keyboard.press("Alt+c")
  await dragWords(page, "Dupre\u0301 met")
  for (let times = 0; times < 5; times++) await page.keyboard.press("Shift+ArrowLeft")
  await page.keyboard.press("Alt+e")
  const whole = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(
    ({ index }) => index,
  )
  for (const { spans } of (await stored(page, here)).annotations) {
    for (const { start, end } of spans)
      expect([...whole, text.length]).toEqual(expect.arrayContaining([start, end]))
  }
})

test("where text runs from right to left, so do the arrows and the handles", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  const [, president = ""] = words.arabicSentence.split(" ")
  await mark(page, "p", president)
  await page.keyboard.press("r")
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("Enter")
  const further = words.arabicSentence.split(" ").slice(1, 3).join(" ")
  expect(await storedLines(page, here)).toEqual([`person: ${further}`])

  // The end lies at the left. Its handle is dragged further there, to the end of the sentence.
  await page.locator("mark", { hasText: further }).click()
  const grip = await page.locator('.handle[data-side="end"] .handle-grip').boundingBox()
  const line = await page.locator('.handle[data-side="end"]').boundingBox()
  const goal = await page.evaluate(edgeOf, [words.arabicSentence.slice(-6, -1), "end"] as const)
  if (grip === null || line === null) throw new Error("There is no handle")
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(goal.x + x - line.x, goal.y + y - (line.y + line.height / 2), { steps: 6 })
  await page.mouse.up()
  const rest = words.arabicSentence.split(" ").slice(1).join(" ").replace(/\.$/, "")
  expect(await storedLines(page, here)).toEqual([`person: ${rest}`])
})

test("five levels stay apart, many in one place are offered, and all is drawn in every setting", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  await mark(page, "p", words.hebrew)
  await mark(page, "c", "said that", "called him")
  await mark(page, "e", "said that", "go on")
  await mark(page, "c", "A spokesman", "go on")
  await mark(page, "e", "A spokesman", "long time")
  const inner = page.locator("mark", { hasText: words.hebrew }).first()
  const style = (name: string) =>
    inner.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name)
  const underlines =
    (await style("background-image")).match(/url\(|linear-gradient\(|radial-gradient\(/g) ?? []
  expect(underlines.length).toBe(10)
  expect(await inner.evaluate((element) => element.getAttribute("aria-roledescription"))).toBe(
    "Person in Claim in Event in Claim in Event",
  )
  // No line of marks lies on the text of the line below.
  const boxes = await page
    .locator("mark")
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        [...element.getClientRects()].map(({ top, bottom }) => ({ top, bottom })),
      ),
    )
  const tops = [...new Set(boxes.map(({ top }) => Math.round(top)))]
  for (const { top, bottom } of boxes) {
    for (const other of tops) if (other > top + 8) expect(bottom).toBeLessThanOrEqual(other + 8)
  }

  await page.keyboard.press("Escape")
  const list = page.getByRole("toolbar", { name: "Annotations here" })
  await inner.click()
  await expect(list.getByRole("button")).toHaveCount(5)
  await page.keyboard.press("o")
  await expect(list.locator("[aria-current]")).toHaveText(/said that .* had called him$/)
  await list.getByRole("button").nth(3).click()
  await expect(list).toHaveCount(0)
  await page.keyboard.press("l")
  await expect(list.getByRole("button", { name: /Claim A spokesman/ })).toBeFocused()
  await page.keyboard.press("ArrowUp")
  await expect(list.getByRole("button").nth(2)).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(list).toHaveCount(0)
  await page.keyboard.press("Backspace")
  const left = await storedLines(page, here)
  expect(left).toHaveLength(4)
  expect(left.filter((one) => one.startsWith("event"))).toHaveLength(1)

  const choose = async (name: string) => {
    await page.getByRole("button", { name: "Look and language" }).click()
    await page.getByRole("menuitemradio", { name }).click()
  }
  const before = await style("--t0")
  expect(before).not.toContain("(transparent")
  await choose("Calm highlights")
  await expect.poll(() => style("--t0")).toContain("(transparent")
  await choose("With letters of kinds")
  const letters = () =>
    inner.evaluate((element) => getComputedStyle(element, "::before").getPropertyValue("content"))
  await expect.poll(letters).toContain('"P"')
  await page.emulateMedia({ forcedColors: "active" })
  expect(await style("background-image")).toContain("gradient")
  await page.emulateMedia({ forcedColors: "none", media: "print" })
  expect(await style("print-color-adjust")).toBe("exact")
  await expect(page.getByRole("banner")).toBeHidden()
})

test("nothing that types, drops, pastes or corrects by itself reaches the locked text", async ({
  app: _,
  here,
  page,
}) => {
  const article = await openScripts(page, "Ana Example")
  await mark(page, "p", words.arabic)
  const { text } = await stored(page, here)
  const session = await page.context().newCDPSession(page)
  await dragWords(page, words.hebrew)
  await session.send("Input.imeSetComposition", {
    text: "\u306b\u307b\u3093",
    selectionStart: 3,
    selectionEnd: 3,
  })
  await session.send("Input.insertText", { text: "\u65e5\u672c" })
  await page.keyboard.insertText("\u{1f642}")
  await expect(article).toHaveAttribute("spellcheck", "false")
  await expect(article).toHaveAttribute("autocorrect", "off")
  // What spelling and autocorrection would do, and what is dragged within the text and from elsewhere.
  await article.evaluate((element) => {
    const data = new DataTransfer()
    data.setData("text/plain", "dropped")
    const target = element.querySelector("p") ?? element
    for (const type of ["insertReplacementText", "insertFromDrop", "deleteByDrag", "insertFromPaste"]) {
      const inputType = type
      target.dispatchEvent(
        new InputEvent("beforeinput", { inputType, data: "x", bubbles: true, cancelable: true }),
      )
    }
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }))
    document.execCommand("delete")
  })
  await dragWords(page, words.hebrew)
  const from = await page.evaluate(edgeOf, [words.hebrew, "end"] as const)
  const to = await page.evaluate(edgeOf, ["The envoy", "start"] as const)
  await page.mouse.move(from.x + 12, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
  expect((await stored(page, here)).text).toBe(text)
  expect(await page.locator("mark").allTextContents()).toEqual([words.arabic])
  // And keys go on: the next word is marked as ever.
  await page.keyboard.press("Escape")
  await mark(page, "p", words.hebrew)
  expect(await storedLines(page, here)).toEqual([`person: ${words.arabic}`, `person: ${words.hebrew}`])
})
