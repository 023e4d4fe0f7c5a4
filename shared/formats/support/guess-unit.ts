// What a file counts offsets in that quotes nothing. Marks made by people begin and end at words: the unit in which
// most of them do is the likely one.

import type { OffsetUnit } from "../read.ts"
import { offsetConverter, type TextUnit } from "./offsets.ts"

export interface UnquotedText {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

/** Of units that do equally well, the earlier in `preferred`. Undefined where there is nothing to tell by. */
export function guessUnit(
  texts: readonly UnquotedText[],
  preferred: readonly TextUnit[],
): TextUnit | undefined {
  // Where every character is one of each unit, all of them do equally well.
  const telling = texts.filter(({ text, spans }) => spans.length > 0 && isTelling(text))
  if (telling.length === 0) return preferred[0]
  let best = preferred[0]
  let most = -1
  for (const unit of preferred) {
    let fitting = 0
    for (const { text, spans } of telling) {
      const convert = offsetConverter(text, unit)
      for (const { start, end } of spans) {
        const [from, until] = [convert(start), convert(end)]
        if (from === undefined || until === undefined || from >= until) continue
        if (isEdge(text, from)) fitting++
        if (isEdge(text, until)) fitting++
        if (/^\S/u.test(text.slice(from, from + 2))) fitting++
        if (/\S$/u.test(text.slice(from, until))) fitting++
      }
    }
    if (fitting > most) {
      most = fitting
      best = unit
    }
  }
  return best
}

/** Whether units differ in a text. */
export function isTelling(text: string): boolean {
  return UNEQUAL.test(text)
}

/** Whether a word begins or ends at an offset. */
function isEdge(text: string, at: number): boolean {
  return !(WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at)))
}

const WORD = /[\p{L}\p{N}\p{M}\p{Cs}\u200d]/u
/** Characters that some units count as more or less than one. */
const UNEQUAL = /[\ud800-\udfff]|\p{M}|\u200d|\r\n/u

/** The unit that most files of a corpus count in. */
export function mostCommon(units: readonly (OffsetUnit | undefined)[]): OffsetUnit | undefined {
  const counts = new Map<OffsetUnit, number>()
  for (const unit of units) if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0]
}
