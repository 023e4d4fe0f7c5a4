// What an analyst does all day, done in an article of many scripts, lists and tables: with clicks, several parts, several
// cards at once, corrections, and ways to a place. The offsets in the store are held to the words there throughout.

import { expect, test } from "./support/fixture.ts"
import { dragHandle } from "./support/handles.ts"
import { clickAt, dragWords, edgeOf, mark, openScripts, press, words } from "./support/scripts.ts"
import { stored, storedLines } from "./support/store.ts"

test("clicks mark words and sentences, Enter the kind used last, and one place takes several kinds and parts", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  const [maryam = ""] = words.noBreak.split("\u00a0")
  const [mahmud = ""] = words.arabic.split(" ")
  const [, lapid = ""] = words.hebrew.split(" ")
  for (const word of ["Zoe\u0301", words.softHyphens, mahmud, lapid]) {
    await clickAt(page, word, 2)
    await press(page, "p", "Escape")
  }
  await clickAt(page, maryam, 2)
  await press(page, "Enter", "Escape")
  await clickAt(page, "Nothing else", 3)
  await press(page, "c", "Escape")
  await clickAt(page, "monitored", 3)
  await press(page, "Enter", "Escape")
  expect(await storedLines(page, here)).toEqual([
    "person: Zoe\u0301",
    `person: ${maryam}`,
    `person: ${words.softHyphens}`,
    `person: ${mahmud}`,
    `person: ${lapid}`,
    "claim: Nothing else was agreed.",
    "claim: monitored by observers from Ghana",
  ])

  // The same words as something else, too; the same words as the same thing only once.
  await clickAt(page, "Nothing else", 3)
  await press(page, "e", "Escape")
  await clickAt(page, "Nothing else", 3)
  await press(page, "e", "Escape")
  const twice = (await storedLines(page, here)).filter((line) => line.includes("Nothing"))
  expect(twice).toEqual(["claim: Nothing else was agreed.", "event: Nothing else was agreed"])

  // Parts in a table, a list and a paragraph are one annotation, and keep what was noted when its kind changes.
  await mark(page, "c", "Geneva")
  await page.keyboard.down("Control")
  await dragWords(page, words.hebrew)
  await dragWords(page, "observers from Ghana")
  await page.keyboard.up("Control")
  await press(page, "Enter")
  await page.getByRole("textbox", { name: "Note" }).fill("In three places")
  await press(page, "Control+Enter")
  await page.getByRole("button", { name: "Claim, change kind" }).click()
  await page.getByRole("menuitem", { name: "Event" }).click()
  const parts = { quotes: [words.hebrew, "observers from Ghana", "Geneva"], note: "In three places" }
  const inParts = async () => {
    const { annotations } = await stored(page, here)
    return annotations
      .filter(({ spans }) => spans.length > 1)
      .map(({ kind, spans, note }) => ({ kind, quotes: spans.map(({ quote }) => quote), note }))
  }
  // The kind changes once the menu is gone.
  await expect(page.getByRole("button", { name: "Event, change kind" })).toBeVisible()
  expect(await inParts()).toEqual([{ kind: "event", ...parts }])
  await page.locator(".article-text").focus()
  await press(page, "Control+z")
  expect(await inParts()).toEqual([{ kind: "claim", ...parts }])
})

