// A project whose words formats may not take as they are: names that are alike, in other letters, of signs alone, or
// those that a format has for itself.

import type { Article } from "../../shared/domain/article.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { ProjectSlice } from "../../shared/formats/format.ts"
import { article, project } from "./slice.ts"

function kind(id: string, name: string, ...fields: string[]): Kind {
  return {
    ...{ id, name, plural: name, letter: id, keys: [], colour: "slate", underline: "solid", guidance: "" },
    trim: "punctuation",
    fields: fields.map((field, at) => ({ id: `field-${at}`, name: field, type: "text" })),
  }
}

export const awkwardKinds: readonly Kind[] = [
  kind("a", "Co-operation", "Wer?", "Wer!", "note", "begin"),
  kind("b", "Co operation", "Source", "SourceLinks"),
  kind("c", "Подія", "Хто", "Що"),
  kind("d", "3rd Relation"),
  kind("e", "“”"),
]

const relationTypes = ["Co-operation", "Co operation", "Суперечить"].map((name, at) => ({
  id: `type-${at}`,
  name,
}))

/** One annotation of each kind, with all its fields, and a relation of each type. */
export function awkwardSlice(): ProjectSlice & { readonly articles: readonly Article[] } {
  const marked = awkwardKinds
    .reduce(
      (builder, { id }) => builder.mark(id, `word${id}`),
      article(awkwardKinds.map(({ id }) => `word${id}`).join(" ")),
    )
    .build()
  const annotations = [...marked.annotations.values()].map((annotation) => {
    const own = awkwardKinds.find(({ id }) => id === annotation.kind)?.fields ?? []
    const fields = Object.fromEntries(own.map(({ id, name }) => [id, { value: `of ${name}` }]))
    return own.length === 0 ? annotation : { ...annotation, fields }
  })
  const relations = relationTypes.map(({ id: type }, at) => ({
    ...{ id: `r${at}`, type, from: { annotation: "annotation-1" }, to: { annotation: "annotation-2" } },
    creator: project.creators[0]?.id ?? "",
    ...{ created: "2022-10-24T10:00:00.000Z", modified: "2022-10-24T10:00:00.000Z" },
  }))
  return {
    project: { ...project, codebook: { kinds: awkwardKinds, relationTypes } },
    articles: [
      {
        ...marked,
        annotations: new Map(annotations.map((one) => [one.id, one])),
        relations: new Map(relations.map((one) => [one.id, one])),
      },
    ],
  }
}
