// Files of any annotated format, each read by the format that recognises it, a portion at a time: what lies in memory is
// a portion, and what breaks is one. Files that are named alike stay together; what speaks for all goes with each.

import { familyOf } from "../../domain/file-family.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import type { Format } from "../format.ts"
import type { InputFile, ReadCorpus, ReadProblem } from "../read.ts"
import { findFormat, formats, recognise } from "../registry.ts"
import { isCompanion, readCompanions } from "../support/companions.ts"

/** What files of one format hold. */
export interface FormatCorpus {
  /** The name of the format. */
  readonly format: string
  /** Names of the files that were read. */
  readonly files: readonly string[]
  /** Names of the files beside them that speak for all files of the format. */
  readonly shared: readonly string[]
  readonly corpus: ReadCorpus
}

export interface ReadCorpora {
  readonly corpora: readonly FormatCorpus[]
  /** Names of the files that are of no format. */
  readonly others: readonly string[]
}

/** Reading that has begun: files are recognised, none is read. */
export interface BegunReading {
  /** Names of the files that are of no format. */
  readonly others: readonly string[]
  /**
   * Reads the next portion each time it is asked.
   * @param progress told a format's name and the file's whenever reading has come further
   */
  portions(progress: (format: string, file: string) => void): Generator<FormatCorpus>
}

/**
 * Sorts files by the formats that read them. Fails only where `format` names none that is read.
 * @param format the format of all files, where it is not to be recognised
 */
export function beginReading(files: readonly InputFile[], format: string | undefined): Result<BegunReading> {
  const only = format === undefined ? undefined : findFormat(format)
  if (format !== undefined && only?.reading === undefined) {
    const known = formats.filter(({ reading }) => reading !== undefined).map(({ name }) => name)
    return fail("unknown-format", `Postil reads no format “${format}”. It reads: ${known.join(", ")}.`)
  }
  const { recognised, others } = recognise(files, only)
  return ok({
    others: others.map(({ name }) => name),
    *portions(progress) {
      for (const { format, files: claimed } of recognised) yield* portionsOf(format, claimed, progress)
    },
  })
}

/** Portions of the same format as one, in the order in which formats came first. */
export function joinPortions(portions: Iterable<FormatCorpus>): FormatCorpus[] {
  const byFormat = new Map<string, FormatCorpus[]>()
  for (const portion of portions) {
    const found = byFormat.get(portion.format)
    if (found === undefined) byFormat.set(portion.format, [portion])
    else found.push(portion)
  }
  return [...byFormat].map(([format, all]) => ({
    format,
    files: all.flatMap(({ files }) => files),
    shared: [...new Set(all.flatMap(({ shared }) => shared))],
    corpus: joinCorpora(all.map(({ corpus }) => corpus)),
  }))
}

function joinCorpora(all: readonly ReadCorpus[]): ReadCorpus {
  const problems = new Map<string, ReadProblem>()
  // What is wrong with a file that speaks for all is found again with each portion.
  for (const problem of all.flatMap((corpus) => corpus.problems))
    problems.set(`${problem.line} ${problem.file} ${problem.message}`, problem)
  const first = <Part>(part: (corpus: ReadCorpus) => Part | undefined) =>
    all.map(part).find((found) => found !== undefined)
  return {
    articles: all.flatMap(({ articles }) => articles),
    problems: [...problems.values()],
    offsetUnit: first(({ offsetUnit }) => offsetUnit),
    codebook: first(({ codebook }) => codebook),
    entities: first(({ entities }) => entities),
    creators: first(({ creators }) => creators),
  }
}

/** Bytes after which a portion ends. */
const PORTION = 2 * 1024 * 1024

function* portionsOf(
  { name: format, reading }: Format,
  claimed: readonly InputFile[],
  progress: (format: string, file: string) => void,
): Generator<FormatCorpus> {
  if (reading === undefined) return
  const isShared = (file: InputFile) => isCompanion(file) || reading.isShared?.(file) === true
  const shared = claimed.filter(isShared)
  const groups = inOrder(groupsOf(claimed.filter((file) => !isShared(file))), readCompanions(shared).files)
  const names = shared.map(({ name }) => name)
  const read = (files: readonly InputFile[]): FormatCorpus => ({
    ...{ format, files: files.map(({ name }) => name), shared: names },
    corpus: reading.read([...shared, ...files], (file) => progress(format, file)),
  })
  let portion: InputFile[] = []
  let size = 0
  for (const group of groups) {
    portion.push(...group)
    for (const { bytes } of group) size += bytes.length
    if (size < PORTION) continue
    yield read(portion)
    portion = []
    size = 0
  }
  if (portion.length > 0 || groups.length === 0) yield read(portion)
}

function groupsOf(files: readonly InputFile[]): (readonly InputFile[])[] {
  const groups = new Map<string, InputFile[]>()
  for (const file of files) {
    const family = familyOf(file.name)
    const group = groups.get(family)
    if (group === undefined) groups.set(family, [file])
    else group.push(file)
  }
  return [...groups.values()]
}

/** What Postil wrote in the order in which it did, before all else: folders list their files in another. */
function inOrder(
  groups: readonly (readonly InputFile[])[],
  written: readonly string[],
): (readonly InputFile[])[] {
  const places = new Map(written.map((name, place) => [name, place]))
  const placeOf = (group: readonly InputFile[]) =>
    Math.min(...group.map(({ name }) => places.get(name) ?? written.length))
  return groups
    .map((group) => ({ group, place: placeOf(group) }))
    .sort((one, other) => one.place - other.place)
    .map(({ group }) => group)
}
