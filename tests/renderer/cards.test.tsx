// @vitest-environment jsdom

import { readFileSync } from "node:fs"
import { act, StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { z } from "zod"
import { CardsPanel } from "../../renderer/cards/cards-panel.tsx"
import "../../renderer/i18n/i18n.ts"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { Registry } from "../../shared/domain/registry.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import { annotationAt, type FakeEditor, fakeEditor } from "./fake-editor.ts"

const text = readFileSync("assets/sample/austin-shoigu.txt", "utf8")
const reference = z
  .object({
    annotations: z.array(z.object({ id: z.string(), kind: z.string(), start: z.number(), end: z.number() })),
  })
  .parse(JSON.parse(readFileSync("tests/fixtures/austin-shoigu.reference.json", "utf8")))
  .annotations.map(({ id, kind, start, end }) => annotationAt(id, kind, start, end))

let unmount = () => {}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true)
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener() {},
    removeEventListener() {},
  }))
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  Element.prototype.scrollIntoView = () => {}
  Object.defineProperty(document.documentElement, "clientHeight", { value: 800, configurable: true })
})

afterEach(() => {
  act(() => unmount())
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Shows the panel for annotations of a text and returns what a test may look at and do. */
function show(annotations: readonly Annotation[], article = text) {
  const editor = fakeEditor(article, annotations)
  const element = document.body.appendChild(document.createElement("div"))
  const root = createRoot(element)
  act(() =>
    root.render(
      <StrictMode>
        <CardsPanel
          editor={editor}
          kinds={builtInKinds}
          creators={[{ id: "ana", name: "Ana Example" }]}
          desk={{
            registry: new Registry([]),
            dateline: "2022-10-22",
            language: "en",
            change: () => true,
            unwanted: new Set(),
            dismissProposal: () => undefined,
            newEntity: (type, name) => ({ id: "made", type, name, aliases: [] }),
          }}
          onMarkAll={() => editor.asked.push("mark all")}
        />
      </StrictMode>,
    ),
  )
  unmount = () => {
    root.unmount()
    element.remove()
  }
  return editor
}

const cards = () => [...document.querySelectorAll<HTMLElement>("[data-card]")]
const names = () => cards().map((card) => card.getAttribute("aria-label"))
const focused = () => document.activeElement?.getAttribute("aria-label")
const button = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>("button, input[type=radio]")].find(
    (one) =>
      one.getAttribute("aria-label") === name ||
      one.textContent === name ||
      one.parentElement?.textContent === name,
  )
  if (found === undefined) throw new Error(`There is no button “${name}”`)
  return found
}
const click = (name: string) => act(() => button(name).click())
const press = (key: string, init: KeyboardEventInit = {}) =>
  act(() => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init })
    document.activeElement?.dispatchEvent(event)
  })
/** Menus hand focus over after a moment. */
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))
function focusFirst() {
  act(() => document.querySelector<HTMLElement>("[data-card][tabindex='0']")?.focus())
}
function type(words: string) {
  act(() => {
    const field = document.activeElement
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement))
      throw new Error("Nothing to type into has the focus")
    const prototype =
      field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
    // As React listens to it: the native value changes first.
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, words)
    field.dispatchEvent(new Event("input", { bubbles: true }))
  })
}
const noteOf = (editor: FakeEditor, id: string) =>
  editor.getSnapshot().annotations.find((one) => one.id === id)?.note

