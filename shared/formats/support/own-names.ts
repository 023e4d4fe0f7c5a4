// Names in files that Postil wrote, as the project has them: what `codebookNames` made of them for a format is turned
// back, so that people know their own words again and a field of a kind is found to be that field.

import type { Codebook } from "../../domain/codebook.ts"
import type { ReadAnnotation, ReadArticle, ReadCorpus } from "../read.ts"
import { codebookNames } from "./names.ts"

/**
 * A corpus with the names of its own codebook; the same where it comes with none, or all names fitted as they were.
 * Names that no codebook has stay as they are.
 *
 * @param plain as `codebookNames` was given it
 */
export function withOwnNames(corpus: ReadCorpus, plain?: (name: string) => string): ReadCorpus {
  if (corpus.codebook === undefined) return corpus
  const { labels, attributes, relations } = changedNames(corpus.codebook, plain)
  if (labels.size === 0 && attributes.size === 0 && relations.size === 0) return corpus
  const renamed = (said: ReadAnnotation["attributes"]) =>
    said === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(said).map(([name, value]) => [attributes.get(name) ?? name, value] as const),
        )
  const articles = corpus.articles.map(
    (article): ReadArticle => ({
      ...article,
      annotations: article.annotations.map((one) => ({
        ...one,
        label: labels.get(one.label) ?? one.label,
        attributes: renamed(one.attributes),
      })),
      relations: article.relations.map((one) => ({ ...one, label: relations.get(one.label) ?? one.label })),
    }),
  )
  return { ...corpus, articles }
}

/** By what a format calls something: what the project calls it, where that is another name and nothing else has it. */
function changedNames({ kinds, relationTypes }: Codebook, plain?: (name: string) => string) {
  const names = codebookNames({ kinds, relationTypes }, plain)
  const fields = new Set(kinds.flatMap((kind) => kind.fields.map(({ name }) => name)))
  return {
    labels: changed(kinds, names.kind),
    attributes: changed(
      [...fields].map((name) => ({ id: name, name })),
      names.field,
    ),
    relations: changed(relationTypes, names.relation),
  }
}

function changed(
  things: readonly { readonly id: string; readonly name: string }[],
  made: (id: string) => string,
): ReadonlyMap<string, string> {
  const alike = new Map<string, number>()
  for (const { name } of things) alike.set(name, (alike.get(name) ?? 0) + 1)
  return new Map(
    things.flatMap(({ id, name }): [string, string][] =>
      alike.get(name) === 1 && made(id) !== name ? [[made(id), name]] : [],
    ),
  )
}
