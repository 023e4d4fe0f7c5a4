// Writes one tag for each token. What a token cannot have, because another annotation has it, is counted.

import { type Annotation, byPosition, extentOf, hasRecord } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Project } from "../../domain/project.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames, identifierOf } from "../support/names.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { type Sentence, sentencesOf } from "../support/tokens.ts"

/** Which of overlapping annotations have the tags: the outer ones, the inner ones, or those of one kind only. */
export function layerChoices({ codebook }: Project): { value: string; title: string }[] {
  return [
    { value: "outer", title: "The outermost" },
    { value: "inner", title: "The innermost" },
    ...codebook.kinds.map(({ id, plural }) => ({ value: `kind:${id}`, title: `Only ${plural}` })),
  ]
}

export function conllWriter(project: Project, layer = "outer"): FormatWriter {
  const stems = new FileStems()
  const losses = new LossTally()
  const names = codebookNames(project.codebook, tagName)
  return {
    *article(article) {
      const stem = stems.next(article.metadata.title)
      countStandoffLosses(losses, article)
      countRecords(article, losses)
      yield { name: `${stem}.conll`, content: tagged(article, layer, names.kind, losses) }
      yield { name: `${stem}.txt`, content: article.text }
      yield articleLine(`${stem}.conll`, article)
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

/** A kind’s name as a label. Programs divide a tag at its hyphen, and refuse one with two. */
export function tagName(name: string): string {
  return identifierOf(name).replaceAll("-", "_")
}

function countRecords({ annotations, relations }: Article, losses: LossTally): void {
  const said = [...annotations.values()].filter(hasRecord)
  losses.add("authorship", annotations.size, "annotation", "The id, author and times of")
  losses.add("records", said.length, "annotation", "The fields, notes and tags of")
  losses.add("relations", relations?.size ?? 0, "relation", "All")
}

function tagged(
  article: Article,
  layer: string,
  nameOf: (kind: string) => string,
  losses: LossTally,
): string {
  const sentences = sentencesOf(article.text)
  const tags = new TokenTags(sentences, losses)
  for (const annotation of inOrder(article, layer, losses)) tags.add(annotation, nameOf(annotation.kind))
  const lines = ["-DOCSTART- -X- -X- O", ""]
  let token = 0
  for (const { tokens } of sentences) {
    for (const { start, end } of tokens)
      lines.push(`${article.text.slice(start, end)} -X- -X- ${tags.of(token++)}`)
    lines.push("")
  }
  return lines.map((line) => `${line}\n`).join("")
}

/** The annotations of the layer, those first that win over others. */
function inOrder({ annotations }: Article, layer: string, losses: LossTally): Annotation[] {
  const kind = layer.startsWith("kind:") ? layer.slice(5) : undefined
  const chosen = [...annotations.values()].filter((one) => kind === undefined || one.kind === kind)
  losses.add(
    "other-kinds",
    annotations.size - chosen.length,
    "annotation",
    "Of other kinds than the one chosen:",
  )
  const length = (one: Annotation) => extentOf(one).end - extentOf(one).start
  const factor = layer === "inner" ? 1 : -1
  return chosen.sort((one, other) => factor * (length(one) - length(other)) || byPosition(one, other))
}

class TokenTags {
  private readonly tags: (string | undefined)[]
  private readonly tokens: readonly {
    readonly start: number
    readonly end: number
    readonly sentence: number
  }[]

  constructor(
    sentences: readonly Sentence[],
    private readonly losses: LossTally,
  ) {
    this.tokens = sentences.flatMap(({ tokens }, sentence) =>
      tokens.map(({ start, end }) => ({ start, end, sentence })),
    )
    this.tags = this.tokens.map(() => undefined)
  }

  of(token: number): string {
    return this.tags[token] ?? "O"
  }

  add(annotation: Annotation, name: string): void {
    const { losses } = this
    const parts = annotation.spans.map((span) => this.tokensIn(span.start, span.end))
    const all = parts.flat()
    if (all.length === 0) {
      losses.add("no-token", 1, "annotation", "White space and nothing else is marked by")
      return
    }
    if (all.some((token) => this.tags[token] !== undefined)) {
      losses.add("overlaps", 1, "annotation", "Because others have its tokens, nothing at all of")
      return
    }
    if (parts.filter((part) => part.length > 0).length > 1)
      losses.add("gaps", 1, "annotation", "That its parts, which are now apart, belong together, of")
    if (annotation.spans.some((span, place) => this.isUneven(parts[place] ?? [], span)))
      losses.add(
        "uneven",
        1,
        "annotation",
        "That it begins or ends inside a token, or in the space around it, of",
      )
    let split = false
    for (const part of parts) {
      for (const [place, token] of part.entries()) {
        const before = part[place - 1]
        const begins = before === undefined || this.tokens[before]?.sentence !== this.tokens[token]?.sentence
        split ||= begins && before !== undefined
        this.tags[token] = `${begins ? "B" : "I"}-${name}`
      }
    }
    if (split) losses.add("across-lines", 1, "annotation", "That it goes over the end of a line, of")
  }

  private isUneven(
    part: readonly number[],
    { start, end }: { readonly start: number; readonly end: number },
  ): boolean {
    const first = this.tokens[part[0] ?? -1]
    const last = this.tokens[part.at(-1) ?? -1]
    return first?.start !== start || last?.end !== end
  }

  /** Tokens that have something of a stretch. */
  private tokensIn(start: number, end: number): number[] {
    let low = 0
    let high = this.tokens.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.tokens[middle]?.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (let token = low; (this.tokens[token]?.start ?? end) < end; token++) found.push(token)
    return found
  }
}