test("cards are gone through by keys, chosen together, changed, tagged and deleted", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  for (const word of [words.combining, words.noBreak, words.arabic, words.hebrew]) await mark(page, "p", word)
  await press(page, "Escape")
  await page.getByLabel(/^Person: .*, 1 of 4$/).focus()
  await press(page, "Shift+ArrowDown", "Shift+ArrowDown")
  const chosen = page.getByRole("toolbar", { name: "3 chosen" })
  await chosen.getByRole("combobox", { name: "Kind" }).selectOption("Event")
  const lines = (...kinds: string[]) =>
    [words.combining, words.noBreak, words.arabic, words.hebrew].map((word, at) => `${kinds[at]}: ${word}`)
  expect(await storedLines(page, here)).toEqual(lines("event", "event", "event", "person"))
  await chosen.getByRole("textbox", { name: /tag/ }).fill("talks")
  await press(page, "Enter")
  const tags = async () => (await stored(page, here)).annotations.map((one) => one.tags ?? [])
  expect(await tags()).toEqual([["talks"], ["talks"], ["talks"], []])

  await page.locator(".article-text").focus()
  await press(page, "Control+z", "Control+z")
  expect(await storedLines(page, here)).toEqual(lines("person", "person", "person", "person"))
  expect(await tags()).toEqual([[], [], [], []])
  await press(page, "Control+y", "Control+y")
  await page.getByLabel(/^Event: .*, 1 of 4$/).click({ modifiers: ["Control"] })
  await page.getByRole("toolbar", { name: "2 chosen" }).getByRole("button", { name: "Delete 2" }).click()
  expect(await storedLines(page, here)).toEqual([`event: ${words.combining}`, `person: ${words.hebrew}`])
  await expect(page.locator(".article-text")).toBeFocused()
  await press(page, "Control+z")
  expect(await tags()).toEqual([["talks"], ["talks"], ["talks"], []])
  await expect(page.locator("[data-card]")).toHaveCount(4)

  // By keys alone: the focus goes to a card that is left, or to the text where none is.
  await page.getByLabel(/^Event: .*, 1 of 4$/).focus()
  await press(page, "ArrowDown", "Shift+ArrowDown", "Delete")
  expect(await storedLines(page, here)).toEqual([`event: ${words.combining}`, `person: ${words.hebrew}`])
  await expect(page.getByLabel(/^Person: .*, 2 of 2$/)).toBeFocused()
  await press(page, "Control+a")
  await expect(page.getByRole("toolbar", { name: "2 chosen" })).toBeVisible()
  await press(page, "Delete")
  await expect(page.locator(".article-text")).toBeFocused()
  expect(await storedLines(page, here)).toEqual([])
  await press(page, "Control+z", "Control+z")
  await expect(page.locator("[data-card]")).toHaveCount(4)
})

test("ends are dragged from cell to cell of a table, into a nested list and through other scripts", async ({
  app: _,
  here,
  page,
}) => {
  await openScripts(page, "Ana Example")
  const { text } = await stored(page, here)
  const from = (first: string, last: string) => {
    const start = text.indexOf(first)
    return text.slice(start, text.indexOf(last, start) + last.length)
  }
  const drag = async (side: "start" | "end", to: string) => {
    const { x, y } = await page.evaluate(edgeOf, [to, side] as const)
    // Where scripts that run in both directions meet, the very edge is that of either.
    await dragHandle(page, side, { x: /[\u0590-\u08ff]/.test(to) ? x + 10 : x, y })
  }
  const markAndTake = async (key: string, first: string, last = first) => {
    await mark(page, key, first, last)
    // Within the first letters, wherever these lie.
    const { x, y } = await page.evaluate(edgeOf, [first, "start"] as const)
    await page.mouse.click(/[\u0590-\u08ff]/.test(first) ? x - 10 : x + 10, y)
  }
  await markAndTake("e", "Geneva")
  await drag("end", "Istanbul")
  expect(await storedLines(page, here)).toEqual([`event: ${from("Geneva", "Istanbul")}`])
  await drag("start", "Monday")
  expect(await storedLines(page, here)).toEqual([`event: ${from("Monday", "Istanbul")}`])
  await drag("end", "Geneva")
  expect(await storedLines(page, here)).toEqual([`event: ${from("Monday", "Geneva")}`])
  await press(page, "Control+z", "Control+z", "Control+z")
  expect(await storedLines(page, here)).toEqual(["event: Geneva"])
  await press(page, "Escape")

  await markAndTake("c", "ceasefire")
  await drag("end", "Ghana")
  expect(await storedLines(page, here)).toContain(`claim: ${from("ceasefire", "Ghana")}`)
  await press(page, "Escape")

  const [mahmud = ""] = words.arabic.split(" ")
  const [, lapid = ""] = words.hebrew.split(" ")
  await markAndTake("p", words.arabic)
  await drag("end", lapid)
  expect(await storedLines(page, here)).toContain(`person: ${from(mahmud, lapid)}`)
})

