// Writes one tag for each token. What a token cannot have, because another annotation has it, is counted.

import { type Annotation, byPosition, extentOf, hasRecord } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import type { Project } from "../../domain/project.ts"
import type { Span } from "../../domain/span.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames, identifierOf } from "../support/names.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { type TokenTable, tokensOf } from "../support/tokens.ts"
import { type Stretch, stretchOf } from "../support/whole-words.ts"

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
  let said = 0
  for (const annotation of annotations.values()) if (hasRecord(annotation)) said++
  losses.add("authorship", annotations.size, "annotation", "The id, author and times of")
  losses.add("records", said, "annotation", "The fields, notes and tags of")
  losses.add("relations", relations?.size ?? 0, "relation", "All")
}

function tagged(
  article: Article,
  layer: string,
  nameOf: (kind: string) => string,
  losses: LossTally,
): string {
  const { text } = article
  const table = tokensOf(text)
  const tags = new TokenTags(table, losses)
  for (const annotation of inOrder(article, layer, losses)) tags.add(annotation, nameOf(annotation.kind))
  let lines = "-DOCSTART- -X- -X- O\n\n"
  for (const { first, after } of table.sentences) {
    for (let token = first; token < after; token++)
      lines += text.slice(table.starts[token], table.ends[token]) + tags.columnsOf(token)
    lines += "\n"
  }
  return lines
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
  const length = (one: Annotation) => {
    const { start, end } = extentOf(one)
    return end - start
  }
  const factor = layer === "inner" ? 1 : -1
  return chosen.sort((one, other) => factor * (length(one) - length(other)) || byPosition(one, other))
}

class TokenTags {
  /** By token: what comes after its word, where something has it. */
  private readonly columns: (string | undefined)[]
  /** The tokens that sentences begin with. */
  private readonly beginnings: ReadonlySet<number>

  constructor(
    private readonly table: TokenTable,
    private readonly losses: LossTally,
  ) {
    this.columns = table.starts.map(() => undefined)
    this.beginnings = new Set(table.sentences.map(({ first }) => first))
  }

  /** What comes after a token's word, up to the end of the line. */
  columnsOf(token: number): string {
    return this.columns[token] ?? OUTSIDE
  }

  add({ spans }: Annotation, name: string): void {
    const { losses } = this
    const parts = spans.map((span) => stretchOf(this.table, span))
    const worded = parts.filter(({ first, after }) => first < after)
    if (worded.length === 0) {
      losses.add("no-token", 1, "annotation", "White space and nothing else is marked by")
      return
    }
    if (worded.some((part) => this.isTaken(part))) {
      losses.add("overlaps", 1, "annotation", "Because others have its tokens, nothing at all of")
      return
    }
    if (worded.length > 1)
      losses.add("gaps", 1, "annotation", "That its parts, which are now apart, belong together, of")
    if (spans.some((span, place) => this.isUneven(parts[place], span)))
      losses.add(
        "uneven",
        1,
        "annotation",
        "That it begins or ends inside a token, or in the space around it, of",
      )
    let split = false
    for (const { first, after } of worded) {
      for (let token = first; token < after; token++) {
        const crosses = token > first && this.beginnings.has(token)
        split ||= crosses
        this.columns[token] = ` -X- -X- ${token === first || crosses ? "B" : "I"}-${name}\n`
      }
    }
    if (split) losses.add("across-lines", 1, "annotation", "That it goes over the end of a line, of")
  }

  private isTaken({ first, after }: Stretch): boolean {
    for (let token = first; token < after; token++) if (this.columns[token] !== undefined) return true
    return false
  }

  private isUneven(part: Stretch | undefined, { start, end }: Span): boolean {
    if (part === undefined || part.first === part.after) return true
    return this.table.starts[part.first] !== start || this.table.ends[part.after - 1] !== end
  }
}

const OUTSIDE = " -X- -X- O\n"
