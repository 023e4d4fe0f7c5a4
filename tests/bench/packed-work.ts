// A text and its annotations on their way to the host's worker, in a form that costs the page next to nothing: in the
// app they come from the disk, and what is measured is opening them.

import type { WorkItem } from "./workload.ts"

export interface Packed {
  readonly text: string
  /** Ids and labels with spaces between them. */
  readonly ids: string
  readonly labels: string
  /** Start and end of each. */
  readonly places: Uint32Array
}

export function packed(text: string, annotations: readonly WorkItem[]): Packed {
  const places = new Uint32Array(2 * annotations.length)
  let at = 0
  for (const { start, end } of annotations) {
    places[at++] = start
    places[at++] = end
  }
  return {
    text,
    ids: annotations.map(({ id }) => id).join(" "),
    labels: annotations.map(({ label }) => label).join(" "),
    places,
  }
}

export function unpacked({ ids, labels, places }: Packed): WorkItem[] {
  const kinds = labels.split(" ") as WorkItem["label"][]
  return ids.split(" ").map((id, index) => ({
    id,
    start: places[2 * index] ?? 0,
    end: places[2 * index + 1] ?? 0,
    label: kinds[index] ?? "event",
  }))
}
