// The pure half of the store: what is written can be read, by us and by hand, and what is not ours is refused.

import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { fail, ok, unwrap } from "../../shared/domain/result.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import { encodeEntry, parseHistory } from "../../shared/storage/history.ts"
import { readJson } from "../../shared/storage/json.ts"
import { projectRecord } from "../../shared/storage/project-record.ts"
import { decodeSnapshot, encodeSnapshot, type RecordCodec } from "../../shared/storage/record.ts"
import { recover } from "../../shared/storage/recovery.ts"
import { createSequence } from "../../shared/storage/sequence.ts"
import { annotation, article, project, TIME } from "../support/article.ts"

const encoder = new TextEncoder()

describe("a history", () => {
  // Prototype keys are refused in reading, and before anything is written (tests/application).
  const value = fc
    .jsonValue({ maxDepth: 2 })
    .filter((json) => !/"(__proto__|prototype|constructor)":/.test(JSON.stringify(json)))
  const entries = fc
    .array(fc.array(value, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((list) =>
      list.map((operations, index) => ({
        version: 1,
        sequence: index + 1,
        time: TIME,
        creator: "analyst-1",
        operations: operations.map((value) => ({ type: "test", value })),
      })),
    )

  it("gives back what was written", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const parsed = parseHistory(Buffer.concat(list.map(encodeEntry)))
        expect(parsed).toMatchObject({ torn: false, damaged: [] })
        expect(parsed.entries.map(({ operations }) => JSON.stringify(operations))).toEqual(
          list.map(({ operations }) => JSON.stringify(operations)),
        )
      }),
    )
  })

  it("cut off anywhere keeps every whole line and reports the rest as torn", () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, seed) => {
        const lines = list.map(encodeEntry)
        const bytes = Buffer.concat(lines)
        const cut = seed % (bytes.length + 1)
        const parsed = parseHistory(bytes.subarray(0, cut))
        let whole = 0
        for (let end = 0; whole < lines.length; whole++) {
          end += lines[whole]?.length ?? 0
          // A line without its newline is whole all the same.
          if (end - 1 > cut) break
        }
        expect(parsed.entries.length).toBe(whole)
        expect(parsed.damaged).toEqual([])
      }),
    )
  })

  it("with any byte changed gives back every other line and nothing false", () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, seed, flip) => {
        const bytes = Buffer.concat(list.map(encodeEntry))
        const at = seed % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ flip
        const written = new Set(list.map(({ operations }) => JSON.stringify(operations)))
        const { entries, damaged, torn } = parseHistory(bytes)
        // A newline that went joins two lines; all other damage stays within one.
        expect(entries.length).toBeGreaterThanOrEqual(list.length - 2)
        for (const { operations } of entries) expect(written).toContain(JSON.stringify(operations))
        if (entries.length < list.length) expect(damaged.length > 0 || torn).toBe(true)
      }),
    )
  })

  it("can be checked line by line without this program", () => {
    const line = new TextDecoder().decode(
      encodeEntry({ version: 1, sequence: 7, time: TIME, creator: "maria", operations: [{ type: "t" }] }),
    )
    const [, before, sum] = /^(.*),"sha256":"([0-9a-f]{64})"\}\n$/.exec(line) ?? []
    expect(
      createHash("sha256")
        .update(before ?? "")
        .digest("hex"),
    ).toBe(sum)
    expect(JSON.parse(line)).toMatchObject({ version: 1, sequence: 7, time: TIME, creator: "maria" })
  })
})

describe("an article's file", () => {
  const text = "\u00c9te\u0301 🎙️ 👩‍👩‍👧 “Austin” \u05e9\u05dc\u05d5\u05dd\u00ad\u00a0end"
  const annotations: fc.Arbitrary<Annotation[]> = fc
    .array(fc.tuple(fc.nat(text.length - 1), fc.nat(text.length), fc.string()), { maxLength: 8 })
    .map((list) =>
      list.map(([start, length, note], index) =>
        annotation(`a${index}`, start, Math.min(text.length, start + length + 1), { note }),
      ),
    )
  const codec = articleRecord("article-1")

  it("gives back the article, with the quote beside each span", () => {
    fc.assert(
      fc.property(annotations, (list) => {
        const state = { ...article(text), annotations: new Map(list.map((item) => [item.id, item])) }
        const written = encodeSnapshot(codec, { state, sequence: 3 })
        const read = unwrap(decodeSnapshot(codec, encoder.encode(written)))
        expect(articleToJson(read.state)).toEqual(articleToJson(state))
        expect(read).toMatchObject({ sequence: 3, doubts: [] })
        for (const { spans } of JSON.parse(written).annotations) {
          for (const { start, end, quote } of spans) expect(quote).toBe(state.text.slice(start, end))
        }
      }),
    )
  })
})

