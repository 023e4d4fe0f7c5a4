// What an importer is: bytes of one file in, one article out, with what there is to remark.

import type { Node } from "prosemirror-model"
import type { Metadata, MetadataOffer, Source } from "../domain/article.ts"
import type { Result } from "../domain/result.ts"

export interface ImportInput {
  /** The name of the file, without folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** An article before it has an id. */
export interface ArticleDraft {
  readonly metadata: Metadata
  readonly offers: readonly MetadataOffer[]
  readonly document: Node
  readonly source: Source
  readonly remarks: readonly { readonly code: string; readonly message: string; readonly line?: number }[]
}

export interface Importer {
  readonly name: string
  /** File name endings without the dot, lower case. */
  readonly endings: readonly string[]
  /** Fails with `not-text`, `empty-file` or `too-large`. */
  read(input: ImportInput): Result<ArticleDraft>
}
