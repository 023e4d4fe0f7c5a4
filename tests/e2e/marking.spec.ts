// What is marked, and what is shown of it, in an article of many scripts: words, names and sentences taken whole,
// annotations within each other told apart, and cards beside their text.

import { expect, test } from "./support/fixture.ts"
import { clickAt, dragWords, edgeOf, mark, openScripts, press, words } from "./support/scripts.ts"
import { stored, storedLines } from "./support/store.ts"

const [maryam, haddad] = words.noBreak.split("\u00a0")
const [mahmud = "", abbas = ""] = words.arabic.split(" ")

const news = `<p>The U.S. Defense Secretary Lloyd Austin, Gen. Mark Milley and the Ministry of Defence (MoD), spoke at
5 p.m. Moscow time on Friday. Nobody answered. “Where is he?” asked a resident of Saint-Denis.</p>
<p>John Smith Jr., of the U.S., told reporters that 5,000 soldiers had left O’Brien’s town.</p>`

const tall = { width: 1440, height: 1300 }

test("words, names and sentences are marked whole, and exactly what is selected with Alt", async ({
  app: _,
  here,
  page,
}) => {
  await page.setViewportSize(tall)
  await openScripts(page, "Ana Example", news)
  // A soft hyphen, a comma and an apostrophe within words; a bracket and full stops that belong to names.
  await mark(page, "e", "co\u00ad")
  await mark(page, "e", "5,")
  await mark(page, "p", "O")
  await mark(page, "p", "Ministry", "(MoD),")
  await mark(page, "p", "John", "Jr.,")
  await mark(page, "p", "U.S.,")
  // What is named alone, with the bracket and the genitive left outside.
  await mark(page, "p", "(MoD)")
  expect(await storedLines(page, here)).toEqual([
    `event: ${words.softHyphens}`,
    "person: Ministry of Defence (MoD)",
    "person: MoD",
    "person: John Smith Jr.",
    "person: U.S.",
    "event: 5,000",
    "person: O’Brien",
  ])

  await press(page, "Escape")
  for (const place of ["time on", "asked a"]) {
    await clickAt(page, place, 3)
    await press(page, "c", "Escape")
  }
  const claims = async () => (await storedLines(page, here)).filter((line) => line.startsWith("claim"))
  const [first = "", second] = await claims()
  expect(first).toMatch(/^claim: The U\.S\. Defense .* spoke at\s5 p\.m\. Moscow time on Friday\.$/)
  expect(second).toBe("claim: “Where is he?” asked a resident of Saint-Denis.")

  // A name is one without its genitive.
  await clickAt(page, "Brien", 2)
  await press(page, "e", "Escape")
  expect(await storedLines(page, here)).toContain("event: O’Brien")

  // Exactly: by the kind's key, by Enter for the kind used last, and in the bar.
  await mark(page, "Alt+p", "Zoe\u0301 Dup")
  await mark(page, "Alt+Enter", "soldi")
  await dragWords(page, words.hebrew.slice(0, 3))
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: "Claim" })
    .click({ modifiers: ["Alt"] })
  const lines = await storedLines(page, here)
  expect(lines).toContain("person: Zoe\u0301 Dup")
  expect(lines).toContain("person: soldi")
  expect(lines).toContain(`claim: ${words.hebrew.slice(0, 3)}`)
})

test("by keys text is selected across quotes, lists, cells and scripts, and marked in the bar", async ({
  app: _,
  here,
  page,
}) => {
  await page.setViewportSize(tall)
  const article = await openScripts(page, "Ana Example")
  const { text } = await stored(page, here)
  const from = (first: string, last: string) => {
    const start = text.indexOf(first)
    return text.slice(start, text.indexOf(last, start) + last.length)
  }
  const goTo = async (word: string) => {
    await press(page, "Control+f", "Control+a")
    await page.keyboard.insertText(word)
    await expect(page.getByRole("search").getByRole("status")).toHaveText(/^1 of/)
    await press(page, "Escape")
    await expect(article).toBeFocused()
    // To where it begins, which is at the right where it runs from right to left.
    await press(page, /[\u0590-\u08ff]/.test(word) ? "ArrowRight" : "ArrowLeft")
  }
  const times = (count: number, key: string) => press(page, ...Array<string>(count).fill(key))

  await goTo("Nothing else")
  await times(3, "Shift+ArrowDown")
  await press(page, "c")
  await goTo("Geneva")
  await times(8, "Shift+ArrowRight")
  await press(page, "Tab", "ArrowRight", "Enter")
  await goTo("Istanbul")
  await press(page, "Shift+Control+ArrowRight", "Shift+ArrowDown", "e")
  const [, president = "", that = ""] = words.arabicSentence.split(" ")
  await goTo(president)
  await times(2, "Shift+Control+ArrowLeft")
  await press(page, "p")
  // Letter by letter over a name in another direction, an emoji of five characters, and a letter with its accent.
  await goTo("family")
  await press(page, "ArrowLeft")
  await times(1, "Shift+ArrowLeft")
  await press(page, "p")
  await goTo("Dupr")
  await times(5, "Shift+ArrowRight")
  await press(page, "Alt+p")
  await goTo("said that")
  await press(page, "Shift+End", "e")

  expect(await storedLines(page, here)).toEqual([
    "person: Dupre\u0301",
    `person: ${words.emoji.split(" ")[0]}`,
    expect.stringMatching(new RegExp(`^event: said that ${words.hebrew} had called .*[a-z]$`)),
    `person: ${president} ${that}`,
    `claim: ${from("Nothing else", "Ghana")}`,
    expect.stringMatching(/: Geneva\nTuesday$/),
    expect.stringMatching(/^event: Istanbul\n+The last/),
  ])
})

