// Figures as people compare them.

import type { Measured } from "./measure.ts"

interface Spread {
  readonly median: number
  /** The middle half of the runs lies between these. */
  readonly low: number
  readonly high: number
}

type Summary = Readonly<Record<string, Spread>>

export interface Results {
  [size: string]: { readonly annotations: number; readonly postil: Summary; readonly plain: Summary }
}

export function summarise(runs: readonly Measured[]): Summary {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))]
  return Object.fromEntries(
    names.map((name) => {
      const values = runs.flatMap((run) => run[name] ?? []).sort((a, b) => a - b)
      const at = (part: number) =>
        values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN
      return [name, { median: at(0.5), low: at(0.25), high: at(0.75) }]
    }),
  )
}

const actions = ["open", "add", "select", "remove", "undo", "type", "find", "occurrences"] as const
const others = ["scroll", "jump", "heap", "nodes", "growth"] as const

export function report(results: Results, earlier: Results | undefined): string {
  const columns = [...actions, ...others]
  const rows = Object.entries(results).flatMap(([size, { annotations, postil, plain }]) => [
    [size, String(annotations), "Postil", ...columns.map((name) => cell(postil[name]))],
    [size, "", "plain text", ...columns.map((name) => cell(plain[name]))],
    [size, "", "ratio", ...columns.map((name) => ratio(postil[name], plain[name]))],
  ])
  return [
    "CPU of the page's main thread, ms per action; scroll: p95 of frames, ms; jump: ms to painted; heap, growth: MB",
    "",
    ...table([["size", "annotations", "", ...columns], ...rows]),
    "",
    ...goals(results),
    ...(earlier === undefined ? [] : comparison(results, earlier)),
  ].join("\n")
}

function cell(spread: Spread | undefined): string {
  return spread === undefined ? "–" : spread.median.toFixed(spread.median < 100 ? 1 : 0)
}

function ratio(one: Spread | undefined, other: Spread | undefined): string {
  return one === undefined || other === undefined ? "–" : (one.median / other.median).toFixed(2)
}

function goals(results: Results): string[] {
  const entries = Object.entries(results)
  const [small] = entries
  const large = entries.at(-1)
  if (small === undefined || large === undefined || small === large) return []
  const { postil, plain } = large[1]
  const growing = (["add", "select", "remove", "type"] as const).map(
    (name) => `${name} ${ratio(postil[name], small[1].postil[name])}`,
  )
  return [
    `${large[0]} to ${small[0]} (goal: at most 1.5): ${growing.join(", ")}`,
    `scrolling at ${large[0]} to plain text (goal: at most 1.2): ${ratio(postil.scroll, plain.scroll)}`,
    `jumps with every annotation in view drawn at once (goal: 1): ${cell(postil.drawn)}`,
    `heap at ${large[0]} (goal: at most 200 MB): ${cell(postil.heap)}`,
  ]
}

function comparison(results: Results, earlier: Results): string[] {
  return Object.entries(results).flatMap(([size, { postil }]) => {
    const before = earlier[size]?.postil
    if (before === undefined) return []
    return [
      `now to then, ${size}: ${actions.map((name) => `${name} ${ratio(postil[name], before[name])}`).join(", ")}`,
    ]
  })
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((value, column) => value.padStart(widths[column] ?? 0)).join("  "))
}
