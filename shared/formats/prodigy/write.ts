// Writes one line for each article. Prodigy wants spans to begin and end with tokens, so tokens are words that are cut
// wherever a span begins or ends.

import { CodePointIndex, codePoints, isLowSurrogate } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { FormatWriter } from "../format.ts"
import { projectFile } from "../support/companions.ts"
import { countHidden, embeddedJson, type FlatSpan, flatSpans, linksWithin } from "../support/embedded.ts"
import { fileStem } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { quoted } from "../support/stable-json.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { tokenEnd, tokenStart } from "../support/tokens.ts"

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
      const { json: tokens, starts, ends } = tokensOf(article.text, index, flat)
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
      const marks = `"tokens":${tokens},"spans":${JSON.stringify(spans)},"relations":${JSON.stringify(relations)}`
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

interface Tokens {
  /** As JSON, because there are many more of them than of anything else. */
  readonly json: string
  /** Which token begins with a span, and which ends with one, by the offset in code points. */
  readonly starts: ReadonlyMap<number, number>
  readonly ends: ReadonlyMap<number, number>
}

/** The words of a text, cut wherever a span begins or ends. Space is no token, but where a span begins or ends with it. */
function tokensOf(text: string, index: CodePointIndex, spans: readonly FlatSpan[]): Tokens {
  const utf16Of = (offset: number) => index.toUtf16(codePoints(offset))
  const starts = new Set<number>(spans.map(({ start }) => utf16Of(start)))
  const ends = new Set<number>(spans.map(({ end }) => utf16Of(end)))
  const cuts = [...new Set([...starts, ...ends])].sort((one, other) => one - other)
  const [firsts, lasts] = [new Map<number, number>(), new Map<number, number>()]
  let json = ""
  let count = 0
  let next = 0
  // Code points and UTF-16 units that lie before, counted along because nearly every character is looked at.
  let [points, units] = [0, 0]
  const pointsAt = (offset: number) => {
    for (; units < offset; units++) if (!isLowSurrogate(text.charCodeAt(units))) points++
    return points
  }
  const add = (from: number, until: number, isSpace: boolean) => {
    for (let start = from; start < until; ) {
      while ((cuts[next] ?? until) <= start) next++
      const end = Math.min(cuts[next] ?? until, until)
      if (!isSpace || starts.has(start) || ends.has(end)) {
        const [first, last] = [pointsAt(start), pointsAt(end)]
        if (starts.has(start)) firsts.set(first, count)
        if (ends.has(end)) lasts.set(last, count)
        const ws = end < text.length && tokenStart(text, end) > end
        const word = quoted(text.slice(start, end))
        json += `${count === 0 ? "" : ","}{"text":${word},"start":${first},"end":${last},"id":${count},"ws":${ws}}`
        count++
      }
      start = end
    }
  }
  for (let end = 0; end < text.length; ) {
    const start = tokenStart(text, end)
    add(end, start, true)
    if (start === text.length) break
    end = tokenEnd(text, start)
    add(start, end, false)
  }
  return { json: `[${json}]`, starts: firsts, ends: lasts }
}
