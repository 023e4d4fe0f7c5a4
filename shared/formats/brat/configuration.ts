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
    ["attributes", attributes(codebook.kinds, names)],
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

/** Fields of the same name are one attribute, with the values of all. */
function attributes(kinds: readonly Kind[], names: Names): string[] {
  const found = new Map<string, { kinds: string[]; values: Set<string> }>()
  for (const kind of kinds) {
    for (const { name, type, options = [] } of kind.fields) {
      if (type !== "choice") continue
      const attribute = found.get(names.field(name)) ?? { kinds: [], values: new Set<string>() }
      found.set(names.field(name), attribute)
      attribute.kinds.push(names.kind(kind.id))
      for (const { id } of options) if (/^\S+$/.test(id)) attribute.values.add(id)
    }
  }
  return [...found].map(
    ([name, { kinds, values }]) => `${name}\tArg:${kinds.join("|")}, Value:${[...values].join("|")}`,
  )
}
