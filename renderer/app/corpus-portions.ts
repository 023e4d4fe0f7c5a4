// Annotated files in portions: what lies in memory and in one message is a portion, however many files somebody chose.
// What was found in portions is told as one.

import type { CorpusPreview } from "../../shared/contract/answers.ts"
import { familyOf, speaksForFolder } from "../../shared/domain/file-family.ts"

export interface CorpusFile {
  /** Where it lay in what was chosen, with `/` between folders. */
  readonly name: string
  readonly file: File
}

/** Bytes sent together, unless files that belong together are more. */
const PORTION = 3 * 1024 * 1024
/** A message takes a few times as many. */
const PORTION_FILES = 2000

/** Files that belong together stay so; what speaks for a whole folder goes with every portion. */
export function* portionsOf(files: readonly CorpusFile[]): Generator<CorpusFile[]> {
  const settings = files.filter(({ name }) => speaksForFolder(name))
  const groups = new Map<string, CorpusFile[]>()
  for (const file of files) {
    if (speaksForFolder(file.name)) continue
    const family = familyOf(file.name)
    const group = groups.get(family)
    if (group === undefined) groups.set(family, [file])
    else group.push(file)
  }
  let portion: CorpusFile[] = [...settings]
  let size = 0
  for (const group of groups.values()) {
    if (size > PORTION || portion.length > PORTION_FILES) {
      yield portion
      portion = [...settings]
      size = 0
    }
    portion.push(...group)
    for (const { file } of group) size += file.size
  }
  if (portion.length > settings.length || groups.size === 0) yield portion
}

/** What two portions hold, as if they had been looked into together. */
export function joinPreviews(one: CorpusPreview, other: CorpusPreview): CorpusPreview {
  const known = new Set([...one.corpora, ...other.corpora].flatMap(({ files }) => files))
  const corpora = new Map(one.corpora.map((corpus) => [corpus.format, corpus]))
  for (const corpus of other.corpora) {
    const before = corpora.get(corpus.format)
    corpora.set(corpus.format, before === undefined ? corpus : joinCorpora(before, corpus))
  }
  return {
    corpora: [...corpora.values()],
    labels: joinCounts(one.labels, other.labels, (label, more) => ({
      ...label,
      attributes: joinCounts(label.attributes, more.attributes, (attribute) => attribute),
    })),
    relations: joinCounts(one.relations, other.relations, (relation) => relation),
    map: {
      labels: joinChoices(one.map.labels, other.map.labels),
      relations: { ...one.map.relations, ...other.map.relations },
    },
    // What goes with every portion may belong to none of one and to something in another.
    others: [...new Set([...one.others, ...other.others])].filter((name) => !known.has(name)),
    refused: [...one.refused, ...other.refused],
  }
}

type Choices = CorpusPreview["map"]["labels"]

function joinChoices(one: Choices, other: Choices): Choices {
  const joined = { ...one }
  for (const [name, choice] of Object.entries(other)) {
    const attributes = { ...(Object.hasOwn(one, name) ? one[name]?.attributes : {}), ...choice.attributes }
    joined[name] = Object.keys(attributes).length === 0 ? choice : { ...choice, attributes }
  }
  return joined
}

type Corpus = CorpusPreview["corpora"][number]

function joinCorpora(one: Corpus, other: Corpus): Corpus {
  return {
    ...one,
    files: [...new Set([...one.files, ...other.files])],
    articles: one.articles + other.articles,
    annotations: one.annotations + other.annotations,
    relations: one.relations + other.relations,
    offsetUnit: one.offsetUnit ?? other.offsetUnit,
    problems: [...one.problems, ...other.problems],
    problemCount: one.problemCount + other.problemCount,
  }
}

/** Counts of the same name added up, in the order of the names. */
function joinCounts<T extends { readonly name: string; readonly count: number }>(
  one: readonly T[],
  other: readonly T[],
  join: (before: T, more: T) => T,
): T[] {
  const byName = new Map(one.map((entry) => [entry.name, entry]))
  for (const entry of other) {
    const before = byName.get(entry.name)
    const count = (before?.count ?? 0) + entry.count
    byName.set(entry.name, before === undefined ? entry : { ...join(before, entry), count })
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