describe("cards", () => {
  test("are a list in reading order, each named by kind and quote, the one that Tab comes to by its place too", () => {
    show(reference)
    expect(names().slice(0, 4)).toEqual([
      "Person: Lloyd Austin, 1 of 44",
      "Person: Sergei Shoigu",
      "Event: held a telephone conversation",
      "Person: Austin",
    ])
    expect(names()).toHaveLength(44)
    const items = cards().map((card) => card.closest("ol > li"))
    expect(items.map((item) => item?.getAttribute("aria-posinset"))).toEqual(
      cards().map((_, i) => `${i + 1}`),
    )
    expect(new Set(items.map((item) => item?.getAttribute("aria-setsize")))).toEqual(new Set(["44"]))
    expect(document.querySelectorAll("[data-card][tabindex='0']")).toHaveLength(1)
  })

  test("are drawn near the view only, however many there are, and keys reach the last one all the same", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => annotationAt(`n${i}`, "person", i * 60, i * 60 + 5))
    show(many, "word ".repeat(240_000))
    expect(cards().length).toBeLessThan(120)
    focusFirst()
    press("End")
    expect(focused()).toBe("Person: word, 20000 of 20000")
    press("ArrowUp")
    expect(focused()).toBe("Person: word, 19999 of 20000")
    press("Home")
    expect(focused()).toBe("Person: word, 1 of 20000")
  })

  test("open on Enter with the focus on the first field, and give it back to the text on Escape", () => {
    const editor = show(reference)
    focusFirst()
    press("ArrowDown")
    press("Enter")
    expect(editor.getSnapshot().selected).toBe("p2")
    expect(focused()).toBe("Who: accept New person “Sergei Shoigu”")
    act(() => document.querySelector<HTMLElement>("[data-part=note]")?.focus())
    type("Defence minister since 2012")
    press("Escape")
    expect(noteOf(editor, "p2")).toBe("Defence minister since 2012")
    expect(editor.asked).toEqual(["focus behind p2"])
  })

  test("pass the focus on when deleted, and to the text with the last one", () => {
    const editor = show(reference.slice(0, 3))
    focusFirst()
    press("Delete")
    expect(focused()).toBe("Person: Sergei Shoigu, 1 of 2")
    press("End")
    press("Backspace")
    expect(focused()).toBe("Person: Sergei Shoigu, 1 of 1")
    press("Delete")
    expect(editor.asked).toEqual(["focus"])
    expect(document.body.textContent).toContain("Nothing marked yet")
  })

  test("change their kind by the codebook's key in the kind menu", async () => {
    const editor = show(reference.slice(0, 3))
    act(() => editor.select("p2"))
    act(() => button("Person, change kind").focus())
    press("Enter")
    await settled()
    press("c")
    await settled()
    expect(editor.getSnapshot().annotations.map(({ kind }) => kind)).toEqual(["person", "claim", "event"])
    expect(focused()).toBe("Claim: Sergei Shoigu, 2 of 3")
  })

  test("are filtered by kind and by words, whatever their case, and can all be shown again", () => {
    const editor = show(reference)
    click("Claims: 16")
    expect(names()).toHaveLength(16)
    act(() => editor.select("p1"))
    expect(names()).toContain("Person: Lloyd Austin, 1 of 17")
    act(() => editor.select(null))
    click("Filter cards")
    type("INTERNATIONAL security")
    expect(names()).toEqual([
      expect.stringMatching(/^Claim: they touched on the “relevant aspects of international security/),
      expect.stringMatching(/^Claim: The parties discussed international security problems/),
    ])
    type("no such words")
    expect(names()).toEqual([])
    click("Show all cards")
    expect(names()).toHaveLength(44)
  })

  test("are grouped by kind on request, and keys go from group to group", () => {
    show(reference)
    click("Kind")
    expect([...document.querySelectorAll("h2")].map((one) => one.textContent)).toEqual([
      "PPeople21",
      "CClaims16",
      "EEvents7",
    ])
    focusFirst()
    for (let i = 0; i < 21; i++) press("ArrowDown")
    expect(focused()).toMatch(/^Claim: .*, 1 of 16$/)
  })
})

describe("a note", () => {
  test("is saved after a pause in typing, when another card opens, and when the panel goes", () => {
    const editor = show(reference)
    vi.useFakeTimers()
    act(() => editor.select("p1"))
    const field = () => act(() => document.querySelector<HTMLElement>("[data-part=note]")?.focus())
    field()
    type("First")
    expect(noteOf(editor, "p1")).toBeUndefined()
    act(() => vi.advanceTimersByTime(700))
    expect(noteOf(editor, "p1")).toBe("First")

    type("First, corrected")
    act(() => editor.select("p2"))
    expect(noteOf(editor, "p1")).toBe("First, corrected")

    field()
    type("Second")
    act(() => unmount())
    unmount = () => {}
    expect(noteOf(editor, "p2")).toBe("Second")
  })

  test("follows a change from elsewhere, such as undo, while nothing is being typed", () => {
    const editor = show(reference)
    act(() => editor.select("p1"))
    act(() => editor.setNote("p1", "From another window"))
    expect(document.querySelector("textarea")?.value).toBe("From another window")
  })
})
