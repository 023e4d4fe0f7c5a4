// A CAS as articles: one for each view that holds a text. Tokens and sentences are no annotations, unless a relation
// leads to one. Slots become fields that point to annotations; links of chains, relations from one to the next.

import type { InputFile, ReadAnnotation, ReadArticle, ReadProblem, ReadRelation } from "../read.ts"
import { AttributeCollector } from "../support/attributes.ts"
import type { Companions } from "../support/companions.ts"
import { placedRecordFrom } from "../support/placed-record.ts"
import { relationRecordFrom } from "../support/record.ts"
import { labelFeature, shortName } from "../support/uima-names.ts"
import type { Cas, Sofa, Structure } from "./cas.ts"

export function articlesOf(
  cas: Cas,
  file: InputFile,
  companions: Companions,
): { readonly articles: readonly ReadArticle[]; readonly problems: readonly ReadProblem[] } {
  const problems: ReadProblem[] = []
  const texts = cas.sofas.filter(({ text }) => text !== undefined && text.trim() !== "")
  for (const { name, text, line } of cas.sofas)
    if (text === undefined)
      problems.push({ file: file.name, line, message: `The view “${name}” holds no text; it was left out.` })
  if (texts.length > 1) {
    const message = `The file holds ${texts.length} texts, one a view; each is an article of its own.`
    problems.push({ file: file.name, message })
  }
  if (cas.sofas.length === 0) problems.push({ file: file.name, message: "The file holds no text." })
  const articles = texts.map((sofa): ReadArticle => {
    const reader = new ViewReader(cas, sofa, file.name)
    const { annotations, relations } = reader.all()
    problems.push(...reader.problems)
    const known = companions.article(file.name)
    return {
      file: file.name,
      key: texts.length === 1 ? file.name : `${file.name}#${sofa.name}`,
      text: sofa.text ?? "",
      metadata: known?.metadata ?? metadataOf(cas),
      id: known?.id,
      source: file,
      annotations,
      relations,
    }
  })
  return { articles, problems }
}

function metadataOf({ structures }: Cas): ReadArticle["metadata"] {
  const document = structures.find(({ type }) => shortName(type) === "DocumentMetaData")
  const title = document?.values.get("documentTitle")
  return typeof title === "string" && title.trim() !== "" ? { title: title.slice(0, 2000) } : {}
}

/** What gives a text its structure and is no annotation. */
const structural: ReadonlySet<string> = new Set([
  "Sofa",
  "DocumentAnnotation",
  "DocumentMetaData",
  "Sentence",
  "Token",
])

class ViewReader {
  readonly problems: ReadProblem[] = []
  private readonly byId: ReadonlyMap<string, Structure>
  private readonly text: string

  constructor(
    private readonly cas: Cas,
    private readonly sofa: Sofa,
    private readonly file: string,
  ) {
    this.byId = new Map(cas.structures.map((structure) => [structure.id, structure]))
    this.text = sofa.text ?? ""
  }

  all(): { annotations: ReadAnnotation[]; relations: ReadRelation[] } {
    const own = this.cas.structures.filter(({ sofa }) => sofa === this.sofa.id)
    const links = own.filter(isRelation)
    const ends = new Set(links.flatMap((link) => [...endOf(link, "Governor"), ...endOf(link, "Dependent")]))
    const marks = own.filter(
      (one) => !isRelation(one) && (ends.has(one.id) || !this.isStructural(one.type)) && this.marksText(one),
    )
    const keys = new Set(marks.map(({ id }) => id))
    return {
      annotations: marks.map((mark) => this.annotation(mark, keys)),
      relations: [
        ...links.flatMap((link) => this.relation(link, keys)),
        ...marks.flatMap((mark) => this.next(mark, keys)),
      ],
    }
  }

  private isStructural(type: string): boolean {
    const seen = new Set<string>()
    for (
      let one: string | undefined = type;
      one !== undefined && !seen.has(one);
      one = this.cas.supertypes.get(one)
    ) {
      if (structural.has(shortName(one))) return true
      seen.add(one)
    }
    return false
  }

