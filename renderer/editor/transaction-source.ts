// Transactions that carry out operations decided elsewhere are told apart from what the analyst does in the text:
// they pass the lock, and they are not recorded as something new to undo.

import type { Transaction } from "prosemirror-state"

export type Source = "undo" | "redo" | "remote"

const SOURCE = "source"

export function setSource(tr: Transaction, source: Source): Transaction {
  return tr.setMeta(SOURCE, source)
}

/** Where a transaction comes from, or the one that it was appended to; undefined for what the analyst does. */
export function sourceOf(tr: Transaction): Source | undefined {
  const root: Transaction = tr.getMeta("appendedTransaction") ?? tr
  return root.getMeta(SOURCE)
}
