// Where a stretch of a text is in another version of the text, or that nobody can tell. Doubt counts as “nobody can
// tell”: where the words stood in two places of which only one is left, the one that is left need not be theirs.

import { gapsBetween, Occurrences } from "./occurrences.ts"
import { Places } from "./places.ts"
import type { Steps } from "./steps.ts"
import { type Match, matchTexts } from "./text-match.ts"
import { weightOf } from "./text-units.ts"
import { WordCounts } from "./word-counts.ts"

/** A stretch in the text after. `[start, end)` in UTF-16 code units. */
export interface Place {
  readonly start: number
  readonly end: number
  /** Whether it reads as before. */
  readonly same: boolean
  /** Whether it stands among other things than before. */
  readonly moved: boolean
}

export class Passages {
  private readonly before: string
  private readonly after: string
  private readonly matches: readonly Match[]
  private readonly old: Occurrences
  private readonly made: Occurrences
  private readonly words: WordCounts

  private constructor(old: Places, made: Places, matches: readonly Match[]) {
    this.before = old.text
    this.after = made.text
    this.matches = matches
    const kept = matches.map(({ from, length }) => ({ start: from, end: from + length }))
    const there = matches.map(({ to, length }) => ({ start: to, end: to + length }))
    this.old = new Occurrences(old, gapsBetween(kept, old.text.length))
    there.sort((a, b) => a.start - b.start)
    this.made = new Occurrences(made, gapsBetween(there, made.text.length))
    this.words = new WordCounts(old.text)
  }

  /** Compares two texts, step by step. */
  static *between(before: string, after: string): Steps<Passages> {
    const [old, made] = [new Places(before), new Places(after)]
    const matches = yield* matchTexts(old, made)
    yield
    return new Passages(old, made, matches)
  }

  /** Makes what finding stretches of some length needs, step by step: else the first of them takes long. */
  *prepare(length: number): Steps {
    this.old.prepare(length)
    yield
    this.made.prepare(length)
    yield
  }

  /** Undefined where less than half of it is left, or where it is in doubt whether what is left is it. */
  find(start: number, end: number): Place | undefined {
    const pieces = this.piecesOf(start, end)
    const place = this.placeOf(pieces, start, end)
    const [largest] = [...pieces].sort((a, b) => b.length - a.length)
    if (place === undefined || largest === undefined) return undefined
    const core = place.same ? { from: start, to: place.start, length: end - start } : largest
    return this.isDoubtful(core) ? undefined : place
  }

  private placeOf(pieces: readonly Match[], start: number, end: number): Place | undefined {
    const [first] = pieces
    if (first === undefined) return undefined
    if (first.length === end - start)
      return { start: first.to, end: first.to + first.length, same: true, moved: first.moved }
    const kept = inOnePlace(pieces, end - start)
    const [head, tail] = [kept[0], kept.at(-1)]
    if (head === undefined || tail === undefined) return undefined
    const text = this.after.slice(head.to, tail.to + tail.length)
    const trimmed = text.trim()
    const from = head.to + text.indexOf(trimmed)
    const left = kept.map(({ from, length }) => this.before.slice(from, from + length)).join("")
    const whole = this.before.slice(start, end)
    if (weight(left) * 2 < weight(whole) || weight(left) * 3 < weight(trimmed)) return undefined
    return {
      start: from,
      end: from + trimmed.length,
      same: trimmed === whole,
      moved: kept.some(({ moved }) => moved),
    }
  }

  private piecesOf(start: number, end: number): Match[] {
    const pieces: Match[] = []
    for (let index = firstEndingBehind(this.matches, start); index < this.matches.length; index++) {
      const match = this.matches[index]
      if (match === undefined || match.from >= end) break
      const from = Math.max(start, match.from)
      const length = Math.min(end, match.from + match.length) - from
      pieces.push({ from, to: match.to + from - match.from, length, moved: match.moved })
    }
    return pieces
  }

  /**
   * Whether the same words stood elsewhere before, or stand elsewhere now, where they fit as well: then the places may
   * have been taken for each other.
   */
  private isDoubtful({ from, to, length }: Pick<Match, "from" | "to" | "length">): boolean {
    const words = this.before.slice(from, from + length)
    const own = this.agreement(from, to, length)
    const least = this.leastWords(own, from, length)
    let ownWords: Agreement | undefined
    const cuts = cutsWords(this.before, from, words)
    const fits = (at: number, newAt: number, text: string, rival: number) => {
      const other = this.agreement(at, newAt, length)
      // Most places agree in no more than a letter: they need no closer look.
      const farther = other.before <= own.before && other.behind <= own.behind
      if (farther && sum(other) < least) return false
      if (!cuts && cutsWords(text, rival, words)) return false
      ownWords ??= this.inWords(own, from, length)
      if (farther && sum(other) < sum(ownWords)) return false
      return rivals(ownWords, this.inWords(other, at, length), this.reachesEdge(other, at, length))
    }
    // Far from all changes, only what is gone or new can be taken for it.
    const near = own.before < REACH || own.behind < REACH
    const old = this.old.like(words, near ? from : undefined)
    const made = this.made.like(words, near ? to : undefined)
    return (
      old.some((rival) => rival !== from && fits(rival, to, this.before, rival)) ||
      made.some((rival) => rival !== to && fits(from, rival, this.after, rival))
    )
  }