test("cards are ordered by place, by kind and by whom they mean, also far down in the text", async ({
  app: _,
  page,
}) => {
  await openScripts(page, "Ana Example")
  await mark(page, "p", words.combining)
  await press(page, "y", "Escape")
  await mark(page, "c", "Nothing else")
  await press(page, "Escape")
  await mark(page, "p", words.noBreak)
  await press(page, "y", "Escape")
  await mark(page, "e", "Geneva")
  await press(page, "Escape")
  const cards = page.locator("[data-card]")
  const names = () =>
    cards.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")?.replace(/, \d of \d$/, "")))
  const [dupre, haddad] = [words.combining, words.noBreak.replace("\u00a0", " ")]
  const all = [`Person: ${dupre}`, `Person: ${haddad}`, "Claim: Nothing else", "Event: Geneva"]
  await expect.poll(names).toEqual(all)

  await page.setViewportSize({ width: 1280, height: 600 })
  await page.locator(".article-text p").last().scrollIntoViewIfNeeded()
  const order = (name: string) =>
    page.getByRole("radiogroup", { name: "Order cards by" }).getByRole("radio", { name }).check()
  const headings = page.locator(".cards-group > h2")
  await order("Kind")
  await expect(headings).toHaveText([/People ?2$/, /Claims ?1$/, /Events ?1$/])
  await expect(headings.first()).toBeInViewport()
  await expect.poll(names).toEqual(all)
  await page.getByLabel(/^Person: .*, 1 of 2$/).focus()
  await press(page, "ArrowDown", "ArrowDown")
  await expect(page.getByLabel(/^Claim: Nothing else/)).toBeFocused()

  await order("Who")
  await expect(headings).toHaveText([
    new RegExp(`${dupre} ?1$`),
    new RegExp(`${haddad} ?1$`),
    /Nobody in the registry ?2$/,
  ])
  await expect.poll(names).toEqual(all)
  await order("Position")
  await expect(headings).toHaveCount(0)
  await expect(page.getByLabel(/^Event: Geneva/)).toBeInViewport()
})

test("corrections among scripts, lists and tables move what is marked, and are undone in order", async ({
  app: _,
  here,
  page,
}) => {
  const article = await openScripts(page, "Ana Example")
  for (const word of [words.combining, words.emoji, words.arabic, words.hebrew, "Geneva"])
    await mark(page, "p", word)
  await mark(page, "c", "the river", "observers from")
  const before = await stored(page, here)
  await press(page, "Control+Shift+e")
  await expect(article).toHaveAttribute("aria-readonly", "false")

  // Backspace takes a letter, or a whole emoji; then a word is typed in each script, a list item parted, a cell filled.
  const caretAfter = async (word: string) => {
    const { x, y } = await page.evaluate(edgeOf, [word, "end"] as const)
    await page.mouse.click(/[\u0590-\u08ff]/.test(word) ? x + 0.2 : x - 0.2, y)
    await page.waitForTimeout(600)
  }
  await caretAfter("Dupre\u0301")
  await page.keyboard.type(" \u{1f642}s")
  await press(page, "Backspace", "Backspace", "Backspace")
  await caretAfter("Haddad")
  await page.keyboard.type(" \u05d9\u05d0\u05d9\u05e8 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}")
  await caretAfter("monitored")
  await press(page, "Enter")
  await page.keyboard.type("closely")
  await caretAfter("Monday")
  await page.keyboard.type(" 1 \u0645\u0627\u064a\u0648")
  const after = await stored(page, here)
  expect(after.text).toContain("Haddad \u05d9\u05d0\u05d9\u05e8 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} and")
  expect(after.text).toContain("monitored\nclosely by")
  expect(after.text).toContain("Monday 1 \u0645\u0627\u064a\u0648")
  const quotes = ({ annotations }: typeof before) =>
    annotations.flatMap(({ spans }) => spans.map(({ quote }) => quote))
  expect(quotes(after)).toEqual(
    quotes(before).map((quote) => quote.replace("monitored", "monitored\nclosely")),
  )

  await press(page, "Control+Shift+e")
  for (let times = 0; times < 20 && (await stored(page, here)).text !== before.text; times++)
    await press(page, "Control+z")
  expect(await stored(page, here)).toEqual(before)
})

test("after a start, marking and corrections are undone in one order, typing as one, and done again", async ({
  app,
  here,
  page,
}) => {
  const article = await openScripts(page, "Ana Example")
  const states = [await stored(page, here)]
  const done = async () => void states.push(await stored(page, here))
  await mark(page, "p", words.hebrew)
  await done()
  await mark(page, "e", "Monday", "Istanbul")
  await done()
  await press(page, "Control+Shift+e")
  await expect(article).toHaveAttribute("aria-readonly", "false")
  await clickAt(page, "Geneva", 1)
  await page.keyboard.type("Bern, \u05e9\u05dc\u05d5\u05dd \u{1f642} ")
  await press(page, "Backspace")
  await done()
  await dragWords(page, words.hebrew)
  await press(page, "Delete")
  await done()
  await press(page, "Control+Shift+e")
  await mark(page, "p", words.combining)
  await done()

  await app.restart()
  await expect(article).toBeVisible()
  await article.focus()
  expect(await stored(page, here)).toEqual(states.at(-1))
  for (const state of states.slice(0, -1).reverse()) {
    await press(page, "Control+z")
    expect(await stored(page, here)).toEqual(state)
  }
  for (const state of states.slice(1)) {
    await press(page, "Control+y")
    expect(await stored(page, here)).toEqual(state)
  }
})

