// Two windows at one article that hear of each other late: each sees what it did itself at once, the host in the order
// in which it arrives. In the end both show what is saved, and every annotation stands at the words it was made on.

import fc from "fast-check"
import { expect, it, vi } from "vitest"
import { quoteOf } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { runs } from "../support/arbitrary-article.ts"
import { agreeing, atWork, mark, opened, quotes, type } from "../support/two-windows.ts"

it("keeps what one marks before it hears that the other changed the text", async () => {
  const work = await atWork()
  const { one, two } = work
  two.deafen()
  type(one, "Lloyd", "the Honourable Lloyd J.")
  await one.model.saver.settled()
  mark(two.model, "Shoigu")
  await two.model.saver.settled()
  two.catchUp()
  const saved = await agreeing(work)
  expect(quotes(saved)).toEqual({ Shoigu: "Shoigu" })
})

it("shows what the other marked on a text that it had not heard was changed", async () => {
  const work = await atWork()
  const { one, two } = work
  const release = two.hold()
  type(two, "Lloyd", "the Honourable Lloyd J.")
  mark(one.model, "Shoigu")
  await one.model.saver.settled()
  // The change of the text is not even on its way, and what comes is shown where it belongs.
  expect(quotes(two.model)).toEqual({ Shoigu: "Shoigu" })
  release()
  const saved = await agreeing(work)
  expect(quotes(saved)).toEqual({ Shoigu: "Shoigu" })
})

it("joins what both typed in different places, before one heard of the other", async () => {
  const work = await atWork()
  const { one, two } = work
  two.deafen()
  const release = two.hold()
  type(one, "Lloyd", "the Honourable Lloyd J.")
  await one.model.saver.settled()
  type(two, "Shoigu", "Shoygu")
  mark(two.model, "Shoygu")
  type(two, "Secretary", "Secretary Lord")
  mark(two.model, "Lord")
  release()
  await two.model.saver.settled()
  two.catchUp()
  const saved = await agreeing(work)
  expect(quotes(saved)).toEqual({ Shoygu: "Shoygu", Lord: "Lord" })
  const { text } = opened(saved).editor.getSnapshot()
  for (const typed of ["the Honourable Lloyd J.", "Shoygu", "Secretary Lord"]) expect(text).toContain(typed)
  expect(opened(saved).reviews).toEqual([])
  for (const { model } of [one, two])
    expect(model.state.get().toasts.filter(({ tone }) => tone === "warning")).toEqual([])
})

it("keeps what was typed first where both changed the same words, and offers what was typed later", async () => {
  const work = await atWork()
  const { one, two } = work
  two.deafen()
  const release = two.hold()
  type(one, "Lloyd", "Floyd")
  await one.model.saver.settled()
  type(two, "Lloyd", "Boyd")
  type(two, "Boyd", "Boyd the elder")
  mark(two.model, "Shoigu")
  mark(two.model, "Boyd")
  release()
  await vi.waitFor(() => expect(two.model.state.get().toasts).not.toEqual([]))
  two.catchUp()
  const saved = await agreeing(work)
  expect(opened(saved).editor.getSnapshot().text).toContain("Floyd")
  expect(opened(saved).editor.getSnapshot().text).not.toContain("Boyd")
  expect(quotes(saved)).toEqual({ Shoigu: "Shoigu" })
  expect(opened(saved).reviews).toMatchObject([{ verdict: "orphaned", quotes: ["Boyd"] }])
  expect(two.model.state.get().reviewing).toBe(true)
  const [toast, ...others] = two.model.state.get().toasts.filter(({ tone }) => tone === "warning")
  expect(others).toEqual([])
  expect(toast?.text).toContain("“Boyd the elder”, in the paragraph “")
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal("navigator", { clipboard: { writeText } })
  toast?.action?.run()
  expect(writeText).toHaveBeenCalledWith("Boyd the elder")
})

const who = fc.constantFrom("one" as const, "two" as const)
const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constantFrom("type", "mark"), who, at: fc.nat(12) }) },
  fc.record({ type: fc.constantFrom("deafen", "hear", "hold", "release", "wait"), who, at: fc.constant(0) }),
)

it("loses no word that either typed and no agreement, whatever reaches them when", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), async (steps) => {
      const work = await atWork()
      const held = { one: [() => {}], two: [() => {}] }
      const offered = new Map<string, string>()
      for (const { model } of [work.one, work.two])
        model.state.subscribe(() => {
          for (const { text } of model.state.get().toasts) offered.set(text, text)
        })
      const typed = new Set<string>()
      for (const [number, { type, who, at }] of steps.entries()) {
        const window = work[who]
        const { editor } = opened(window.model)
        const word = [...editor.getSnapshot().text.matchAll(/\p{L}+/gu)][at]
        if (word === undefined) throw new Error("The text has words")
        const span = { start: utf16(word.index), end: utf16(word.index + word[0].length) }
        if (type === "mark") editor.markSpans("person", [span])
        else if (type === "type") {
          const words = `New${String.fromCodePoint(0x41 + number)}x`
          window.replace(span, words)
          typed.delete(word[0])
          typed.add(words)
        } else if (type === "deafen") window.deafen()
        else if (type === "hear") window.catchUp()
        else if (type === "hold") held[who].push(window.hold())
        else if (type === "release") for (const release of held[who].splice(0)) release()
        else await new Promise((resolve) => setTimeout(resolve))
      }
      for (const release of [...held.one, ...held.two]) release()
      for (const window of [work.one, work.two]) window.catchUp()
      const saved = await agreeing(work)
      const { text, annotations } = opened(saved).editor.getSnapshot()
      const shown = [text, ...offered.keys()].join(" ")
      for (const words of typed) expect(shown).toContain(words)
      for (const { spans } of annotations)
        for (const span of spans) expect(quoteOf(text, span)).toMatch(/^\S/)
    }),
    { numRuns: runs(15) },
  )
})