test("annotations in each other are gone through outwards, told apart in their list, and shown whole", async ({
  app: _,
  page,
}) => {
  await page.setViewportSize(tall)
  await openScripts(page, "Ana Example")
  await mark(page, "p", words.hebrew)
  await mark(page, "c", "said that", "called him")
  await mark(page, "e", "said that", "go on")
  await mark(page, "c", "A spokesman", "go on")
  await mark(page, "e", "A spokesman", "long time")
  await press(page, "Escape")

  const list = page.getByRole("toolbar", { name: "Annotations here" })
  const current = list.locator("[aria-current]")
  const quotes = [
    new RegExp(words.hebrew),
    /said that .* had called him$/,
    /said that .* … .* go on$/,
    /A spokesman for .* … .* go on$/,
    /A spokesman for .* … .* a long time$/,
  ]
  // In other places each time: twice in one would be a double click.
  const start = await page.evaluate(edgeOf, [words.hebrew, "start"] as const)
  for (const [times, quote] of [...quotes, ...quotes.slice(0, 1)].entries()) {
    await page.mouse.click(start.x - (times % 2 === 0 ? 6 : 30), start.y)
    await expect(current).toHaveText(quote)
  }
  for (const quote of quotes.slice(1)) {
    await press(page, "o")
    await expect(current).toHaveText(quote)
  }
  const names = await list.getByRole("button").allInnerTexts()
  expect(new Set(names).size).toBe(5)
  await press(page, "Escape", "Escape")
  await expect(page.locator(".mark-selected")).toHaveCount(0)

  // What the pointer is on is lined to both its ends, also under what lies inside it.
  const lined = () =>
    page.locator("mark").evaluateAll((marks) =>
      marks
        .filter((one) => getComputedStyle(one).boxShadow !== "none")
        .map((one) => one.textContent)
        .join(""),
    )
  const over = async (word: string) => {
    const { x, y } = await page.evaluate(edgeOf, [word, "end"] as const)
    await page.mouse.move(x - 3, y)
  }
  await over("long time")
  await expect.poll(lined).toMatch(/^A spokesman for .* had called him, and .* for a long time$/)
  await over("called him")
  await expect.poll(lined).toMatch(/^said that .* had called him$/)
  await over("The envoy")
  await expect.poll(lined).toBe("")

  // So is what the card is about that the pointer or the focus is on.
  await page.getByLabel(/^Event: said that/).hover()
  await expect.poll(lined).toMatch(/^said that .* would go on$/)
  await over("The envoy")
  await expect.poll(lined).toBe("")
  await page.getByLabel(/^Event: said that/).focus()
  await expect.poll(lined).toMatch(/^said that .* would go on$/)
  await press(page, "ArrowDown")
  await expect.poll(lined).toMatch(/^said that .* had called him$/)
  await press(page, "F6")
  await expect.poll(lined).toBe("")
})

test("O goes outwards from what was just marked or walked to, also where both end together", async ({
  app: _,
  page,
}) => {
  await page.setViewportSize(tall)
  await openScripts(page, "Ana Example")
  await mark(page, "c", "The envoy", words.combining)
  await mark(page, "p", words.combining)
  const opened = (kind: string) => page.getByRole("button", { name: `${kind}, change kind` })
  await expect(opened("Person")).toBeVisible()
  for (const kind of ["Claim", "Person", "Claim"]) {
    await press(page, "o")
    await expect(opened(kind)).toBeVisible()
  }
  await press(page, "Tab")
  await expect(opened("Person")).toBeVisible()
  await press(page, "o")
  await expect(opened("Claim")).toBeVisible()
  await press(page, "l")
  await expect(page.getByRole("toolbar", { name: "Annotations here" }).getByRole("button")).toHaveCount(2)
})

