// How long the durability tests go on, with which chance, and where their figures go. `npm test` runs a short version
// of each; `npm run test:durability` runs them in full and prints the figures.

import { appendFileSync } from "node:fs"

const share = Number(process.env.POSTIL_DURABILITY ?? 0)

/** Whether this is the long run. */
export const isLongRun = share > 0

/** How often something is tried. @param long in the long run, or the share of it that was asked for */
export function amount(short: number, long: number): number {
  return isLongRun ? Math.max(short, Math.round(long * share)) : short
}

/** Of all chance in this process. POSTIL_SEED repeats a run. */
export const seed = Number(process.env.POSTIL_SEED ?? Date.now() % 1_000_000_000)

/** Numbers in [0, 1), the same for the same seed and purpose: mulberry32. */
export function chance(purpose: number): () => number {
  let state = (seed ^ Math.imul(purpose + 1, 0x9e3779b9)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Adds a line to the table of the long run. */
export function tell(test: string, figures: string): void {
  const file = process.env.POSTIL_DURABILITY_TABLE
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ test, figures, seed })}\n`)
}

/** In milliseconds. @param part 0.99 for the 99th percentile */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
