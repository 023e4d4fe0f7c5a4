// What a measured page offers as `window.adapter`. Actions are done when the page shows them.

import type { WorkItem, Workload } from "./workload.ts"

export interface Adapter {
  readonly name: string
  open(text: string, annotations: readonly WorkItem[]): Promise<void>
  add(item: WorkItem): Promise<void> | void
  remove(id: string): Promise<void> | void
  select(id: string): Promise<void> | void
  type(offset: number, words: string): void
  /** Brings an offset into view. */
  reveal(offset: number): void
  /** Whether an annotation is drawn. */
  shown(id: string): boolean
  scroller(): Element | null
  /** What only an annotation tool has. */
  readonly tool?: {
    deselect(): void
    undo(): Promise<void>
    /** Finds words and puts the bar away again. */
    find(words: string): Promise<void>
    /** Shows the other places of an annotation's words, and puts them away again. */
    occurrences(id: string): Promise<void>
    /** Ends typing. */
    annotate(): void
    /** Whether every annotation in view is drawn. */
    drawn(): boolean
  }
}

declare global {
  interface Window {
    adapter: Adapter
    work: Workload
    /** The ids of annotations near the middle of the text. */
    near: readonly string[]
  }
}
