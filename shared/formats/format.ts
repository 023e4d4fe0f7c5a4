// What a format is: how a project is written as files, and, where other tools' files are to be had, how they are read.
// Both are pure. Folders beside this file hold one format each; `registry.ts` names them. What a reader yields is
// in the other tool's words (`ReadCorpus`); a `LabelMap` says what they are in a project.

import type { Article } from "../domain/article.ts"
import type { Loss } from "../domain/loss.ts"
import type { Project } from "../domain/project.ts"
import type { RowFingerprints } from "./evidence/fingerprints.ts"
import type { InputFile, ReadCorpus, ReadingProgress } from "./read.ts"

/** What a format writes: articles in the project's order, with what they refer to. */
export interface ProjectSlice {
  readonly project: Project
  readonly articles: Iterable<Article>
}

/** A file, or a piece of one: pieces of the same name follow each other in the file. */
export interface WrittenFile {
  /** Relative, with `/` between folders, safe on every platform. */
  readonly name: string
  readonly content: string | Uint8Array
}

/** Writes one project, an article at a time, so that many of them are never in memory together. */
export interface FormatWriter {
  /** Writes the next article. @returns what of the files is ready; to be consumed before the next call. */
  article(article: Article): Iterable<WrittenFile>
  /** Ends what is open, after the last article. */
  end(): Iterable<WrittenFile>
  /** Of a format whose files are tables, their rows, after `end`: what each was, to be known again when it is touched. */
  rows?(): Iterable<TableRows>
  /** What the format could not hold of what it was given so far: everything, after `end`. None with a count of 0. */
  losses(): readonly Loss[]
}

/** The rows of one table that was written. */
export interface TableRows {
  readonly file: string
  /** The table's name, in a file of several. */
  readonly sheet?: string | undefined
  readonly fingerprints: RowFingerprints
}

/** Something that the analyst may choose of how a format is written. */
export interface FormatOption {
  /** As in `OptionValues` and on the command line. */
  readonly name: string
  readonly title: string
  /** The first is taken where nothing is chosen. */
  choices(project: Project): readonly { readonly value: string; readonly title: string }[]
}

/** Values by the name of the option. What an option does not know is as good as absent. */
export type OptionValues = Readonly<Record<string, string>>

export interface Format {
  /** As on the command line: `postil-json`, `w3c`. */
  readonly name: string
  readonly title: string
  /** One line: which tools read it. */
  readonly readers: string
  /** Set where the format keeps everything. */
  readonly lossless?: boolean
  readonly options?: readonly FormatOption[]
  /** Begins to write a project. The same articles in the same order give the same bytes: stable order, no clock. */
  writer(project: Project, options: OptionValues): FormatWriter
  /** Reading; absent where the format is only written. */
  readonly reading?: FormatReading
}

export interface FormatReading {
  /**
   * Picks from files those that are of this format, companions such as texts and settings included, by their content
   * first of all. Never throws, whatever the bytes.
   */
  claim(files: readonly InputFile[]): readonly InputFile[]
  /**
   * Whether a file, of those that `claim` picked, speaks for all of them rather than for a text of its own. Where absent,
   * only Postil's own companions do.
   */
  isShared?(file: InputFile): boolean
  /**
   * Reads files that `claim` picked, or that somebody says are of this format. Never throws, whatever the bytes: what is
   * wrong is among the problems, and the rest is read.
   */
  read(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus
}

/** Writes a slice into whole files, in the order in which they were begun. For few articles: all of it is in memory. */
export function writeFiles(
  format: Format,
  slice: ProjectSlice,
  options: OptionValues = {},
): { readonly files: readonly WrittenFile[]; readonly losses: readonly Loss[] } {
  const writer = format.writer(slice.project, options)
  const pieces = new Map<string, WrittenFile["content"][]>()
  const take = (written: Iterable<WrittenFile>) => {
    for (const { name, content } of written) {
      const earlier = pieces.get(name)
      if (earlier === undefined) pieces.set(name, [content])
      else earlier.push(content)
    }
  }
  for (const article of slice.articles) take(writer.article(article))
  take(writer.end())
  const files = [...pieces].map(([name, contents]) => ({ name, content: joined(contents) }))
  return { files, losses: writer.losses() }
}

function joined(contents: readonly WrittenFile["content"][]): string | Uint8Array {
  const [only] = contents
  if (only !== undefined && contents.length === 1) return only
  const texts = contents.filter((content) => typeof content === "string")
  if (texts.length === contents.length) return texts.join("")
  const encoder = new TextEncoder()
  const parts = contents.map((content) => (typeof content === "string" ? encoder.encode(content) : content))
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
