import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"
import {
  type AttributionProposal,
  type KnownMention,
  proposeAttribution,
} from "../../shared/kinds/claim/attribution.ts"
import { type Row, readRows } from "./attribution-table.ts"

const frozen = readRows("tables/attribution-frozen.txt")
const later = readRows("tables/attribution-later.txt")

interface Tally {
  proposed: number
  expected: number
  right: number
  wrong: string[]
}

/** Counts one field over rows: proposals made, proposals due, and those that are exactly as drawn. */
function tally(
  rows: readonly Row[],
  expected: (row: Row) => readonly string[],
  proposed: (row: Row, proposal: AttributionProposal | undefined) => readonly string[],
): Tally {
  const result: Tally = { proposed: 0, expected: 0, right: 0, wrong: [] }
  for (const row of rows) {
    const due = expected(row)
    const made = proposed(row, proposeAttribution(row.text, row.claim, row.mentions))
    const right = made.filter((value, index) => due[index] === value).length
    result.proposed += made.length
    result.expected += due.length
    result.right += right
    if (right !== made.length || right !== due.length)
      result.wrong.push(`${JSON.stringify(made)} for ${row.drawn}`)
  }
  return result
}

const quote = (row: Row, span: Span | undefined) =>
  span === undefined ? [] : [`${span.start}-${span.end} ${row.text.slice(span.start, span.end)}`]

const fields = {
  source: (rows: readonly Row[]) =>
    tally(
      rows,
      (row) => quote(row, row.source),
      (row, proposal) => quote(row, proposal?.source?.span),
    ),
  cue: (rows: readonly Row[]) =>
    tally(
      rows,
      (row) => quote(row, row.cue),
      (row, proposal) => quote(row, proposal?.cue),
    ),
  quotation: (rows: readonly Row[]) =>
    tally(
      rows,
      (row) => (row.quotation === "-" ? [] : [row.quotation]),
      (_, proposal) => (proposal?.quotation === undefined ? [] : [proposal.quotation]),
    ),
  relay: (rows: readonly Row[]) =>
    tally(
      rows,
      (row) => row.relay.flatMap((span) => quote(row, span)),
      (row, proposal) => (proposal?.relay ?? []).flatMap(({ span }) => quote(row, span)),
    ),
  antecedent: (rows: readonly Row[]) =>
    tally(
      rows,
      (row) => quote(row, row.antecedent),
      (row, proposal) => quote(row, proposal?.source?.antecedent?.span),
    ),
}

const precision = ({ right, proposed }: Tally) => (proposed === 0 ? 1 : right / proposed)
const recall = ({ right, expected }: Tally) => (expected === 0 ? 1 : right / expected)

it("has sentences enough, and enough without an attribution", () => {
  expect(frozen.length).toBeGreaterThanOrEqual(40)
  expect(frozen.length + later.length).toBeGreaterThanOrEqual(120)
  expect([...frozen, ...later].filter(({ source }) => source === undefined).length).toBeGreaterThanOrEqual(25)
})

describe.each([
  ["frozen", frozen],
  ["all", [...frozen, ...later]],
])("attribution of the %s sentences", (name, rows) => {
  it.each(["source", "cue", "quotation", "relay", "antecedent"] as const)("%s", (field) => {
    const counted = fields[field](rows)
    report(
      `${name} ${field}: precision ${precision(counted).toFixed(3)} recall ${recall(counted).toFixed(3)} (${counted.proposed} proposed, ${counted.expected} due)`,
    )
    expect(precision(counted), counted.wrong.join("\n")).toBeGreaterThanOrEqual(0.9)
  })
})

