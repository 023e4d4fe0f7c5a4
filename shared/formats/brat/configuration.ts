// `annotation.conf`, from which brat knows what there is to annotate: https://brat.nlplab.org/configuration.html

import type { Kind } from "../../domain/codebook.ts"
import type { Project } from "../../domain/project.ts"
import type { codebookNames } from "../support/names.ts"

type Names = ReturnType<typeof codebookNames>

/** Kinds whose fields point to other annotations are events, all others entities. */
export function configuration({ codebook }: Project, names: Names): string {
  const events = codebook.kinds.filter((kind) => linksOf(kind).length > 0)
  const kinds = codebook.kinds.map(({ id }) => names.kind(id))
  const sections = [
    ["entities", kinds],
    ["relations", codebook.relationTypes.map(({ id }) => `${names.relation(id)}\tArg1:<ANY>, Arg2:<ANY>`)],
    ["events", events.map((kind) => event(kind, names))],
    ["attributes", [...attributesOf(codebook, names)].map(attribute)],
  ] as const
  return sections.map(([name, lines]) => `[${name}]\n${lines.map((line) => `${line}\n`).join("")}`).join("\n")
}

function event(kind: Kind, names: Names): string {
  const roles = linksOf(kind).map(
    ({ name, list }) => `${names.field(name)}${list === true ? "*" : "?"}:<ANY>`,
  )
  return `${names.kind(kind.id)}\t${roles.join(", ")}`
}

function linksOf({ fields }: Kind) {
  return fields.filter(({ type }) => type === "annotation" || type === "entity")
}

/** What a kind of attribute may be said of, and its values. */
export interface BratAttribute {
  readonly kinds: Set<string>
  readonly values: Set<string>
}

/** Choices by what brat calls them; fields of the same name are one attribute, with the kinds and values of all. */
export function attributesOf({ kinds }: Project["codebook"], names: Names): Map<string, BratAttribute> {
  const found = new Map<string, BratAttribute>()
  for (const kind of kinds) {
    for (const { name, type, options = [] } of kind.fields) {
      if (type !== "choice") continue
      const attribute = found.get(names.field(name)) ?? { kinds: new Set(), values: new Set() }
      found.set(names.field(name), attribute)
      attribute.kinds.add(names.kind(kind.id))
      for (const { id } of options) if (/^\S+$/.test(id)) attribute.values.add(id)
    }
  }
  return found
}

function attribute([name, { kinds, values }]: readonly [string, BratAttribute]): string {
  return `${name}\tArg:${[...kinds].join("|")}, Value:${[...values].join("|")}`
}
