// What a format is: a pure pair of functions over a slice of a project. Folders beside this file hold one
// format each; `registry.ts` names them.

import type { Article } from "../domain/article.ts"
import type { Loss } from "../domain/loss.ts"
import type { Project } from "../domain/project.ts"

/** What a format writes: articles in the project's order, with what they refer to. */
export interface ProjectSlice {
  readonly project: Project
  readonly articles: readonly Article[]
}

export interface WrittenFile {
  /** Relative, with `/` between folders, safe on every platform. */
  readonly name: string
  readonly content: string
}

export interface Format {
  /** As on the command line: `postil-json`, `w3c`. */
  readonly name: string
  readonly title: string
  /** One line: which tools read it. */
  readonly readers: string
  /** Set where the format keeps everything. */
  readonly lossless?: boolean
  /** The same slice gives the same bytes: stable order, no clock. */
  write(slice: ProjectSlice): { readonly files: readonly WrittenFile[]; readonly losses: readonly Loss[] }
}
