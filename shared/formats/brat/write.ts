// Writes articles as brat reads them. An annotation is a text-bound line (T); one whose fields point to others is an
// event (E) as well, with these as arguments. Choices are attributes (A), other values notes (#), entities
// normalisations (N). Line breaks inside a span split it, because brat allows none there.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { CodePointIndex, utf16 } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { Relation } from "../../domain/relation.ts"
import type { Span } from "../../domain/span.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { FieldSpeaker, recordOf, relationRecordOf, type SpokenField } from "../support/record.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { attributesOf, type BratAttribute, configuration } from "./configuration.ts"
import { ANALYST_NOTE, EQUIVALENT, flat, RECORD_NOTE, shown } from "./lines.ts"

export function bratWriter(project: Project): FormatWriter {
  const stems = new FileStems()
  const losses = new LossTally()
  const names = codebookNames(project.codebook)
  const speaker = new FieldSpeaker(project)
  const entities = new Map(project.entities.map(({ id, name }) => [id, name]))
  const attributes = attributesOf(project.codebook, names)
  return {
    *article(article) {
      const stem = stems.next(article.metadata.title)
      countStandoffLosses(losses, article)
      yield { name: `${stem}.txt`, content: article.text }
      const lines = new ArticleLines(article, { names, speaker, entities, attributes, losses })
      yield { name: `${stem}.ann`, content: lines.all().join("") }
      yield articleLine(`${stem}.txt`, article)
    },
    *end() {
      yield { name: "annotation.conf", content: configuration(project, names) }
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

interface Surroundings {
  readonly names: ReturnType<typeof codebookNames>
  readonly speaker: FieldSpeaker
  /** Names of entities by id. */
  readonly entities: ReadonlyMap<string, string>
  /** What brat is told to expect. */
  readonly attributes: ReadonlyMap<string, BratAttribute>
  readonly losses: LossTally
}

/** An annotation that brat has a place for. */
interface Writable {
  readonly annotation: Annotation
  readonly pieces: readonly Span[]
  /** The id of its text-bound line. */
  readonly bound: string
  readonly said: readonly SpokenField[]
}

class ArticleLines {
  private readonly index: CodePointIndex
  /** What each annotation that can be written is called: its event, where it is one. */
  private readonly ids = new Map<string, string>()
  private readonly numbers = { A: 0, E: 0, N: 0, R: 0, "#": 0 }
  private readonly lines: string[] = []

  constructor(
    private readonly article: Article,
    private readonly around: Surroundings,
  ) {
    this.index = new CodePointIndex(article.text)
  }

  all(): readonly string[] {
    const { article, around, ids, numbers } = this
    const writable: Writable[] = []
    for (const annotation of [...article.annotations.values()].sort(byPosition)) {
      const pieces = this.piecesOf(annotation)
      if (pieces.length === 0) {
        this.lose("only-line-breaks", "annotation", "Line breaks and nothing else are marked by")
        continue
      }
      const bound = `T${writable.length + 1}`
      writable.push({ annotation, pieces, bound, said: around.speaker.say(annotation, article.text) })
      ids.set(annotation.id, bound)
    }
    for (const { annotation, said } of writable)
      if (said.some(({ links }) => links.some((link) => ids.has(link))))
        ids.set(annotation.id, `E${++numbers.E}`)
    for (const one of writable) this.annotation(one)
    this.relations()
    return this.lines
  }

  private annotation({ annotation, pieces, bound, said }: Writable): void {
    const { article, index, ids, lines, around, numbers } = this
    const kind = around.names.kind(annotation.kind)
    const offsets = pieces.map(({ start, end }) => `${index.toCodePoints(start)} ${index.toCodePoints(end)}`)
    const quote = shown(pieces.map(({ start, end }) => article.text.slice(start, end)))
    lines.push(`${bound}\t${kind} ${offsets.join(";")}\t${quote}\n`)
    const id = ids.get(annotation.id) ?? bound
    if (id !== bound) lines.push(`${id}\t${kind}:${bound}${this.roles(said)}\n`)
    for (const { name, words } of said) {
      if (words === undefined || words === "") continue
      const plain = around.names.field(name)
      const attribute = around.attributes.get(plain)
      // Of what it was not told to expect, brat complains.
      if (attribute?.kinds.has(kind) === true && attribute.values.has(words))
        lines.push(`A${++numbers.A}\t${plain} ${id} ${words}\n`)
      else this.note(plain, id, flat(words))
    }
    for (const entity of said.flatMap(({ entities }) => entities)) {
      const name = flat(around.entities.get(entity) ?? entity)
      lines.push(`N${++numbers.N}\tReference ${id} Postil:${entity}\t${name}\n`)
    }
    if (annotation.note !== undefined && annotation.note !== "")
      this.note(ANALYST_NOTE, id, flat(annotation.note))
    this.note(RECORD_NOTE, id, recordOf(annotation))
  }

  /** The arguments of an annotation's event: brat numbers those that share a role from the second on. */
  private roles(said: readonly SpokenField[]): string {
    const { around, ids } = this
    const roles = said.flatMap(({ name, links }) => {
      const targets = links.flatMap((link) => ids.get(link) ?? [])
      const role = around.names.field(name)
      return targets.map((target, place) => ` ${role}${place === 0 ? "" : place + 1}:${target}`)
    })
    return roles.join("")
  }

  private note(type: string, id: string, words: string): void {
    this.lines.push(`#${++this.numbers["#"]}\t${type} ${id}\t${words}\n`)
  }

  private relations(): void {
    const { article, around, ids, lines, numbers } = this
    const relations = [...(article.relations?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    const pairs: (readonly [string, string])[] = []
    for (const relation of relations) {
      const from = targetOf(relation.from, ids)
      const to = targetOf(relation.to, ids)
      if (from === undefined || to === undefined) {
        this.lose("relations-beyond", "relation", "What leads to entities, other articles or nowhere:")
        continue
      }
      const type = around.names.relation(relation.type)
      if (type === EQUIVALENT && relation.note === undefined && relation.fields === undefined) {
        pairs.push([from, to])
        continue
      }
      const id = `R${++numbers.R}`
      lines.push(`${id}\t${type} Arg1:${from} Arg2:${to}\n`)
      if (relation.note !== undefined && relation.note !== "")
        this.note(ANALYST_NOTE, id, flat(relation.note))
      this.note(RECORD_NOTE, id, relationRecordOf(relation))
    }
    for (const set of setsOf(pairs)) lines.push(`*\t${EQUIVALENT} ${set.join(" ")}\n`)
  }

  /** The spans without the line breaks in them. */
  private piecesOf({ spans }: Annotation): Span[] {
    const { text } = this.article
    const pieces: Span[] = []
    let end = -1
    for (const span of spans) {
      if (end >= 0 && /^\n+$/.test(text.slice(end, span.start)))
        this.lose("line-breaks-between", "gap", "That it is no part of what is marked:")
      end = span.end
      let start: number = span.start
      while (start < span.end) {
        const newline = text.indexOf("\n", start)
        const stop = newline < 0 || newline > span.end ? span.end : newline
        if (stop > start) pieces.push({ start: utf16(start), end: utf16(stop) })
        start = stop + 1
      }
      const outer = text[span.start] === "\n" || text[span.end - 1] === "\n"
      if (outer) this.lose("outer-line-breaks", "part", "Line breaks at the beginning or end of")
    }
    return pieces
  }

  private lose(code: string, thing: string, what: string): void {
    this.around.losses.add(code, 1, thing, what)
  }
}

function targetOf(end: Relation["from"], ids: ReadonlyMap<string, string>): string | undefined {
  return end.annotation === undefined || end.article !== undefined ? undefined : ids.get(end.annotation)
}

/** Pairs of things that are the same as sets, in the order in which they are first named. */
function setsOf(pairs: readonly (readonly [string, string])[]): string[][] {
  const sets = new Map<string, Set<string>>()
  for (const [one, other] of pairs) {
    const joined = new Set([one, ...(sets.get(one) ?? []), other, ...(sets.get(other) ?? [])])
    for (const member of joined) sets.set(member, joined)
  }
  const number = (id: string) => Number(id.slice(1))
  return [...new Set(sets.values())]
    .map((set) => [...set].sort((a, b) => number(a) - number(b) || (a < b ? -1 : 1)))
    .sort(([a = ""], [b = ""]) => number(a) - number(b))
}