describe("fields that this version does not know", () => {
  const strange = { "x-other": { deep: [1, null] } }
  const text = "Austin met Shoigu"
  const cue = { value: { span: { start: 7, end: 10 } }, rationale: "so" }
  const evidence = { value: [{ note: "a note" }, { url: "https://news.example/" }] }
  const source = { value: { entity: "austin", role: "speaker" } }
  const when = { value: { date: "2022-10", text: "then", span: { start: 0, end: 6 } } }
  const codec = articleRecord("article-1")
  const plain = article(text)
  const content = {
    ...articleToJson(plain),
    offers: [{ field: "title", value: "Talks", start: 0, end: 6 }],
    annotations: [{ ...annotation("a", 0, 6), fields: { cue, evidence, source, when } }],
    relations: [
      {
        id: "r",
        type: "supports",
        from: { annotation: "a" },
        to: { annotation: "a" },
        creator: "m",
        created: TIME,
        modified: TIME,
      },
    ],
    revisions: [{ from: "0".repeat(64), to: "1".repeat(64), time: TIME }],
  }

  it("survive in every part of an article that is not its text, also when the text before them changes", () => {
    const file = JSON.stringify({ version: 2, sequence: 3, ...Object(withStrangers(content)) })
    const read = unwrap(decodeSnapshot(codec, encoder.encode(file)))
    const again = JSON.parse(encodeSnapshot(codec, read))
    expect(withoutQuotes(again)).toEqual(JSON.parse(file))
    const moved = unwrap(
      codec.apply(read.state, [{ type: "text.replace", at: utf16(0), delete: 0, insert: "Lloyd " }]),
    )
    const after = JSON.stringify(codec.encode(moved))
    expect(after.split("x-other")).toHaveLength(file.split("x-other").length)
  })

  it("survive in a project", () => {
    const file = JSON.stringify({ version: 2, sequence: 3, ...Object(withStrangers(project())) })
    const read = unwrap(decodeSnapshot(projectRecord, encoder.encode(file)))
    expect(JSON.parse(encodeSnapshot(projectRecord, read))).toEqual(JSON.parse(file))
  })

  /** Every object gets one more field, but for the document, and but for tables of names. */
  function withStrangers(value: unknown, name = ""): unknown {
    if (Array.isArray(value)) return value.map((one) => withStrangers(one))
    if (typeof value !== "object" || value === null || name === "document" || name === "maps") return value
    const fields = Object.entries(value).map(([key, one]) => [key, withStrangers(one, key)])
    return { ...Object.fromEntries(fields), ...(name === "fields" && !("id" in value) ? {} : strange) }
  }

  function withoutQuotes(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutQuotes)
    if (typeof value !== "object" || value === null) return value
    const fields = Object.entries(value).filter(([name]) => name !== "quote" && name !== "textSha256")
    return Object.fromEntries(fields.map(([name, one]) => [name, withoutQuotes(one)]))
  }
})

describe("JSON from outside", () => {
  it.each([
    ["a prototype key", '{"a": [{"__proto__": {}}]}'],
    ["an escaped prototype key", '{"\\u005f_proto__": {}}'],
    ["a constructor", '{"constructor": 1}'],
    ["deep arrays", `${"[".repeat(501)}${"]".repeat(501)}`],
    ["deep objects", `${'{"a":'.repeat(501)}1${"}".repeat(501)}`],
    ["no JSON", "{"],
    ["nothing", ""],
  ])("is refused for %s", (_, text) => {
    expect(readJson(encoder.encode(text))).toMatchObject({ ok: false })
  })

  it("is refused when it is no UTF-8", () => {
    expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ ok: false })
  })

  it("is read as deep as the deepest document allowed", () => {
    const text = `${"[".repeat(500)}${"]".repeat(500)}`
    expect(readJson(encoder.encode(text))).toMatchObject({ ok: true })
  })
})

describe("versions", () => {
  /** A record whose third version counts in tens and has a unit. */
  const codec: RecordCodec<{ total: number; unit: string }, { add: number }> = {
    sequence: createSequence("tally", [
      {
        to: 2,
        name: "count-in-tens",
        snapshot: (json) => ({ ...json, total: Number(json.total) * 10 }),
        operation: (json) => ({ ...json, add: Number(json.add) * 10 }),
      },
      {
        to: 3,
        name: "say-the-unit",
        snapshot: (json) => ({ ...json, unit: "tens" }),
        operation: (json) => json,
      },
    ]),
    name: () => "The tally",
    encode: (state) => ({ ...state }),
    decode: ({ total, unit }) => ok({ state: { total: Number(total), unit: String(unit) }, doubts: [] }),
    parse: (operation) =>
      typeof operation === "object" && operation !== null && "add" in operation
        ? ok({ add: Number(operation.add) })
        : fail("bad-operation", "That adds nothing."),
    apply: (state, operations) =>
      ok({
        total: operations.reduce((sum, { add }) => sum + add, state?.total ?? 0),
        unit: state?.unit ?? "tens",
      }),
  }
  const line = (version: number, sequence: number) =>
    encodeEntry({ version, sequence, time: TIME, creator: "maria", operations: [{ add: 1 }] })

  it("are brought up step by step, in snapshots and histories alike", () => {
    const recovered = recover(codec, {
      snapshot: encoder.encode('{"version": 1, "sequence": 2, "total": 2}'),
      history: Buffer.concat([line(1, 1), line(1, 2), line(1, 3), line(2, 4), line(3, 5)]),
    })
    expect(unwrap(recovered)).toMatchObject({ state: { total: 20 + 10 + 1 + 1, unit: "tens" }, sequence: 5 })
    expect(encodeSnapshot(codec, unwrap(recovered))).toContain('"version": 3')
  })

  it("ahead of this program are refused", () => {
    const newer = { ok: false, error: { code: "project-newer" } }
    const snapshot = encoder.encode('{"version": 4, "sequence": 2, "total": 2}')
    expect(recover(codec, { snapshot, history: undefined })).toMatchObject(newer)
    expect(recover(codec, { snapshot: undefined, history: line(4, 1) })).toMatchObject(newer)
    expect(
      recover(codec, { snapshot: undefined, history: encoder.encode('{"version":4,"other":1}\n') }),
    ).toMatchObject(newer)
  })

  it("have no gaps", () => {
    const migration = {
      to: 3,
      name: "early",
      snapshot: (json: object) => ({ ...json }),
      operation: (json: object) => ({ ...json }),
    }
    expect(() => createSequence("tally", [migration])).toThrow(RangeError)
  })
})
