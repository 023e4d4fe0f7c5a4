// What a journal says of single annotations, and of a change in words.

import { expect, it } from "vitest"
import { partsChanged } from "../../renderer/history/change-words.ts"
import { stepsOf, withdrawn } from "../../renderer/history/steps.ts"
import type { AnnotationChange, JournalEntry } from "../../shared/domain/journal.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import { annotationAt } from "./fake-editor.ts"

const claim = annotationAt("c", "claim", 10, 20)
const entry = (sequence: number, change: Omit<AnnotationChange, "quote">): JournalEntry => ({
  ...{ sequence, time: "2022-10-22T09:41:00.000Z", creator: "ana", text: false, details: false },
  annotations: [{ ...change, quote: "words" }],
})

it("steps of one annotation come newest first; what came back is not withdrawn", () => {
  const journal = [
    entry(2, { id: "c", before: null, after: claim }),
    entry(3, { id: "d", before: claim, after: null }),
    entry(4, { id: "c", before: claim, after: null }),
    entry(5, { id: "d", before: null, after: claim }),
  ]
  expect(stepsOf(journal, "c").map(({ sequence }) => sequence)).toEqual([4, 2])
  expect(withdrawn(journal, new Set(["d"])).map(({ change }) => change.id)).toEqual(["c"])
  expect(withdrawn(journal, new Set(["c", "d"]))).toEqual([])
})

it("a change is told by the names of kinds, fields and choices, and by who is meant", () => {
  const words = {
    kinds: builtInKinds,
    nameOf: (id: string) => (id === "austin" ? "Lloyd J. Austin" : undefined),
    quoteOf: () => undefined,
    something: "something",
  }
  const after = {
    ...claim,
    fields: {
      source: { value: { entity: "austin" } },
      check: { value: "disputed", basis: "analyst", rationale: "He denied it." },
    },
    note: "Doubtful.",
  } as const
  expect(partsChanged({ ...claim, kind: "event" }, after, words)).toEqual([
    { part: "kind", before: "Event", after: "Claim" },
    { part: { field: "Source" }, before: "", after: "Lloyd J. Austin" },
    { part: { field: "Check" }, before: "", after: "Disputed (He denied it.)" },
    { part: "note", before: "", after: "Doubtful." },
  ])
})
