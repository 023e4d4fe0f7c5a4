// Finds among a project's articles those with the same or nearly the same text as a new one, such as an earlier version
// of a story. Texts are sets of runs of words (shingles); how much two sets share is estimated from the smallest of
// many hashes of each (MinHash: Broder 1997), and only texts that agree in some band of these are compared at all.

import { sha256OfText } from "../domain/hash.ts"

export interface Likeness {
  readonly id: string
  /** 1 where the texts are the same, else the estimated share of runs of words that they have in common. */
  readonly share: number
}

/** Words in a run. */
const RUN = 4
const BANDS = 32
const ROWS = 4
/** From here on two texts are versions of one story. */
const NEARLY = 0.5
/** Of shorter texts, a few runs in common say nothing. */
const FEWEST_RUNS = 12

interface Sketch {
  readonly sha256: string
  /** Undefined for texts too short to compare. */
  readonly smallest: Uint32Array | undefined
}

export class Likenesses {
  private readonly sketches = new Map<string, Sketch>()
  private readonly byText = new Map<string, string>()
  private readonly byBand = new Map<string, Set<string>>()

  /** Adds an article's text, or replaces it. */
  set(id: string, text: string): void {
    this.delete(id)
    const sketch = sketchOf(text)
    this.sketches.set(id, sketch)
    this.byText.set(sketch.sha256, id)
    for (const band of bandsOf(sketch)) {
      const ids = this.byBand.get(band) ?? new Set()
      this.byBand.set(band, ids.add(id))
    }
  }

  delete(id: string): void {
    const sketch = this.sketches.get(id)
    if (sketch === undefined) return
    this.sketches.delete(id)
    if (this.byText.get(sketch.sha256) === id) this.byText.delete(sketch.sha256)
    for (const band of bandsOf(sketch)) this.byBand.get(band)?.delete(id)
  }

  /** The article likest to a text, of those that are alike enough to be the same story. */
  find(text: string): Likeness | undefined {
    const sketch = sketchOf(text)
    const same = this.byText.get(sketch.sha256)
    if (same !== undefined) return { id: same, share: 1 }
    let best: Likeness | undefined
    for (const id of new Set(bandsOf(sketch).flatMap((band) => [...(this.byBand.get(band) ?? [])]))) {
      const share = shareOf(sketch, this.sketches.get(id))
      if (share >= NEARLY && share > (best?.share ?? 0)) best = { id, share }
    }
    return best
  }
}

function sketchOf(text: string): Sketch {
  const sha256 = sha256OfText(text)
  const runs = new Set(runsOf(text).map(hashOf))
  if (runs.size < FEWEST_RUNS) return { sha256, smallest: undefined }
  const smallest = new Uint32Array(BANDS * ROWS).fill(0xffff_ffff)
  for (const run of runs) {
    for (let index = 0; index < smallest.length; index++) {
      // Multiplying by odd numbers and mixing gives as many orders of the same hashes as are needed.
      const mixed = Math.imul(run ^ Math.imul(index + 1, 0x9e37_79b1), 2 * index + 0x85eb_ca6b)
      const value = (mixed ^ (mixed >>> 15)) >>> 0
      if (value < (smallest[index] ?? 0)) smallest[index] = value
    }
  }
  return { sha256, smallest }
}

/** Runs of words; where there are no spaces between words, as in Chinese, of characters. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const units = words.length * 12 < text.length ? Array.from(words.join("")) : words
  return units
    .slice(0, Math.max(0, units.length - RUN + 1))
    .map((_, index) => units.slice(index, index + RUN).join(" "))
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193)
  return hash >>> 0
}

function bandsOf({ smallest }: Sketch): string[] {
  if (smallest === undefined) return []
  return Array.from(
    { length: BANDS },
    (_, band) => `${band} ${smallest.subarray(band * ROWS, (band + 1) * ROWS).join(" ")}`,
  )
}

function shareOf({ smallest: one }: Sketch, other: Sketch | undefined): number {
  const two = other?.smallest
  if (one === undefined || two === undefined) return 0
  return one.filter((value, index) => value === two[index]).length / one.length
}
