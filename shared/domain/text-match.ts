// What two versions of a text have in common: which stretches of the one stand in the other, and where. Lines are
// compared first, then the sentences of lines that differ, then the words of sentences that are versions of each other:
// a word is never matched with one in a sentence that says something else, however alike the words are. What stands
// between anchors is compared by jsdiff (Myers). What was carried elsewhere is found only where there is no doubt: whole sentences that
// each text has once.

import { diffArrays } from "diff"
import { anchorsOf } from "./anchors.ts"
import type { Places } from "./places.ts"
import type { Steps } from "./steps.ts"
import { linesOf, sentencesOf, type Unit, weightOf, wordsOf } from "./text-units.ts"

/** `before.slice(from, from + length)` stands in the text after, letter for letter, at `to`. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly length: number
  /** Whether it stands among other things than before: its order in the text changed. */
  readonly moved: boolean
}

/** Stretches that both texts have, ascending by `from`; none overlaps another in either text. Found step by step. */
export function* matchTexts(before: Places, after: Places): Steps<Match[]> {
  const comparison = new Comparison(before, after)
  const whole = { from: 0, fromEnd: before.text.length, to: 0, toEnd: after.text.length }
  yield* comparison.compareLines(whole)
  return yield* comparison.result()
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

  compareLines(whole: Gap): Steps {
    return this.align(whole, linesOf, (gap) => this.compareSentences(gap))
  }

  *result(): Steps<Match[]> {
    const moved = yield* this.movedSentences()
    yield
    const matches = [...this.matches, ...moved].sort((a, b) => a.from - b.from)
    return joined(matches, this.before, this.after)
  }

  private compareSentences(gap: Gap): Steps {
    return this.align(gap, sentencesOf, (inner) => this.compareRewritten(inner))
  }

  /** Sentences with no twin: those alike are taken for versions of each other, in the order of both texts. */
  private *compareRewritten(gap: Gap): Steps {
    const old = yield* all(sentencesOf(this.before, gap.from, gap.fromEnd))
    const made = yield* all(sentencesOf(this.after, gap.to, gap.toEnd))
    yield* this.between(gap, yield* likePairs(old, made), (inner) => this.leave(inner))
  }

  private leave(gap: Gap): undefined {
    this.left.push(gap)
  }

  private *align(gap: Gap, split: Split, compareFiner: HandOn): Steps {
    const old = yield* all(split(this.before, gap.from, gap.fromEnd))
    const made = yield* all(split(this.after, gap.to, gap.toEnd))
    if (old.length === 0 || made.length === 0) this.left.push(gap)
    else yield* this.between(gap, yield* alignedPairs(old, made), compareFiner)
  }

  /** Matches pairs of units, and hands on what lies between them. */
  private *between(gap: Gap, pairs: readonly Pair[], handOn: HandOn): Steps {
    let { from, to } = gap
    const holdsText = (fromEnd: number, toEnd: number) =>
      /\S/.test(this.before.slice(from, fromEnd)) || /\S/.test(this.after.slice(to, toEnd))
    for (const [one, other] of pairs) {
      if (holdsText(one.start, other.start))
        yield* handOn({ from, fromEnd: one.start, to, toEnd: other.start }) ?? []
      this.match(one, other)
      yield
      from = one.end
      to = other.end
    }
    const { fromEnd, toEnd } = gap
    if (holdsText(fromEnd, toEnd)) yield* handOn({ from, fromEnd, to, toEnd }) ?? []
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

  private *movedSentences(): Steps<Match[]> {
    const made = new Map<string, Unit>()
    for (const { to, toEnd } of this.left)
      for (const unit of yield* all(sentencesOf(this.after, to, toEnd))) made.set(unit.text, unit)
    const matches: Match[] = []
    for (const { from, fromEnd } of made.size === 0 ? [] : this.left) {
      for (const unit of yield* all(sentencesOf(this.before, from, fromEnd))) {
        const twin = made.get(unit.text)
        if (twin === undefined || weightOf(unit.text) < SHORTEST_MOVED) continue
        if (!this.places.every((places) => places.once(unit.text))) continue
        matches.push({ from: unit.start, to: twin.start, length: unit.text.length, moved: true })
      }
    }
    return matches
  }
}

type Split = (text: string, start: number, end: number) => Iterable<Unit>
type HandOn = (gap: Gap) => Steps | undefined
type Pair = readonly [Unit, Unit]

/** What is made of a long text one by one. */
function* all(units: Iterable<Unit>): Steps<Unit[]> {
  const list: Unit[] = []
  for (const unit of units) {
    list.push(unit)
    if (list.length % 20 === 0) yield
  }
  return list
}

/** Lines or sentences of both lists that say the same, in the order of both. */
function* alignedPairs(old: readonly Unit[], made: readonly Unit[]): Steps<Pair[]> {
  const anchors = anchorsOf(
    old.map(({ gist }) => gist),
    made.map(({ gist }) => gist),
  )
  const pairs: Pair[] = []
  let [from, to] = [0, 0]
  for (const [index, there] of [...anchors, [old.length, made.length] as const]) {
    for (const pair of samePairs(old.slice(from, index), made.slice(to, there))) pairs.push(pair)
    yield
    const [one, other] = [old[index], made[there]]
    if (one !== undefined && other !== undefined) pairs.push([one, other])
    from = index + 1
    to = there + 1
  }
  return pairs
}

/** Units that are the same, with as few as possible left over; none where too many would be. */
function samePairs(old: readonly Unit[], made: readonly Unit[]): Pair[] {
  if (old.length === 0 || made.length === 0) return []
  const changes = diffArrays(
    old.map(({ gist }) => gist),
    made.map(({ gist }) => gist),
    { maxEditLength: MOST_CHANGES },
  )
  const pairs: Pair[] = []
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
function* likePairs(old: readonly Unit[], made: readonly Unit[]): Steps<Pair[]> {
  const parts = Math.max(1, Math.ceil(Math.sqrt((old.length * made.length) / MOST_PAIRS)))
  const part = (units: readonly Unit[], index: number) =>
    units.slice(Math.floor((units.length * index) / parts), Math.floor((units.length * (index + 1)) / parts))
  const pairs: Pair[] = []
  for (let index = 0; index < parts; index++) {
    pairs.push(...likePairsOf(part(old, index), part(made, index)))
    yield
  }
  return pairs
}

function likePairsOf(old: readonly Unit[], made: readonly Unit[]): Pair[] {
  const numbers = new Map<string, number>()
  const oldWords = old.map((unit) => sortedWords(unit, numbers))
  const madeWords = made.map((unit) => sortedWords(unit, numbers))
  const width = made.length + 1
  // What can be had from the sentences from here on, and how alike the two here are.
  const best = new Float64Array((old.length + 1) * width)
  const likeness = new Float64Array(old.length * width)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = made.length - 1; column >= 0; column--) {
      const like = alike(oldWords[row] ?? none, madeWords[column] ?? none)
      const skip = Math.max(at(row + 1, column), at(row, column + 1))
      likeness[row * width + column] = like
      best[row * width + column] = like < ALIKE ? skip : Math.max(skip, like + at(row + 1, column + 1))
    }
  }
  const pairs: Pair[] = []
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

const none = new Int32Array()

/** The words of a sentence, each as a number that it gets when it is first met. */
function sortedWords({ gist }: Unit, numbers: Map<string, number>): Int32Array {
  return Int32Array.from(gist.match(WORD) ?? [], (word) => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }).sort()
}

/** Twice the words in common, by all words of both. */
function alike(words: Int32Array, other: Int32Array): number {
  const all = words.length + other.length
  if ((2 * Math.min(words.length, other.length)) / all < ALIKE) return 0
  let common = 0
  for (let one = 0, two = 0; one < words.length && two < other.length; ) {
    const difference = (words[one] ?? 0) - (other[two] ?? 0)
    if (difference === 0) common++
    if (difference <= 0) one++
    if (difference >= 0) two++
  }
  return (2 * common) / all
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
