// What a reader yields: texts with the annotations of another tool, in that tool's words. Offsets are converted to
// UTF-16 units of the text by the time they are here. What the words mean in a project is not decided here.

import type { Annotation } from "../domain/annotation.ts"
import type { ArticleJson, Metadata } from "../domain/article.ts"
import type { Codebook } from "../domain/codebook.ts"
import type { Entity } from "../domain/entity.ts"
import type { Creator } from "../domain/project.ts"
import type { Relation } from "../domain/relation.ts"

/** A file to be read, with others that may belong to it. */
export interface InputFile {
  /** Relative to what was chosen, with `/` between folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Told a file's name when reading begins that file, and whenever it has come further in it. */
export type ReadingProgress = (file: string) => void

export interface ReadCorpus {
  readonly articles: readonly ReadArticle[]
  readonly problems: readonly ReadProblem[]
  /** What the files count offsets in, where their quotes showed it. */
  readonly offsetUnit?: OffsetUnit | undefined
  /** Where Postil wrote the files: the codebook and registry that they speak of. */
  readonly codebook?: Codebook | undefined
  readonly entities?: readonly Entity[] | undefined
  /** Where Postil wrote the files: the analysts whose work it is. */
  readonly creators?: readonly Creator[] | undefined
}

export type OffsetUnit = "code-points" | "utf-16" | "bytes" | "graphemes" | "tokens"

/** Something wrong with a file. What it is about was left out or mended, as the message says; the rest was read. */
export interface ReadProblem {
  /** The name of the file as it was given. */
  readonly file: string
  /** Counted from 1. */
  readonly line?: number | undefined
  readonly message: string
}

export interface ReadArticle {
  /** The file that stands for the article in problems and titles. */
  readonly file: string
  /**
   * Where the article stands in what was read, the same whenever it is read again: the file's name, with the article's
   * own id or number in it where it holds several. No two articles of a corpus have the same.
   */
  readonly key: string
  /** As the file has it, line ends included; offsets count into this. Without byte order mark. */
  readonly text: string
  readonly metadata: Partial<Metadata>
  readonly annotations: readonly ReadAnnotation[]
  readonly relations: readonly ReadRelation[]
  /** The bytes to keep as the article's source; the text's own where absent. */
  readonly source?: InputFile | undefined
  /** Where Postil wrote the file: the article's id, and the article itself where all of it is there. */
  readonly id?: string | undefined
  readonly json?: ArticleJson | undefined
  /** Set where Postil wrote the file and said of annotations, one by one, only which whole words of a line they have. */
  readonly inWholeWords?: boolean | undefined
}

export interface ReadAnnotation {
  /** Names it within the article, the same whenever it is read again: `T1`. */
  readonly key: string
  /** What the other tool calls its kind. */
  readonly label: string
  /** Half-open, UTF-16, into the article's text; at least one, none empty. May overlap or be out of order. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  /** By name: what the other tool knows about it. */
  readonly attributes?: Readonly<Record<string, ReadValue>> | undefined
  readonly note?: string | undefined
  /** Where Postil wrote the file: everything but its place, which the format says in its own way. */
  readonly record?: AnnotationRecord | undefined
}

/** An annotation without what the format itself says: where it is. */
export type AnnotationRecord = Omit<Annotation, "spans">

export type ReadValue = string | number | boolean | readonly string[] | ReadReference

/** Points to other annotations of the same article, by their keys. */
export interface ReadReference {
  readonly to: readonly string[]
}

export interface ReadRelation {
  readonly key: string
  /** What the other tool calls it. */
  readonly label: string
  /** Keys of annotations of the same article. */
  readonly from: string
  readonly to: string
  readonly attributes?: Readonly<Record<string, ReadValue>> | undefined
  readonly note?: string | undefined
  readonly record?: Relation | undefined
}