test("a click on any letter of an annotation takes it, one beside it does not", async ({ app: _, page }) => {
  await page.setViewportSize(tall)
  await openScripts(page, "Ana Example")
  const marked = [words.combining, words.emoji, words.hebrew, words.arabicSentence.slice(0, 10), "Geneva"]
  for (const word of marked) await mark(page, "p", word)
  await press(page, "Escape")
  const selected = page.locator(".mark-selected")
  for (const word of marked) {
    for (const side of ["start", "end"] as const) {
      const { x, y } = await page.evaluate(edgeOf, [word, side] as const)
      const isRightToLeft = /[\u0590-\u08ff]/.test(word)
      const inwards = (side === "start") === isRightToLeft ? -1 : 1
      await page.mouse.click(x + inwards * 1.5, y)
      await expect(selected.first(), `${word}, ${side}`).toBeVisible()
      await press(page, "Escape")
      await expect(selected).toHaveCount(0)
    }
  }
  const { x, y } = await page.evaluate(edgeOf, ["Geneva", "end"] as const)
  await page.mouse.click(x + 4, y)
  await expect(page.locator(".article-text")).toBeFocused()
  await expect(selected).toHaveCount(0)
})

test("cards lie beside their text, read as it does, and are filtered, chosen and changed together", async ({
  app: _,
  here,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openScripts(page, "Ana Example")
  const { combining, noBreak, softHyphens, arabic } = words
  for (const [key, word] of [
    ["p", combining],
    ["e", softHyphens],
    ["p", arabic],
    ["c", "Nothing else"],
    ["e", "Geneva"],
  ] as const)
    await mark(page, key, word)
  await press(page, "Escape")
  const cards = page.locator("[data-card]")
  const apart = (word: string) => async () => {
    const [card, text] = await Promise.all([
      page.getByLabel(new RegExp(`: ${word}`)).boundingBox(),
      page.locator("mark", { hasText: word }).first().boundingBox(),
    ])
    if (card === null || text === null) return Number.NaN
    return Math.abs(card.y + 16 - (text.y + text.height / 2))
  }
  for (const word of [combining, "Nothing else", "Geneva"]) await expect.poll(apart(word)).toBeLessThan(20)
  await page.mouse.move(700, 400)
  await page.mouse.wheel(0, 120)
  for (const word of ["Nothing else", "Geneva"]) await expect.poll(apart(word)).toBeLessThan(20)

  // A name that runs against its sentence: what follows it in the text follows it on its card, in sight.
  const following = await page.getByLabel(new RegExp(`: ${mahmud} ${abbas}`)).evaluate((card) => {
    const context = card.querySelector(".card-context")
    const range = document.createRange()
    range.setStart(context?.firstChild ?? card, 0)
    range.setEnd(context?.firstChild ?? card, " said".length)
    const [said, all] = [range.getBoundingClientRect(), card.getBoundingClientRect()]
    range.selectNode(context?.previousSibling ?? card)
    const name = range.getBoundingClientRect()
    return { said: range.toString(), after: said.left >= name.right - 1, seen: said.right <= all.right }
  })
  expect(following).toEqual({ said: arabic, after: true, seen: true })

  // As one types them: without accents, and with neither soft hyphens nor spaces of another sort.
  await mark(page, "p", noBreak)
  await press(page, "Escape")
  const filter = async (query: string, ...labels: RegExp[]) => {
    await page.getByRole("searchbox", { name: "Filter cards" }).fill(query)
    await expect(cards).toHaveCount(labels.length)
    for (const label of labels) await expect(page.getByLabel(label)).toBeVisible()
  }
  await page.getByRole("button", { name: "Filter cards" }).click()
  await filter("zoe dupre", /^Person: Zoe\u0301 Dupre\u0301/)
  await filter("cooperation", /^Event: co/)
  await filter(`${maryam} ${haddad}`, /^Person: Maryam/)
  await filter("o", /^Person: Zoe/, /^Event: co/, /^Claim: Nothing/)

  // By mouse: from one to another with Shift, one by one with Ctrl; what is filtered out is left alone.
  await page.getByLabel(/^Person: Zoe/).click({ modifiers: ["Control"] })
  await page.getByLabel(/^Claim: Nothing/).click({ modifiers: ["Shift"] })
  await page.getByLabel(/^Event: co/).click({ modifiers: ["Control"] })
  const chosen = page.getByRole("toolbar", { name: "2 chosen" })
  await chosen.getByRole("textbox", { name: /tag/ }).fill("talks")
  await press(page, "Enter")
  await chosen.getByRole("combobox", { name: "Kind" }).selectOption("Event")
  const told = async () =>
    (await stored(page, here)).annotations.map(({ kind, tags, spans }) => [
      kind,
      tags?.join() ?? "",
      spans[0]?.quote,
    ])
  const before = [
    ["person", "", combining],
    ["person", "", noBreak],
    ["event", "", softHyphens],
    ["person", "", arabic],
    ["claim", "", "Nothing else"],
    ["event", "", "Geneva"],
  ]
  const change = new Set([combining, "Nothing else"])
  const after = before.map(([kind, tags, quote = ""]) =>
    change.has(quote) ? ["event", "talks", quote] : [kind, tags, quote],
  )
  expect(await told()).toEqual(after)
  await page.locator(".article-text").focus()
  await press(page, "Control+z", "Control+z")
  expect(await told()).toEqual(before)
  await press(page, "Control+y", "Control+y")
  expect(await told()).toEqual(after)
})

test("another kind keeps all that was noted, and the kind before has its own again", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  await mark(page, "p", words.combining)
  await press(page, "y")
  const card = page.locator(".card[data-open]")
  await expect(card.locator(".record-chip", { hasText: "Dupre\u0301" })).toBeVisible()
  await card.getByRole("textbox", { name: "Note" }).fill("Of the \u05d0\u05d1 office")
  await press(page, "Control+Enter")
  const told = async () => {
    const [one] = (await stored(page, here)).annotations
    return { kind: one?.kind, note: one?.note, fields: one?.fields, quote: one?.spans[0]?.quote }
  }
  const person = await told()
  expect(person).toMatchObject({ kind: "person", note: "Of the \u05d0\u05d1 office", quote: words.combining })
  expect(person.fields).toMatchObject({ entity: {} })
  const change = async (from: string, key: string, to: string) => {
    await card.getByRole("button", { name: `${from}, change kind` }).click()
    await press(page, key)
    await expect(card.getByRole("button", { name: `${to}, change kind` })).toBeVisible()
  }
  await change("Person", "e", "Event")
  expect(await told()).toEqual({ ...person, kind: "event" })
  await change("Event", "p", "Person")
  expect(await told()).toEqual(person)
  await page.locator(".article-text").focus()
  await press(page, "Control+z")
  expect(await told()).toEqual({ ...person, kind: "event" })
  await press(page, "Control+z")
  expect(await told()).toEqual(person)
})

