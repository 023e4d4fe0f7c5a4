// What two versions of a text have in common: which stretches of the one stand in the other, and where. Lines are
// compared first, then the sentences of lines that differ, then the words of sentences that are versions of each other:
// a word is never matched with one in a sentence that says something else, however alike the words are. What stands
// between anchors is compared by jsdiff (Myers). What was carried elsewhere is found only where there is no doubt: whole sentences that
// each text has once.

import { diffArrays } from "diff"
import { anchorsOf } from "./anchors.ts"
import type { Places } from "./places.ts"
import { linesOf, sentencesOf, type Unit, weightOf, wordsOf } from "./text-units.ts"

/** `before.slice(from, from + length)` stands in the text after, letter for letter, at `to`. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly length: number
  /** Whether it stands among other things than before: its order in the text changed. */
  readonly moved: boolean
}

/** Stretches that both texts have, ascending by `from`; none overlaps another in either text. */
export function matchTexts(before: Places, after: Places): Match[] {
  const comparison = new Comparison(before, after)
  const whole = { from: 0, fromEnd: before.text.length, to: 0, toEnd: after.text.length }
  comparison.compareLines(whole)
  return comparison.result()
}

/** More changes than this between two lists of lines, sentences or words, and they count as different altogether. */
const MOST_CHANGES = 1000
/** The share of words from which two sentences are versions of each other. */
const ALIKE = 0.5
/** Pairs of sentences that are compared with each other at most, where a passage was rewritten. */
const MOST_PAIRS = 40_000
/** A word of a gist; of scripts without spaces between words, a character. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[^ \p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu
/** Letters in a sentence that can be recognised in another place. */
const SHORTEST_MOVED = 16

/** Stretches of both texts between two that they have in common. */
interface Gap {
  readonly from: number
  readonly fromEnd: number
  readonly to: number
  readonly toEnd: number
}

class Comparison {
  private readonly before: string
  private readonly after: string
  private readonly places: readonly [Places, Places]
  private readonly matches: Match[] = []
  /** What of both texts has no match. */
  private readonly left: Gap[] = []

  constructor(before: Places, after: Places) {
    this.before = before.text
    this.after = after.text
    this.places = [before, after]
  }

  compareLines(whole: Gap): void {
    this.align(whole, linesOf, (gap) => this.compareSentences(gap))
  }

  result(): Match[] {
    const matches = [...this.matches, ...this.movedSentences()].sort((a, b) => a.from - b.from)
    return joined(matches, this.before, this.after)
  }

  private compareSentences(gap: Gap): void {
    this.align(gap, sentencesOf, (inner) => this.compareRewritten(inner))
  }

  /** Sentences with no twin: those alike are taken for versions of each other, in the order of both texts. */
  private compareRewritten(gap: Gap): void {
    const old = sentencesOf(this.before, gap.from, gap.fromEnd)
    const made = sentencesOf(this.after, gap.to, gap.toEnd)
    this.between(gap, likePairs(old, made), (inner) => this.left.push(inner))
  }

  private align(gap: Gap, split: Split, compareFiner: (gap: Gap) => void): void {
    const old = split(this.before, gap.from, gap.fromEnd)
    const made = split(this.after, gap.to, gap.toEnd)
    if (old.length === 0 || made.length === 0) this.left.push(gap)
    else this.between(gap, alignedPairs(old, made), compareFiner)
  }

  /** Matches pairs of units, and hands on what lies between them. */
  private between(gap: Gap, pairs: readonly (readonly [Unit, Unit])[], handOn: (gap: Gap) => void): void {
    let { from, to } = gap
    const upTo = (fromEnd: number, toEnd: number) => {
      if (holdsText(this.before, from, fromEnd) || holdsText(this.after, to, toEnd))
        handOn({ from, fromEnd, to, toEnd })
    }
    for (const [one, other] of pairs) {
      upTo(one.start, other.start)
      this.match(one, other)
      from = one.end
      to = other.end
    }
    upTo(gap.fromEnd, gap.toEnd)
  }

  private match(one: Unit, other: Unit): void {
    if (one.text === other.text) {
      this.matches.push({ from: one.start, to: other.start, length: one.text.length, moved: false })
      return
    }
    const words = wordsOf(this.before, one.start, one.end)
    for (const [word, same] of samePairs(words, wordsOf(this.after, other.start, other.end)))
      this.matches.push({ from: word.start, to: same.start, length: word.text.length, moved: false })
  }

  private movedSentences(): Match[] {
    const made = new Map<string, Unit>()
    for (const { to, toEnd } of this.left)
      for (const unit of sentencesOf(this.after, to, toEnd)) made.set(unit.text, unit)
    const matches: Match[] = []
    for (const { from, fromEnd } of made.size === 0 ? [] : this.left) {
      for (const unit of sentencesOf(this.before, from, fromEnd)) {
        const twin = made.get(unit.text)
        if (twin === undefined || weightOf(unit.text) < SHORTEST_MOVED) continue
        if (!this.places.every((places) => places.once(unit.text))) continue
        matches.push({ from: unit.start, to: twin.start, length: unit.text.length, moved: true })
      }
    }
    return matches
  }
}

