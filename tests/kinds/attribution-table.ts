// Reads the drawn sentences of tables/attribution-*.txt: a text with its claim, and what is expected of it.

import { readFileSync } from "node:fs"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { KnownMention } from "../../shared/kinds/claim/attribution.ts"

export interface Row {
  readonly drawn: string
  readonly text: string
  readonly claim: Span
  readonly quotation: string
  readonly source?: Span
  readonly cue?: Span
  readonly antecedent?: Span
  /** From the one nearest the source outwards. */
  readonly relay: readonly Span[]
  readonly mentions: readonly KnownMention[]
}

export function readRows(name: string): Row[] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map(readRow)
}

function readRow(drawn: string): Row {
  const [, quotation = "", picture = ""] = /^(-|[a-z]+): (.*)$/u.exec(drawn) ?? []
  const open = new Map<string, { start: number; order: number }>()
  const found: { mark: string; span: Span; order: number }[] = []
  const closing: Readonly<Record<string, string>> = { "]": "[", "}": "{", ">": "<" }
  let text = ""
  for (let rest = picture.replaceAll("\\n", "\n"); rest !== ""; ) {
    const token = /^~(?:(\d):)?|^[[\]{}<>*^]/u.exec(rest)
    const sign = token?.[0][0]
    if (token === null || sign === undefined) {
      text += rest[0]
      rest = rest.slice(1)
      continue
    }
    const mark = closing[sign] ?? sign
    const opened = open.get(mark)
    if (opened === undefined) open.set(mark, { start: text.length, order: Number(token[1] ?? 0) })
    else {
      found.push({
        mark,
        span: { start: utf16(opened.start), end: utf16(text.length) },
        order: opened.order,
      })
      open.delete(mark)
    }
    rest = rest.slice(token[0].length)
  }
  const one = (mark: string) => found.find((item) => item.mark === mark)?.span
  const claim = one("[")
  if (claim === undefined || open.size > 0 || quotation === "") throw new Error(`Not a row: ${drawn}`)
  const [source, cue, antecedent] = [one("{"), one("<"), one("^")]
  return {
    drawn,
    text,
    claim,
    quotation,
    ...(source === undefined ? {} : { source }),
    ...(cue === undefined ? {} : { cue }),
    ...(antecedent === undefined ? {} : { antecedent }),
    relay: found
      .filter(({ mark }) => mark === "~")
      .sort((a, b) => a.order - b.order)
      .map(({ span }) => span),
    mentions: found
      .filter(({ mark }) => mark === "*")
      .map(({ span }, index) => ({ span, id: `mention-${index}` })),
  }
}
