// Cells of a table: what is stacked in them, and the numbers behind their values.

import { split, unescaped } from "./escape.ts"
import type { Layer, Row } from "./parse.ts"

/** What is stacked in a row's cells of a layer: for each, its values by column; what is nothing at all left out. */
export function stackOf({ cells }: Row, { column, features }: Layer): string[][] {
  if (cells.length <= column) return []
  const width = Math.max(1, features.length)
  const own = cells.slice(column, column + width)
  if (own.every((one) => one === "_" || one === "")) return []
  const stacks = own.map((one) => split(one, "|"))
  const height = Math.max(...stacks.map(({ length }) => length))
  return Array.from({ length: height }, (_, place) => stacks.map((stack) => stack[place] ?? "_")).filter(
    (values) => values.some((value) => value !== "_"),
  )
}

/** The number in brackets that tells stacked annotations, and those of several lines, apart. */
export function numberOf(value: string): string | undefined {
  // Addresses end in the number of what they lead to.
  if (/^\d+-\d+(\.\d+)?\[/.test(value)) return undefined
  const at = numberAt(value)
  return at === undefined ? undefined : value.slice(at + 1, -1)
}

export function withoutNumber(value: string): string {
  const at = numberAt(value)
  return at === undefined ? value : value.slice(0, at)
}

/** Where the number in brackets begins that ends a value, unless its bracket is escaped. */
function numberAt(value: string): number | undefined {
  const at = /\[\d+\]$/.exec(value)?.index
  if (at === undefined) return undefined
  const backslashes = /\\*$/.exec(value.slice(0, at))?.[0].length ?? 0
  return backslashes % 2 === 0 ? at : undefined
}

/** The value in a cell; undefined where it says that there is none. */
export function plain(value: string): string | undefined {
  const bare = withoutNumber(value)
  return bare === "*" || bare === "_" || bare === "" ? undefined : unescaped(bare)
}
