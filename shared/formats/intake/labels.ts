// Which words of another tool a corpus uses, counted: what there is to be mapped.

import type { Codebook } from "../../domain/codebook.ts"
import type { ReadCorpus, ReadValue } from "../read.ts"
import { isReference } from "../support/attributes.ts"

export interface FoundLabels {
  readonly labels: readonly FoundLabel[]
  /** Labels of relations. */
  readonly relations: readonly { readonly name: string; readonly count: number }[]
  /** Where Postil wrote the files: the codebook that they speak of. */
  readonly written?: Codebook | undefined
}

export interface FoundLabel {
  readonly name: string
  readonly count: number
  readonly attributes: readonly FoundAttribute[]
  /** Where Postil wrote all of them: the kind that they are of. */
  readonly kind?: string | undefined
}

export interface FoundAttribute {
  readonly name: string
  readonly count: number
  /** Whether it points to other annotations. */
  readonly reference: boolean
  /** Whether some annotation has several values of it. */
  readonly list: boolean
  /** Different words, in the order of their first use; undefined where there are more than a choice would have. */
  readonly values?: readonly string[] | undefined
}

/** A choice has at most this many values; what has more is text. */
const MOST_VALUES = 24
const LONGEST_VALUE = 60

/** In the order of their names, so that the same corpus gives the same list. */
export function labelsOf(corpora: Iterable<Pick<ReadCorpus, "articles" | "codebook">>): FoundLabels {
  const labels = new Map<string, Counting>()
  const relations = new Map<string, number>()
  let written: Codebook | undefined
  for (const { articles, codebook } of corpora) {
    written ??= codebook
    for (const article of articles) {
      for (const { label, attributes, record } of article.annotations) {
        let counting = labels.get(label)
        if (counting === undefined) {
          counting = { count: 0, attributes: new Map(), kind: record?.kind }
          labels.set(label, counting)
        }
        counting.count++
        if (counting.kind !== record?.kind) counting.kind = undefined
        for (const name in attributes) countValue(counting.attributes, name, attributes[name])
      }
      for (const { label } of article.relations) relations.set(label, (relations.get(label) ?? 0) + 1)
    }
  }
  return {
    labels: [...labels].sort(byName).map(([name, { count, attributes, kind }]) => ({
      name,
      count,
      kind,
      attributes: [...attributes].sort(byName).map(([attribute, found]) => ({
        name: attribute,
        count: found.count,
        reference: found.reference,
        list: found.list,
        values: found.values === undefined ? undefined : [...found.values],
      })),
    })),
    relations: [...relations].sort(byName).map(([name, count]) => ({ name, count })),
    written,
  }
}

interface Counting {
  count: number
  readonly attributes: Map<string, CountingAttribute>
  kind: string | undefined
}

interface CountingAttribute {
  count: number
  reference: boolean
  list: boolean
  values: Set<string> | undefined
}

function countValue(
  attributes: Map<string, CountingAttribute>,
  name: string,
  value: ReadValue | undefined,
): void {
  if (value === undefined) return
  let counting = attributes.get(name)
  if (counting === undefined) {
    counting = { count: 0, reference: false, list: false, values: new Set() }
    attributes.set(name, counting)
  }
  counting.count++
  if (isReference(value)) {
    counting.reference = true
    counting.list ||= value.to.length > 1
    return
  }
  const words = typeof value === "object" ? value : [String(value)]
  counting.list ||= words.length > 1
  for (const word of words) {
    counting.values?.add(word)
    if (word.length > LONGEST_VALUE || (counting.values?.size ?? 0) > MOST_VALUES) counting.values = undefined
  }
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0
}
