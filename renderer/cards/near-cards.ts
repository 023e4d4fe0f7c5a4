// Which cards take part in the layout. Far from the view they cannot matter, and there may be tens of thousands;
// but the choice must not follow the scroll position pixel by pixel, or cards would move while scrolling. So the
// text is cut into bands, and whole bands take part: those in view and some on either side.

import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"

/** UTF-16 code units in a band: about a screen of text. */
export const BAND = 2048
/**
 * Bands before and after those in view that take part. More would hardly move a card where cards have room, would let
 * them drift farther from their lines where they have none, and every card that takes part is one more line to measure.
 */
const REACH = 1

/**
 * The part `[from, to)` of a list in reading order to lay out when annotations that begin at the offsets
 * `first` to `last` are in view. Stable: it changes only when the view enters another band.
 */
export function nearRange(
  annotations: readonly Annotation[],
  first: number,
  last: number,
): { readonly from: number; readonly to: number } {
  const begin = (Math.floor(first / BAND) - REACH) * BAND
  const end = (Math.floor(last / BAND) + REACH + 1) * BAND
  return { from: countBefore(annotations, begin), to: countBefore(annotations, end) }
}

/** How many annotations of a list in reading order begin before an offset. */
function countBefore(annotations: readonly Annotation[], offset: number): number {
  let low = 0
  let high = annotations.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const annotation = annotations[middle]
    if (annotation !== undefined && extentOf(annotation).start < offset) low = middle + 1
    else high = middle
  }
  return low
}