test("hundreds of places are marked, taken back and marked again in one step each, with few cards drawn", async ({
  app: _,
  here,
  page,
}) => {
  const article = await openScripts(page, "Ana Example")
  await press(page, "Control+f")
  await page.getByRole("button", { name: "Regular expression" }).click()
  await page.getByRole("textbox", { name: "Find in this article" }).fill("\\p{L}\\p{M}*")
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/of \d{3}$/)
  await page.getByRole("button", { name: "Mark all…" }).click()
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Mark \d/ })
    .click()
  await press(page, "Escape")
  await expect(article).toBeFocused()
  const { text, annotations } = await stored(page, here)
  expect(annotations.length).toBe([...text.matchAll(/\p{L}\p{M}*/gu)].length)
  expect(await page.locator("[data-card]").count()).toBeLessThan(annotations.length / 3)
  await press(page, "Control+z")
  expect(await storedLines(page, here)).toEqual([])
  await press(page, "Control+y")
  expect((await stored(page, here)).annotations.length).toBe(annotations.length)
})

test("the keyboard, the clipboard and text dragged from a field leave the locked text as it is", async ({
  app: _,
  here,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  const article = await openScripts(page, "Ana Example")
  const { text } = await stored(page, here)
  await page.evaluate(() => navigator.clipboard.writeText("pasted \u{1f642} \u05d0"))
  for (const word of [words.hebrew, words.combining, "Geneva"]) {
    await dragWords(page, word)
    await press(page, "Control+x", "Control+v", "Delete", "Backspace")
    await press(
      page,
      "Escape",
      "x",
      "Delete",
      "Backspace",
      "Control+Backspace",
      "Control+Delete",
      "Shift+Enter",
    )
    await page.keyboard.insertText("\u05d0\u{1f642}")
  }
  // From the library's filter into a cell of the table, by mouse.
  const field = page.getByRole("searchbox", { name: /Filter by title/ })
  await field.fill("dragged")
  await press(page, "Control+a")
  const box = await field.boundingBox()
  const { x, y } = await page.evaluate(edgeOf, ["Geneva", "end"] as const)
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await page.mouse.down()
  await page.mouse.move(x - 60, y, { steps: 8 })
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.up()
  await expect(article).not.toContainText("dragged")
  await field.fill("")
  expect((await stored(page, here)).text).toBe(text)
  await mark(page, "p", words.hebrew)
  expect(await storedLines(page, here)).toEqual([`person: ${words.hebrew}`])
})