  private marksText({ type, begin, end, line }: Structure): boolean {
    if (begin === undefined || end === undefined) return false
    if (begin >= 0 && begin < end && end <= this.text.length) return true
    this.wrong(
      line,
      `${shortName(type)} marks ${begin} to ${end}, which is nothing or outside the text; it was left out.`,
    )
    return false
  }

  private annotation(structure: Structure, keys: ReadonlySet<string>): ReadAnnotation {
    const { id, type, begin = 0, end = 0, values, references } = structure
    const attributes = new AttributeCollector()
    const json = values.get("postil")
    const placed = placedRecordFrom(typeof json === "string" ? json : undefined, { start: begin, end })
    const telling = placed.record === undefined ? labelFeature(type, [...values.keys()]) : undefined
    const label = telling === undefined ? undefined : values.get(telling)
    const note = placed.record === undefined ? undefined : values.get("note")
    for (const [feature, value] of values) {
      if (
        feature === telling ||
        (placed.record !== undefined && (feature === "postil" || feature === "note"))
      )
        continue
      for (const one of typeof value === "object" ? value : [value]) attributes.add(feature, one)
    }
    for (const [feature, targets] of references) {
      if (feature === "next") continue
      for (const target of targets) this.link(feature, target, keys, attributes)
    }
    return {
      key: id,
      label: label === undefined ? shortName(type) : String(label),
      attributes: attributes.all(),
      note: typeof note === "string" ? note : undefined,
      ...placed,
    }
  }

  /** A reference leads to an annotation, or to a link with a role that leads to one. */
  private link(
    feature: string,
    target: string,
    keys: ReadonlySet<string>,
    attributes: AttributeCollector,
  ): void {
    if (keys.has(target)) {
      attributes.add(feature, { to: [target] })
      return
    }
    const link = this.byId.get(target)
    const [end] = link?.references.get("target") ?? []
    const role = link?.values.get("role")
    if (end !== undefined && keys.has(end))
      attributes.add(typeof role === "string" && role !== "" ? role : feature, { to: [end] })
  }

  private relation(link: Structure, keys: ReadonlySet<string>): ReadRelation[] {
    const [from] = endOf(link, "Governor")
    const [to] = endOf(link, "Dependent")
    const name = shortName(link.type)
    if (from === undefined || to === undefined || !keys.has(from) || !keys.has(to)) {
      this.wrong(link.line, `${name} ${link.id} leads to nothing that is marked; it was left out.`)
      return []
    }
    const json = link.values.get("postil")
    const record = typeof json === "string" ? relationRecordFrom(json) : undefined
    const attributes = new AttributeCollector()
    const telling = ["DependencyType", "type", "value"].find((feature) => link.values.has(feature))
    const label = telling === undefined ? undefined : link.values.get(telling)
    for (const [feature, value] of link.values) {
      if (feature === telling || (record !== undefined && (feature === "postil" || feature === "note")))
        continue
      for (const one of typeof value === "object" ? value : [value]) attributes.add(feature, one)
    }
    const note = record === undefined ? undefined : link.values.get("note")
    return [
      {
        key: link.id,
        label: record === undefined ? String(label ?? name) : name.replace(/Relation$/, ""),
        from,
        to,
        attributes: attributes.all(),
        note: typeof note === "string" ? note : undefined,
        record,
      },
    ]
  }

  private next(mark: Structure, keys: ReadonlySet<string>): ReadRelation[] {
    const label = mark.values.get("referenceRelation")
    return (mark.references.get("next") ?? []).flatMap((to) =>
      keys.has(to)
        ? [
            {
              key: `${mark.id}.next`,
              label: label === undefined ? shortName(mark.type) : String(label),
              from: mark.id,
              to,
            },
          ]
        : [],
    )
  }

  private wrong(line: number | undefined, message: string): void {
    this.problems.push({ file: this.file, line, message })
  }
}

function isRelation({ references }: Structure): boolean {
  return references.has("Governor") && references.has("Dependent")
}

function endOf({ references }: Structure, feature: string): readonly string[] {
  return references.get(feature) ?? []
}