test("one finds and marks every place, and goes to a paragraph", async ({ app: _, here, page }) => {
  await page.setViewportSize({ width: 1280, height: 420 })
  const article = await openScripts(page, "Ana Example")
  await press(page, "Control+f")
  await page.keyboard.type("exchange of prisoners")
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 2")
  await page.getByRole("button", { name: "Mark all…" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Mark 2", exact: true }).click()
  await expect(page.getByRole("dialog")).toHaveCount(0)
  const marked = (await storedLines(page, here)).map((line) => line.replace(/^\w+/, "kind"))
  expect(marked).toEqual(["kind: exchange of prisoners", "kind: exchange of prisoners"])
  await article.focus()
  await press(page, "Escape", "Control+z")

  // As one types: without accents, soft hyphens and no-break spaces. What is found is marked whole.
  const field = page.getByRole("textbox", { name: "Find in this article" })
  const count = page.getByRole("search").getByRole("status")
  await press(page, "Control+f")
  for (const typed of ["cooperation between", "maryam haddad", "zoe dupre"]) {
    await field.fill(typed)
    await expect(count).toHaveText("1 of 1")
  }
  await page.getByRole("button", { name: "Mark all…" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Mark 1", exact: true }).click()
  await expect(page.getByRole("dialog")).toHaveCount(0)
  expect((await storedLines(page, here)).map((line) => line.replace(/^\w+: /, ""))).toEqual([words.combining])
  await page.getByRole("button", { name: "Match case and accents" }).click()
  await expect(count).toHaveText("Not found")
  await article.focus()
  await press(page, "Escape", "Control+z")

  // Every other place of what is marked, in a table as in a paragraph.
  await mark(page, "c", "the talks")
  await press(page, "a")
  await expect(page.getByRole("dialog")).toContainText("There is nothing left to mark.")
  await press(page, "Escape")

  await press(page, "Control+j")
  await page.keyboard.type("15")
  await press(page, "Enter")
  await expect(article).toBeFocused()
  await expect(article.getByText("The last paragraph")).toBeInViewport()
})

test("by keys alone words of every script are found, marked, moved letter by letter, and undone after a start", async ({
  app,
  here,
  page,
}) => {
  const article = await openScripts(page, "Ana Example")
  const find = page.getByRole("textbox", { name: "Find in this article" })
  const select = async (word: string) => {
    await press(page, "Control+f", "Control+a")
    await page.keyboard.insertText(word)
    await expect(page.getByRole("search").getByRole("status")).toHaveText(/^\d of/)
    await press(page, "Escape")
    await expect(article).toBeFocused()
  }
  const scripts = [
    ...[words.combining, words.noBreak, words.emoji, words.softHyphens, words.arabic, words.hebrew],
    "Geneva",
  ]
  for (const word of scripts) {
    await select(word)
    await press(page, "p")
  }
  expect(await storedLines(page, here)).toEqual(scripts.map((word) => `person: ${word}`))

  // Ends go by what is read as one letter, whatever it is made of, and further words by word.
  const marked = async (index: number) => (await storedLines(page, here))[index]
  const resize = async (word: string, ...keys: string[]) => {
    await select(word)
    await press(page, "ArrowLeft", "o", "r", ...keys, "Enter")
  }
  await resize("Zoe\u0301", "Control+ArrowLeft")
  expect(await marked(0)).toBe("person: Zoe\u0301 Dupr")
  await resize(words.emoji, "Tab", "Control+ArrowRight", "Control+ArrowRight")
  expect(await marked(2)).toBe("person: family")
  await press(page, "Control+z")
  expect(await marked(2)).toBe(`person: ${words.emoji}`)
  await resize("Geneva", "ArrowRight")
  expect(await marked(6)).toBe("person: Geneva\nTuesday")

  // A regular expression by script, and every other place of what is selected.
  await press(page, "Control+f", "Control+a")
  await page.getByRole("button", { name: "Regular expression" }).click()
  await find.fill("\\p{Script=Hebrew}{2,}")
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 2")
  await find.fill("[\\p{Script=Arabic}]{6,}")
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 3")
  await page.getByRole("button", { name: "Mark all…" }).click()
  const mark = page.getByRole("dialog").getByRole("button", { name: /^Mark \d/ })
  await page.getByRole("dialog").getByRole("radio", { name: "Event" }).check()
  await mark.click()
  await find.fill("nothing")
  await page.getByRole("button", { name: "Regular expression" }).click()
  await press(page, "Escape")
  const lines = await storedLines(page, here)
  expect(lines.filter((line) => /^event: [\u0600-\u06ff]{6,}$/.test(line))).toHaveLength(3)
  await select("exchange of prisoners")
  await press(page, "e", "a")
  await mark.click()
  const before = await stored(page, here)
  expect(
    before.annotations.filter(({ spans: [span] }) => span?.quote === "exchange of prisoners"),
  ).toHaveLength(2)

  await app.restart()
  await expect(article).toBeVisible()
  await article.focus()
  await press(page, "Control+z", "Control+z")
  expect(await storedLines(page, here)).toEqual(lines)
  await press(page, "Control+y", "Control+y")
  expect(await stored(page, here)).toEqual(before)
})

test("the bar at a selection never covers it, lies in the window, and is reached by Tab", async ({
  app: _,
  here,
  page,
}) => {
  await page.setViewportSize({ width: 760, height: 600 })
  const article = await openScripts(page, "Ana Example")
  const bar = page.getByRole("toolbar")
  for (const [first, last] of [
    ["The envoy", "The envoy"],
    [words.softHyphens, "two countries"],
    [words.arabicSentence.slice(0, 8), words.arabicSentence.slice(-6, -1)],
    [words.hebrew, words.hebrew],
    ["first exchange", "else was"],
    ["Monday", "Istanbul"],
    ["The last paragraph", "when it happened"],
  ] as const) {
    await dragWords(page, first, last)
    await expect(bar, first).toBeVisible()
    // The text may still be on its way into view, and the bar with it.
    await expect.poll(() => page.evaluate(covered), { message: first }).toEqual([])
    // Where one goes on, the bar does not lie in the way.
    if (first !== "The last paragraph") await press(page, "Escape")
  }
  await page.keyboard.press("Tab")
  await expect(bar.getByRole("button").first()).toBeFocused()
  await press(page, "ArrowRight", "Enter")
  await expect(article).toBeFocused()
  expect(await storedLines(page, here)).toHaveLength(1)
})

test("the bar follows its selection where other panes make the text wider and narrower", async ({
  app: _,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const article = await openScripts(page, "Ana Example")
  await dragWords(page, words.emoji, words.softHyphens)
  await expect(page.getByRole("toolbar", { name: "Selected text" })).toBeVisible()
  const left = () => article.evaluate((element) => element.getBoundingClientRect().left)
  for (const key of ["Control+\\", "Control+Shift+\\", "Control+\\", "Control+Shift+\\"]) {
    const before = await left()
    await press(page, key)
    await expect.poll(left).not.toBe(before)
    await expect.poll(() => page.evaluate(covered), { message: key }).toEqual([])
    await expect.poll(() => page.evaluate(distance), { message: key }).toBeLessThan(40)
  }
})

/** How far the bar is from the selected text, in pixels. Runs in the page. */
function distance(): number {
  const bar = document.querySelector(".popover")?.getBoundingClientRect()
  const selected = document.getSelection()?.getRangeAt(0).getBoundingClientRect()
  if (bar === undefined || selected === undefined) return Number.NaN
  return Math.max(bar.top - selected.bottom, selected.top - bar.bottom, 0)
}

/** What is wrong with where the bar is. Runs in the page. */
function covered(): string[] {
  const bar = document.querySelector(".popover")?.getBoundingClientRect()
  const selection = document.getSelection()
  if (bar === undefined || selection === null || selection.rangeCount === 0) return ["there is none"]
  const found: string[] = []
  if (bar.left < 0 || bar.top < 0 || bar.right > innerWidth || bar.bottom > innerHeight)
    found.push(`outside: ${bar.left} ${bar.top} ${bar.right} ${bar.bottom}`)
  const selected = selection.getRangeAt(0)
  const texts = document.createTreeWalker(selected.commonAncestorContainer, NodeFilter.SHOW_TEXT)
  for (let node: Node | null = texts.currentNode; node !== null; node = texts.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE || !selected.intersectsNode(node)) continue
    const range = document.createRange()
    range.setStart(node, node === selected.startContainer ? selected.startOffset : 0)
    range.setEnd(node, node === selected.endContainer ? selected.endOffset : (node.nodeValue?.length ?? 0))
    for (const { left, top, right, bottom } of range.getClientRects())
      if (left < bar.right - 1 && right > bar.left + 1 && top < bar.bottom - 1 && bottom > bar.top + 1)
        found.push(`over “${range}” ${left} ${top} ${right} ${bottom}: ${bar.top} to ${bar.bottom}`)
  }
  return found
}
