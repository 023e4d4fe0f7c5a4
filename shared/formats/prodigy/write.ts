// Writes one line for each article. Prodigy wants spans to begin and end with tokens, so tokens are words that are cut
// wherever a span begins or ends.

import { CodePointIndex, codePoints, utf16 } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { FormatWriter } from "../format.ts"
import { projectFile } from "../support/companions.ts"
import { countHidden, embeddedJson, type FlatSpan, flatSpans, linksWithin } from "../support/embedded.ts"
import { fileStem } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"

export function prodigyWriter(project: Project): FormatWriter {
  const losses = new LossTally()
  const names = codebookNames(project.codebook, (name) => name)
  const name = `${fileStem(project.name)}.jsonl`
  return {
    *article(article) {
      countStandoffLosses(losses, article)
      countHidden(losses, article, "Prodigy")
      const index = new CodePointIndex(article.text)
      const flat = flatSpans(article, index)
      const tokens = tokensOf(article.text, index, flat)
      const starts = new Map(tokens.map(({ start }, id) => [start, id]))
      const ends = new Map(tokens.map(({ end }, id) => [end, id]))
      const spanOf = ({ annotation, start, end, part }: FlatSpan) => ({
        id: part === 0 ? annotation.id : `${annotation.id}.${part + 1}`,
        ...{ start, end },
        text: article.text.slice(index.toUtf16(codePoints(start)), index.toUtf16(codePoints(end))),
        ...{ token_start: starts.get(start), token_end: ends.get(end) },
        label: names.kind(annotation.kind),
      })
      const first = new Map<string, ReturnType<typeof spanOf>>()
      const spans = flat.map((one) => {
        const span = spanOf(one)
        if (one.part === 0) first.set(one.annotation.id, span)
        return span
      })
      const links = linksWithin(article, losses)
      const relations = links.map(({ from, to, type }) => {
        const [head, child] = [first.get(from.annotation), first.get(to.annotation)]
        return {
          ...{ head: head?.token_end, child: child?.token_end, label: names.relation(type) },
          ...{ head_span: head, child_span: child },
        }
      })
      const marks = `"tokens":${JSON.stringify(tokens)},"spans":${JSON.stringify(spans)},"relations":${JSON.stringify(relations)}`
      const own = embeddedJson(article, flat, links, names)
      const { title, url, publishedOn } = article.metadata
      const meta = JSON.stringify({ title, source: url, published: publishedOn })
      yield {
        name,
        content: `{"text":${JSON.stringify(article.text)},${marks},"meta":${meta},"answer":"accept","postil":${own}}\n`,
      }
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

interface Token {
  readonly text: string
  /** Code points, half-open. */
  readonly start: number
  readonly end: number
  readonly id: number
  /** Whether space follows. */
  readonly ws: boolean
}

function tokensOf(text: string, index: CodePointIndex, spans: readonly FlatSpan[]): Token[] {
  const marks = spans.flatMap(({ start, end }) => [start, end])
  const cuts = new Set<number>(marks.map((offset) => index.toUtf16(codePoints(offset))))
  const pieces: { start: number; end: number; isSpace: boolean }[] = []
  for (const { segment, index: at } of words.segment(text)) {
    const isSpace = segment.trim() === ""
    let start = at
    for (let end = at + 1; end <= at + segment.length; end++) {
      if (end < at + segment.length && !cuts.has(end)) continue
      pieces.push({ start, end, isSpace })
      start = end
    }
  }
  // Space is no token, but where a span begins or ends with it.
  const kept = pieces.filter(({ start, end, isSpace }) => !isSpace || cuts.has(start) || cuts.has(end))
  return kept.map(({ start, end }, id) => ({
    text: text.slice(start, end),
    start: index.toCodePoints(utf16(start)),
    end: index.toCodePoints(utf16(end)),
    id,
    ws: /^\s/.test(text.slice(end, end + 1)),
  }))
}

const words = new Intl.Segmenter("en", { granularity: "word" })
