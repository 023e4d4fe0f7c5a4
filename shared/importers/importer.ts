// What an importer is: bytes of one file in, articles out, with what there is to remark. Importers are pure; what
// needs a DOM or Node is done by the tools they are given.

import type { Node } from "prosemirror-model"
import type { Metadata, MetadataOffer, Source } from "../domain/article.ts"
import type { Result } from "../domain/result.ts"
import type { Tools } from "./tools.ts"

export interface ImportInput {
  /** The name of the file. What precedes the last slash is ignored. */
  readonly name: string
  readonly bytes: Uint8Array
  /** What the analyst chose instead of what would be guessed. */
  readonly choices?: ImportChoices | undefined
}

interface ImportChoices {
  /** The encoding of the text, by its WHATWG label. */
  readonly encoding?: string | undefined
  /** In a table or JSON Lines, the column that holds the articles' text. */
  readonly textColumn?: string | undefined
  /** Of HTML: it is a piece that somebody copied, so that all of it is wanted. */
  readonly fragment?: boolean | undefined
}

export interface Remark {
  readonly code: string
  readonly message: string
  /** Counted from 1. */
  readonly line?: number | undefined
}

/** An article before it has an id. */
export interface ArticleDraft {
  readonly metadata: Metadata
  readonly offers: readonly MetadataOffer[]
  readonly document: Node
  readonly source: Source
  readonly remarks: readonly Remark[]
  /** Where one file holds several articles: the bytes of the file that are this one's, half-open. */
  readonly part?: { readonly start: number; readonly end: number } | undefined
  /** Of a table: its columns, and the one that the text was taken from. */
  readonly columns?: readonly string[] | undefined
  readonly textColumn?: string | undefined
}

export interface Importer {
  readonly name: string
  /** File name endings without the dot, lower case. */
  readonly endings: readonly string[]
  /** Whether the first bytes of a file can only be this. The content decides before the ending does. */
  recognises?(head: Uint8Array): boolean
  /** At least one article. Fails with words that name the file; never throws, whatever the bytes. */
  read(input: ImportInput, tools: Tools): Promise<Result<readonly ArticleDraft[]>>
}
