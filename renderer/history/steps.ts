// What a journal of an article says of single annotations.

import type { AnnotationChange, JournalEntry } from "../../shared/domain/journal.ts"

/** One change of one annotation. */
export interface Step extends Pick<JournalEntry, "sequence" | "time" | "creator"> {
  readonly change: AnnotationChange
}

/** What happened to an annotation, the newest first. */
export function stepsOf(journal: readonly JournalEntry[], annotation: string): Step[] {
  return journal
    .flatMap(({ sequence, time, creator, annotations }) =>
      annotations
        .filter(({ id }) => id === annotation)
        .map((change) => ({ sequence, time, creator, change })),
    )
    .reverse()
}

/** What was removed and is not there now, as it was last; the newest first. @param present ids that are there */
export function withdrawn(journal: readonly JournalEntry[], present: ReadonlySet<string>): Step[] {
  const last = new Map<string, Step>()
  for (const { sequence, time, creator, annotations } of journal)
    for (const change of annotations) {
      last.delete(change.id)
      if (change.after === null && !present.has(change.id))
        last.set(change.id, { sequence, time, creator, change })
    }
  return [...last.values()].reverse()
}
