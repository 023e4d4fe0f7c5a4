// Random articles for property-based tests: every kind of block and mark, odd gaps, and text of the characters that
// offsets go wrong with. Deliberately small, so that changes meet each other.

import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { type Annotation, normalizeSpans } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import { canonicalText, documentSchema, inlineContent } from "../../shared/domain/document.ts"
import { utf16 } from "../../shared/domain/offset.ts"

/** How often a property is tried: POSTIL_FUZZ=50 tries fifty times as often as a normal run. */
export function runs(normally: number): number {
  return normally * Number(process.env.POSTIL_FUZZ ?? 1)
}

export const time = "2022-10-22T08:00:00.000Z"

/** Text without newlines. Emoji take two code units, the family eight; é is two code points. */
export const lineOfText = fc.string({
  unit: fc.constantFrom("a", "b", " ", "🙂", "e\u0301", "\u00a0", "ש", "👨‍👩‍👧", "-"),
  maxLength: 8,
})

const marks = fc.subarray([
  documentSchema.mark("strong"),
  documentSchema.mark("em"),
  documentSchema.mark("link", { href: "https://example.org/" }),
])

const inline = fc
  .array(fc.tuple(lineOfText, marks, fc.boolean()), { maxLength: 3 })
  .map((runs) =>
    runs.map(([text, marks, broken]) => inlineContent(documentSchema, broken ? `${text}\n` : text, marks)),
  )
  .map((fragments) => fragments.reduce((all, one) => all.append(one), inlineContent(documentSchema, "")))

const gap = fc.integer({ min: 1, max: 3 })

const textblock = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(gap, inline)
      .map(([gap, content]) => documentSchema.node("paragraph", { gap }, content)),
  },
  fc
    .tuple(gap, inline, fc.integer({ min: 1, max: 3 }))
    .map(([gap, content, level]) => documentSchema.node("heading", { gap, level }, content)),
)

const block: fc.Arbitrary<Node> = fc.letrec<{ block: Node }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, depthIdentifier: "block" },
    // Mostly: blocks in blocks in blocks grow beyond anything that is still small.
    { weight: 6, arbitrary: textblock },
    fc
      .array(tie("block"), { minLength: 1, maxLength: 3 })
      .map((blocks) => documentSchema.node("blockquote", null, blocks)),
    fc
      .tuple(
        fc.constantFrom("bullet_list", "ordered_list"),
        fc.array(fc.array(tie("block"), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      )
      .map(([type, items]) =>
        documentSchema.node(
          type,
          null,
          items.map((blocks) => documentSchema.node("list_item", null, blocks)),
        ),
      ),
  ),
})).block

export const topBlocks = fc.array(block, { minLength: 1, maxLength: 6 })

export const anyDocument = fc
  .tuple(topBlocks, fc.nat(2), fc.nat(2))
  .map(([blocks, lead, tail]) => documentSchema.node("doc", { lead, tail }, blocks))

export function annotation(id: string, ...spans: readonly (readonly [number, number])[]): Annotation {
  return {
    id,
    kind: "claim",
    spans: spans.map(([start, end]) => ({ start: utf16(start), end: utf16(end) })),
    creator: "ana",
    created: time,
    modified: time,
  }
}

/** Spans by fractions of the text, so that they fitted whatever text there is; undefined where they would be empty. */
export const anySpans = fc.array(fc.tuple(fc.nat(1000), fc.nat(400)), { minLength: 1, maxLength: 3 })

export function fitted(
  id: string,
  spans: readonly (readonly [number, number])[],
  text: string,
): Annotation | undefined {
  const normal = normalizeSpans(
    spans.map(([start, length]) => ({
      start: whole(text, start),
      end: whole(text, Math.min(1000, start + length)),
    })),
  )
  return normal.length === 0 ? undefined : { ...annotation(id), spans: normal }
}

/** A place in the text, in thousandths of it, that does not lie between the halves of a character. */
export function whole(text: string, thousandths: number) {
  const offset = Math.floor((text.length * thousandths) / 1000)
  const code = text.charCodeAt(offset)
  return utf16(code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset)
}

export const anyAnnotations = fc.array(anySpans, { maxLength: 6 })

export function articleOf(
  document: Node,
  spans: readonly (readonly (readonly [number, number])[])[] = [],
): Article {
  const text = canonicalText(document)
  const marked = spans.flatMap((one, index) => fitted(`n${index}`, one, text) ?? [])
  // Most have fields that point into the text, too: where the next one begins, and where the last one does.
  const annotations = marked.map((one, index) => {
    const [cue] = marked[index + 1]?.spans ?? []
    const [when] = marked.at(-1)?.spans ?? []
    if (cue === undefined || when === undefined) return one
    return {
      ...one,
      fields: {
        cue: { value: { span: cue } },
        date: { value: { date: "2022-10", text: "then", span: when } },
        source: { value: [{ entity: "austin" }, { annotation: "n0" }] },
      },
    }
  })
  return {
    id: "article",
    added: time,
    metadata: { title: "Title" },
    offers: [{ field: "author", value: "Ana", start: whole(text, 300), end: whole(text, 600) }],
    document,
    text,
    source: {
      fileName: "a.txt",
      mediaType: "text/plain",
      encoding: "utf-8",
      byteOrderMark: false,
      newline: "lf",
      bytes: text.length,
      sha256: "0".repeat(64),
    },
    annotations: new Map(annotations.map((one) => [one.id, one])),
    unknown: {},
  }
}