describe("the sample article", () => {
  const text = readFileSync(new URL("../../assets/sample/austin-shoigu.txt", import.meta.url), "utf8")
  const reference: Reference = JSON.parse(
    readFileSync(new URL("../fixtures/austin-shoigu.reference.json", import.meta.url), "utf8"),
  )
  const entityOf = new Map<string, string>()
  const mentions: KnownMention[] = reference.annotations
    .filter(({ kind }) => kind === "person")
    .map(({ id, start, end, entity = "" }) => {
      entityOf.set(id, entity)
      return { id, span: { start: utf16(start), end: utf16(end) } }
    })
  for (const { id, type, name, aliases } of reference.entities) {
    if (type !== "organisation") continue
    entityOf.set(id, id)
    for (const { index, 0: match } of text.matchAll(new RegExp([name, ...aliases].join("|"), "gu"))) {
      mentions.push({
        id,
        type: "organisation",
        span: { start: utf16(index), end: utf16(index + match.length) },
      })
    }
  }

  it("has its sources, cues and quotations proposed as the reference gives them", () => {
    const claims = reference.annotations.filter(({ kind }) => kind === "claim")
    const outcome = claims.map((claim) => {
      const span = { start: utf16(claim.start), end: utf16(claim.end) }
      const proposal = proposeAttribution(text, span, mentions)
      const party = proposal?.source
      const entity = entityOf.get(party?.mention ?? party?.antecedent?.mention ?? "")
      return {
        id: claim.id,
        source:
          party === undefined
            ? "none"
            : entity === undefined
              ? "unlinked"
              : entity === claim.source
                ? "right"
                : "wrong",
        cue: proposal?.cue?.start === claim.cueStart && proposal?.cue?.end === claim.cueEnd,
        quotation: proposal?.quotation === claim.quotation,
        relay: (proposal?.relay ?? []).map(({ mention }) => mention).join() === (claim.relayedBy ?? ""),
        words: party === undefined ? "" : text.slice(party.span.start, party.span.end),
      }
    })
    for (const { id, source, cue, quotation, relay, words } of outcome) {
      report(`${id}: source ${source} (${words}), cue ${cue}, quotation ${quotation}, relay ${relay}`)
    }
    expect(outcome).toHaveLength(16)
    expect(outcome.filter(({ source }) => source === "wrong")).toEqual([])
    const right = outcome.filter(({ source, cue, quotation }) => source === "right" && cue && quotation)
    expect(right.length).toBeGreaterThanOrEqual(13)
  })
})

interface Reference {
  readonly entities: readonly { id: string; type: string; name: string; aliases: readonly string[] }[]
  readonly annotations: readonly {
    id: string
    kind: string
    start: number
    end: number
    entity?: string
    source?: string
    quotation?: string
    relayedBy?: string
    cueStart?: number
    cueEnd?: number
  }[]
}

describe("for any text and any span", () => {
  const piece = fc.constantFrom(
    ..."said|says|told|reporters|according|to|that|adding|The|Kremlin|Singh|she|it|who|quoted|as|saying|on|Friday|claim|'s".split(
      "|",
    ),
    ...[" ", " ", " ", ", ", ".", "\n", "“", "”", '"', "'", "‘", "’", "„", "«", "»", ":", "(", ")", "—"],
    ..."e\u0301|🙂|👩‍👩‍👧|क्‍ष|ش|\u00ad|Gen.|U.S.".split("|"),
  )
  it("proposes spans of the text only, on bounds of graphemes, or nothing", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (pieces, a, b, c) => {
          const text = pieces.join("")
          const at = (value: number) => utf16(value % (text.length + 1))
          const span = { start: utf16(Math.min(at(a), at(b))), end: utf16(Math.max(at(a), at(b))) }
          const mention = {
            id: "m",
            span: { start: utf16(Math.min(at(b), at(c))), end: utf16(Math.max(at(b), at(c))) },
          }
          const proposal = proposeAttribution(text, span, [mention])
          if (proposal === undefined) return
          const bounds = new Set([text.length])
          for (const { index } of new Intl.Segmenter().segment(text)) bounds.add(index)
          for (const { start, end } of spansOf(proposal)) {
            expect(start).toBeLessThan(end)
            expect(bounds.has(start) && bounds.has(end)).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it("reads the same however much text lies around", () => {
    const sentence = "The Kremlin said that the talks were over."
    const claim = { start: utf16(22), end: utf16(41) }
    const filler = "One two three four five six. ".repeat(20_000)
    const shifted = (span: Span | undefined) =>
      span === undefined ? undefined : { start: span.start - filler.length, end: span.end - filler.length }
    const alone = proposeAttribution(sentence, claim)
    const within = proposeAttribution(filler + sentence + filler, {
      start: utf16(filler.length + claim.start),
      end: utf16(filler.length + claim.end),
    })
    expect(shifted(within?.source?.span)).toEqual(alone?.source?.span)
    expect(shifted(within?.cue)).toEqual(alone?.cue)
  })
})

function spansOf(proposal: AttributionProposal): Span[] {
  const parties = [proposal.source, ...proposal.relay].filter((party) => party !== undefined)
  const spans = parties.flatMap(({ span, antecedent }) =>
    antecedent === undefined ? [span] : [span, antecedent.span],
  )
  return proposal.cue === undefined ? spans : [...spans, proposal.cue]
}

/** Prints a measure: it belongs to what the test says, not to whether it passes. */
function report(line: string): void {
  process.stdout.write(`${line}\n`)
}
