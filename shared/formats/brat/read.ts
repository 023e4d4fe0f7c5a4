// Reads folders of brat standoff. Lines may come in any order, and their numbers mean nothing but themselves.

import type { InputFile, ReadArticle, ReadCorpus, ReadingProgress, ReadProblem } from "../read.ts"
import { decodeFile } from "../support/bytes.ts"
import { readCompanions } from "../support/companions.ts"
import { detectUnit, offsetConverter, type TextUnit } from "../support/offsets.ts"
import { withOwnNames } from "../support/own-names.ts"
import { textNameOf } from "./claim.ts"
import { shown } from "./lines.ts"
import { type BoundLine, type ParsedLines, parseLines } from "./parse.ts"
import { resolve } from "./resolve.ts"

/** Earlier ones are believed where quotes do not tell. */
const units: readonly TextUnit[] = ["code-points", "utf-16", "bytes", "graphemes"]

export function readBrat(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const byName = new Map(files.map((file) => [file.name, file]))
  const companions = readCompanions(files)
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const found = new Map<TextUnit, number>()
  for (const file of files) {
    if (!file.name.endsWith(".ann")) continue
    progress?.(file.name)
    const source = byName.get(textNameOf(file.name))
    if (source === undefined) {
      problems.push({ file: file.name, message: `There is no text for it: ${textNameOf(file.name)}.` })
      continue
    }
    const text = decodeFile(source)
    const lines = decodeFile(file)
    problems.push(...text.problems, ...lines.problems)
    const parsed = parseLines(file.name, lines.text)
    const unit = unitOf(text.text, source, parsed)
    if (parsed.bound.size > 0) found.set(unit.unit, (found.get(unit.unit) ?? 0) + 1)
    const resolved = resolve(file.name, text.text, parsed, unit.convert)
    problems.push(...parsed.problems, ...resolved.problems)
    const known = companions.article(source.name)
    articles.push({
      file: source.name,
      key: source.name,
      text: text.text,
      metadata: known?.metadata ?? {},
      id: known?.id,
      source,
      annotations: resolved.annotations,
      relations: resolved.relations,
    })
  }
  const [offsetUnit] = [...found].sort(([, one], [, other]) => other - one).map(([unit]) => unit)
  const { codebook, entities } = companions
  return withOwnNames({ articles, problems, offsetUnit, codebook, entities })
}

/** Programs that leave the byte order mark in the text count it, too. */
function unitOf(text: string, source: InputFile, { bound }: ParsedLines) {
  const samples = [...bound.values()].map(({ spans, quote }: BoundLine) => ({ spans, quote }))
  const unit = detectUnit(text, samples, units, shown)
  const convert = offsetConverter(text, unit)
  const marked = source.bytes[0] === 0xef && source.bytes[1] === 0xbb && source.bytes[2] === 0xbf
  if (!marked) return { unit, convert }
  const counted = `\ufeff${text}`
  const shifted = offsetConverter(counted, "code-points")
  const agree = (whole: string, by: typeof convert) =>
    samples.filter(({ spans, quote }) => {
      const pieces = spans.map(({ start, end }) => whole.slice(by(start) ?? 0, by(end) ?? 0))
      return shown(pieces) === quote
    }).length
  if (agree(counted, shifted) <= agree(text, convert)) return { unit, convert }
  return {
    unit,
    convert: (offset: number) => {
      const at = shifted(offset)
      return at === undefined || at === 0 ? at : at - 1
    },
  }
}
