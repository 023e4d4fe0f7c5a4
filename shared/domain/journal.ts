// What a history tells of an article: who changed which annotation, from what to what, and how to take it back.

import type { Annotation } from "./annotation.ts"
import type { ArticleOperation } from "./operation.ts"
import type { RecordOperation } from "./project.ts"

export interface JournalEntry {
  readonly sequence: number
  readonly time: string
  readonly creator: string
  readonly annotations: readonly AnnotationChange[]
  /** Whether the text changed. */
  readonly text: boolean
  /** Whether title, publisher and the like, or the article's progress changed. */
  readonly details: boolean
}

export interface AnnotationChange {
  readonly id: string
  /** `null` where the change made it. */
  readonly before: Annotation | null
  /** `null` where the change removed it. */
  readonly after: Annotation | null
  /** The words it marked, at the time. */
  readonly quote: string
}

/** The changes of one call, and the operations that take them back when everything later is taken back already. */
export interface UndoableChange {
  readonly sequence: number
  readonly operations: readonly ArticleOperation[]
  /** Set where the change was one of registry or codebook, made while the article was at hand: what takes it back. */
  readonly records?: readonly RecordOperation[]
  /** Set where the change was a newer version of the text. */
  readonly revises?: true
}

/** Why a backup was made. */
export type BackupReason = "regular" | "before-import" | "before-restore" | "before-migration"
