// What a card proposes, over the sample and the reference: who is meant, who said it, when it was and who took part. A
// wrong proposal costs more than none, so each is held to what the reference says.

import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { acceptProposals, type Surroundings } from "../../renderer/record/proposal.ts"
import { keyOf, proposalsFor } from "../../renderer/record/proposals.ts"
import { reportedBy } from "../../renderer/record/reported-by.ts"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import { Registry } from "../../shared/domain/registry.ts"
import { builtInKinds } from "../../shared/kinds/registry.ts"
import { annotationAt } from "./fake-editor.ts"

const text = readFileSync("assets/sample/austin-shoigu.txt", "utf8")
const austin: Entity = { id: "austin", type: "person", name: "Lloyd J. Austin", aliases: ["Austin"] }
const shoigu: Entity = { id: "shoigu", type: "person", name: "Sergei Shoigu", aliases: ["Shoigu"] }
const mention = (id: string, start: number, end: number, entity: string): Annotation => ({
  ...annotationAt(id, "person", start, end),
  fields: { entity: { value: { entity } } },
})

function surroundings(entities: readonly Entity[], annotations: readonly Annotation[]): Surroundings {
  return {
    ...{ text, annotations, kinds: builtInKinds, registry: new Registry(entities) },
    dateline: "2022-10-22",
    language: "en",
  }
}

function proposed(
  annotation: Annotation,
  around: Surroundings,
  dismissed: ReadonlySet<string> = new Set<string>(),
) {
  const kind = builtInKinds.find(({ id }) => id === annotation.kind)
  if (kind === undefined) throw new Error("The codebook has no such kind")
  const proposals = proposalsFor(annotation, kind, around, dismissed)
  return { kind, proposals, offers: proposals.map(({ field, offer }) => ({ field, ...offer })) }
}

describe("a mention", () => {
  test("is offered as somebody new where nobody is known by its words", () => {
    const { offers } = proposed(annotationAt("p", "person", 2069, 2082), surroundings([austin], []))
    expect(offers).toEqual([
      { field: "entity", type: "new", entity: { type: "person", name: "Sabrina Singh" } },
    ])
  })

  test("is offered the one it names, and nobody where two of a name are mentioned", () => {
    const annotation = annotationAt("p", "person", 405, 411)
    expect(proposed(annotation, surroundings([austin, shoigu], [])).offers).toEqual([
      { field: "entity", type: "value", value: { entity: "austin" } },
    ])
    const jane: Entity = { id: "jane", type: "person", name: "Jane Austin", aliases: [] }
    const both = [mention("a", 38, 50, "austin"), mention("b", 590, 596, "jane")]
    const austins = [{ ...austin, aliases: [] }, jane]
    expect(proposed(annotation, surroundings(austins, both)).offers).toEqual([])
    expect(proposed(annotation, surroundings(austins, both.slice(0, 1))).offers).toEqual([
      { field: "entity", type: "value", value: { entity: "austin" } },
    ])
  })

  test("is offered nothing once it is linked, and nothing again that was dismissed", () => {
    const linked = mention("p", 405, 411, "shoigu")
    expect(proposed(linked, surroundings([austin, shoigu], [linked])).offers).toEqual([])
    const open = annotationAt("p", "person", 405, 411)
    const { proposals } = proposed(open, surroundings([austin], []))
    const dismissed = new Set(proposals.map((one) => keyOf(open, one)))
    expect(proposed(open, surroundings([austin], []), dismissed).offers).toEqual([])
  })
})

test("a claim is offered its source, cue and quotation, which become values in one go", () => {
  const claim = annotationAt("c", "claim", 1907, 1987)
  const { kind, proposals } = proposed(claim, surroundings([austin], [mention("p", 1887, 1893, "austin")]))
  const { fields, made } = acceptProposals(kind, undefined, proposals, () => austin)
  expect(fields).toEqual({
    source: { value: { entity: "austin" } },
    cue: { value: { span: { start: 1894, end: 1901 } } },
    quotation: { value: "mixed" },
  })
  expect(made).toEqual([])
})

test("somebody new who is offered twice is made once", () => {
  const claim = annotationAt("c", "claim", 703, 742)
  const { kind, proposals } = proposed(claim, surroundings([], []))
  const kremlin: Entity = { id: "new", type: "organisation", name: "The Kremlin", aliases: [] }
  const again = proposals.map((one) => ({ ...one, field: "relay" }))
  const { fields, made } = acceptProposals(kind, undefined, [...proposals, ...again], () => kremlin)
  expect(made).toEqual([kremlin])
  expect(fields.source?.value).toEqual({ entity: "new" })
})

test("an event is offered its type, its date with the words it is told by, and who took part", () => {
  const around = surroundings(
    [austin, shoigu],
    [mention("a", 38, 50, "austin"), mention("s", 81, 94, "shoigu")],
  )
  const { offers } = proposed(annotationAt("e", "event", 105, 134), around)
  expect(offers.map(({ field, ...offer }) => [field, offer.type === "value" ? offer.value : offer])).toEqual([
    ["type", "phone call"],
    [
      "date",
      {
        date: "2022-10-21",
        text: "on Friday",
        span: { start: 95, end: 104 },
        dateline: "2022-10-22",
      },
    ],
    ["participants", { entity: "austin" }],
    ["participants", { entity: "shoigu" }],
  ])
})

test("an event rests on the claim around it as long as it lies in it", () => {
  const claim: Annotation = {
    ...annotationAt("c", "claim", 2118, 2231),
    fields: { source: { value: { entity: "pentagon" } }, relay: { value: [{ entity: "singh" }] } },
  }
  const event = annotationAt("e", "event", 2190, 2231)
  expect(reportedBy(event, [claim, event], builtInKinds)).toEqual({
    claim,
    source: "pentagon",
    relay: ["singh"],
  })
  const shrunk = { ...claim, spans: annotationAt("c", "claim", 2118, 2200).spans }
  expect(reportedBy(event, [shrunk, event], builtInKinds)).toBeUndefined()
})
