// What the editor of the codebook makes: new entries with ids that stay whatever they are called later, so that no record
// loses what it refers to; and which keys are free.

import { type Codebook, type Kind, kindColours, kindUnderlines } from "../../shared/domain/codebook.ts"
import { type CommandId, commandIds } from "../app/commands.ts"
import { type ChosenKeys, keysOf } from "../app/key-choice.ts"

interface Named {
  readonly id: string
}

/** An id that tells what it is for, and is none of those taken: `weapon-system`, `weapon-system-2`. */
export function idFor(name: string, taken: readonly Named[], fallback: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, LENGTH)
  const base = plain === "" ? fallback : plain
  let id = base
  for (let number = 2; taken.some((one) => one.id === id); number++) id = `${base}-${number}`
  return id
}

const LENGTH = 60

/** A kind that looks like none of the others as long as there are looks left, with a free letter as its key. */
export function newKind({ kinds }: Codebook, name: string): Kind {
  const looks = kindColours.flatMap((colour, index) =>
    kindUnderlines.map((_, step) => ({
      colour,
      underline: kindUnderlines[(index + step) % kindUnderlines.length] ?? "solid",
      step,
    })),
  )
  const colours = new Set(kinds.map(({ colour }) => colour))
  const underlines = new Set(kinds.map(({ underline }) => underline))
  const free = looks
    .filter((look) => kinds.every((one) => one.colour !== look.colour || one.underline !== look.underline))
    .toSorted((a, b) => Number(colours.has(a.colour)) - Number(colours.has(b.colour)))
  const look =
    free.find(({ colour, underline }) => !colours.has(colour) && !underlines.has(underline)) ?? free[0]
  const letter = [...name].find((one) => /\p{L}/u.test(one))?.toUpperCase() ?? "?"
  const number = String(kinds.length + 1)
  const keys = [number, letter.toLowerCase()].filter((key) => conflictOf(key, kinds, "") === undefined)
  return {
    id: idFor(name, kinds, "kind"),
    name,
    plural: name,
    letter,
    keys,
    colour: look?.colour ?? "slate",
    underline: look?.underline ?? "dotted",
    trim: "punctuation",
    guidance: "",
    fields: [],
  }
}

/** Why a kind cannot have a key. */
export type KeyConflict =
  | { readonly type: "not-a-key"; readonly key: string }
  | { readonly type: "command"; readonly key: string; readonly command: CommandId }
  | { readonly type: "kind"; readonly key: string; readonly kind: string }

/** What is in the way of a key for the kind `own`, with the commands’ keys as chosen; undefined where it is free. */
export function conflictOf(
  key: string,
  kinds: readonly Kind[],
  own: string,
  chosen: ChosenKeys = {},
): KeyConflict | undefined {
  if ([...key].length !== 1 || key.trim() === "") return { type: "not-a-key", key }
  const other = kinds.find(({ id, keys }) => id !== own && keys.includes(key))
  if (other !== undefined) return { type: "kind", key, kind: other.name }
  const command = commandIds.find((id) => keysOf(chosen, id).some((one) => one.toLowerCase() === key))
  return command === undefined ? undefined : { type: "command", key, command }
}

/** Keys as they are typed into a field: “2 c”. */
export function keysFrom(typed: string): string[] {
  const keys = typed
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((key) => key !== "")
  return [...new Set(keys)]
}

/** A list with one of its entries in another place. */
export function moved<Entry>(entries: readonly Entry[], from: number, to: number): readonly Entry[] {
  const entry = entries[from]
  if (entry === undefined || to < 0 || to >= entries.length) return entries
  return entries.toSpliced(from, 1).toSpliced(to, 0, entry)
}