  /**
   * How many characters of the text before, on both sides of a stretch, go with the text after, up to some number. How
   * lines are broken makes no difference.
   */
  private agreement(from: number, to: number, length: number): Agreement {
    return {
      before: agreeing(this.before, this.after, from - 1, to - 1, -1),
      behind: agreeing(this.before, this.after, from + length, to + length, 1),
    }
  }

  private inWords({ before, behind }: Agreement, from: number, length: number): Agreement {
    const end = from + length
    return {
      before: this.words.within(from - before, from),
      behind: this.words.within(end, end + behind),
    }
  }

  /** Whether a place agrees as far as its text goes: then nobody knows how much farther it would. */
  private reachesEdge({ before, behind }: Agreement, from: number, length: number): boolean {
    const isBlank = (start: number, end: number) => this.before.slice(start, end).trimStart() === ""
    return (
      (before > 0 && isBlank(0, from - before)) ||
      (behind > 0 && isBlank(from + length + behind, this.before.length))
    )
  }

  /** No more words than there are in it, found without dividing it into words. */
  private leastWords({ before, behind }: Agreement, from: number, length: number): number {
    const end = from + length
    return (
      wordsBetweenSpaces(this.before, from - Math.min(before, CLOSE), from) +
      wordsBetweenSpaces(this.before, end, end + Math.min(behind, CLOSE))
    )
  }
}

/** Characters on either side that tell most places from each other. */
const CLOSE = 50
/** Characters that places are compared by on either side. */
const REACH = 400

interface Agreement {
  readonly before: number
  readonly behind: number
}

/** Whether another place fits too well to be sure: better on one side, unless ours fits on both and far better. */
function rivals(own: Agreement, other: Agreement, reachesEdge: boolean): boolean {
  const [ours, theirs] = [sum(own), sum(other)]
  const inferior = other.before <= own.before && other.behind <= own.behind && theirs < ours
  const far = !reachesEdge && own.before > 0 && own.behind > 0 && theirs <= 2 && ours >= 3 * theirs
  return !inferior && !far
}

function weight(text: string): number {
  const letters = weightOf(text)
  return letters > 0 ? letters : text.trim().length
}

/** Pieces that follow each other in both texts without much between them: all, or else the largest alone. */
function inOnePlace(pieces: readonly Match[], length: number): readonly Match[] {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return []
  const ascending = pieces.every((piece, index) => {
    const before = pieces[index - 1]
    return before === undefined || (piece.moved === before.moved && piece.to >= before.to + before.length)
  })
  if (ascending && last.to + last.length - first.to <= 2 * length + 40) return pieces
  return [pieces.reduce((largest, piece) => (piece.length > largest.length ? piece : largest))]
}

/** How far two texts agree from two places on, in one direction, in characters of the first. */
function agreeing(one: string, other: string, from: number, to: number, step: 1 | -1): number {
  let [at, there, agreed] = [from, to, 0]
  while (agreed < REACH) {
    // Of two that are the same, neither is a space that the other has not.
    if (one.charCodeAt(at) !== other.charCodeAt(there) || isSpace(one, at)) {
      while (isSpace(one, at)) at += step
      while (isSpace(other, there)) there += step
      if (at < 0 || at >= one.length || one.charCodeAt(at) !== other.charCodeAt(there)) break
    }
    at += step
    there += step
    agreed = Math.abs(at - from)
  }
  return agreed
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || code === 10 || code === 160 || code === 9
}

function sum({ before, behind }: Agreement): number {
  return before + behind
}

function wordsBetweenSpaces(text: string, start: number, end: number): number {
  let count = 0
  // Undefined before the first space: what stands there may be the end of a word.
  let inWord: boolean | undefined
  for (let at = start; at < end; at++) {
    if (isSpace(text, at)) {
      if (inWord === true) count++
      inWord = false
    } else if (inWord === false) inWord = true
  }
  return count
}

function cutsWords(text: string, at: number, words: string): boolean {
  return isInsideWord(text, at) || isInsideWord(text, at + words.length)
}

function isInsideWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(Math.max(0, offset - 1), offset + 1))
}

function firstEndingBehind(matches: readonly Match[], offset: number): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const match = matches[middle]
    if (match !== undefined && match.from + match.length <= offset) low = middle + 1
    else high = middle
  }
  return low
}