type Split = (text: string, start: number, end: number) => Unit[]

function holdsText(text: string, start: number, end: number): boolean {
  return /\S/.test(text.slice(start, end))
}

/** Lines or sentences of both lists that say the same, in the order of both. */
function alignedPairs(old: readonly Unit[], made: readonly Unit[]): (readonly [Unit, Unit])[] {
  const anchors = anchorsOf(
    old.map(({ gist }) => gist),
    made.map(({ gist }) => gist),
  )
  const pairs: (readonly [Unit, Unit])[] = []
  let [from, to] = [0, 0]
  for (const [index, there] of [...anchors, [old.length, made.length] as const]) {
    pairs.push(...samePairs(old.slice(from, index), made.slice(to, there)))
    const [one, other] = [old[index], made[there]]
    if (one !== undefined && other !== undefined) pairs.push([one, other])
    from = index + 1
    to = there + 1
  }
  return pairs
}

/** Units that are the same, with as few as possible left over; none where too many would be. */
function samePairs(old: readonly Unit[], made: readonly Unit[]): (readonly [Unit, Unit])[] {
  if (old.length === 0 || made.length === 0) return []
  const changes = diffArrays(
    old.map(({ gist }) => gist),
    made.map(({ gist }) => gist),
    { maxEditLength: MOST_CHANGES },
  )
  const pairs: (readonly [Unit, Unit])[] = []
  let [at, there] = [0, 0]
  for (const { added, removed, count } of changes ?? []) {
    for (let index = 0; !added && !removed && index < count; index++) {
      const [one, other] = [old[at + index], made[there + index]]
      if (one !== undefined && other !== undefined) pairs.push([one, other])
    }
    if (!added) at += count
    if (!removed) there += count
  }
  return pairs
}

/** The pairs that are most alike in sum, in the order of both lists. Long lists are compared part by part. */
function likePairs(old: readonly Unit[], made: readonly Unit[]): (readonly [Unit, Unit])[] {
  const parts = Math.ceil(Math.sqrt((old.length * made.length) / MOST_PAIRS))
  if (parts <= 1) return likePairsOf(old, made)
  const part = (units: readonly Unit[], index: number) =>
    units.slice(Math.floor((units.length * index) / parts), Math.floor((units.length * (index + 1)) / parts))
  return Array.from({ length: parts }, (_, index) => likePairsOf(part(old, index), part(made, index))).flat()
}

function likePairsOf(old: readonly Unit[], made: readonly Unit[]): (readonly [Unit, Unit])[] {
  const oldWords = old.map(({ gist }) => gist.match(WORD) ?? [])
  const madeWords = made.map(({ gist }) => countsOf(gist.match(WORD) ?? []))
  const width = made.length + 1
  // What can be had from the sentences from here on, and how alike the two here are.
  const best = new Float64Array((old.length + 1) * width)
  const likeness = new Float64Array(old.length * width)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = made.length - 1; column >= 0; column--) {
      const like = alike(oldWords[row] ?? [], madeWords[column])
      const skip = Math.max(at(row + 1, column), at(row, column + 1))
      likeness[row * width + column] = like
      best[row * width + column] = like < ALIKE ? skip : Math.max(skip, like + at(row + 1, column + 1))
    }
  }
  const pairs: (readonly [Unit, Unit])[] = []
  for (let row = 0, column = 0; row < old.length && column < made.length; ) {
    const like = likeness[row * width + column] ?? 0
    const [one, other] = [old[row], made[column]]
    const paired = like >= ALIKE && at(row, column) === like + at(row + 1, column + 1)
    if (paired && one !== undefined && other !== undefined) {
      pairs.push([one, other])
      row++
      column++
    } else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return pairs
}

interface Counts {
  readonly size: number
  readonly counts: ReadonlyMap<string, number>
}

function countsOf(words: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { size: words.length, counts }
}

/** Twice the words in common, by all words of both. */
function alike(words: readonly string[], other: Counts | undefined): number {
  if (other === undefined) return 0
  const most = (2 * Math.min(words.length, other.size)) / (words.length + other.size)
  if (most < ALIKE) return 0
  const seen = new Map<string, number>()
  let common = 0
  for (const word of words) {
    const times = (seen.get(word) ?? 0) + 1
    seen.set(word, times)
    if (times <= (other.counts.get(word) ?? 0)) common++
  }
  return (2 * common) / (words.length + other.size)
}

/** Matches that follow each other in both texts, be it after the same space, made one. */
function joined(matches: readonly Match[], before: string, after: string): Match[] {
  const result: Match[] = []
  for (const match of matches) {
    const last = result.at(-1)
    if (last !== undefined && last.moved === match.moved) {
      const between = before.slice(last.from + last.length, match.from)
      const gap = match.to - last.to - last.length
      if (
        gap === between.length &&
        between.trim() === "" &&
        after.slice(last.to + last.length, match.to) === between
      ) {
        result[result.length - 1] = { ...last, length: last.length + between.length + match.length }
        continue
      }
    }
    result.push(match)
  }
  return result
}
