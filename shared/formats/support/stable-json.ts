// JSON that is the same for the same content, in whatever order an object's fields came to be.

import { isObject } from "./json.ts"

/** As `JSON.stringify` without indentation, with the fields of every object by name. */
export function stableJson(value: unknown): string {
  return jsonOf(value, quoted)
}

/**
 * The same on one line for every program and in every encoding: what some take for the end of a line, and what XML does
 * not know, is escaped.
 *
 * @param without a field of the value itself that is left out
 */
export function portableJson(value: unknown, without?: string): string {
  return jsonOf(value, portablyQuoted, without)
}

function jsonOf(value: unknown, quote: (text: string) => string, without?: string): string {
  if (typeof value === "string") return quote(value)
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? "null" : jsonOf(item, quote))).join(",")}]`
  if (!isObject(value)) return JSON.stringify(value)
  let json = ""
  const { order, first, further } = shapeOf(Object.keys(value), quote)
  for (let place = 0; place < order.length; place++) {
    const name = order[place] ?? ""
    const field = name === without ? undefined : value[name]
    if (field !== undefined) json += (json === "" ? first : further)[place] + jsonOf(field, quote)
  }
  return json === "" ? "{}" : `${json}}`
}

/** An object's names, and how each is written in order: as the first that the object has, and behind another. */
interface Shape {
  readonly names: readonly string[]
  readonly order: readonly string[]
  readonly first: readonly string[]
  readonly further: readonly string[]
}

/** Many objects have the names of some before them, in the same order: those need no sorting. */
function shapeOf(names: readonly string[], quote: (text: string) => string): Shape {
  const ofLength = shapes[names.length]
  if (ofLength !== undefined) for (const known of ofLength) if (isSame(known.names, names)) return known
  const order = [...names].sort()
  const keys = order.map((name) => `${quote(name)}:`)
  const shape = { names, order, first: keys.map((key) => `{${key}`), further: keys.map((key) => `,${key}`) }
  // Only names that are the same however they are quoted, and not without end.
  if (names.length > LONGEST || !names.every(isAllPlain)) return shape
  if (ofLength === undefined) shapes[names.length] = [shape]
  else if (ofLength.length < MOST_SHAPES) ofLength.push(shape)
  return shape
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false
  return true
}

/** By how many names they have. */
const shapes: Shape[][] = []
const LONGEST = 32
const MOST_SHAPES = 8

/** A string as JSON. Hardly any id, name or word needs escaping, and seeing that takes less time than escaping. */
export function quoted(text: string): string {
  return isAllPlain(text) ? `"${text}"` : JSON.stringify(text)
}

function portablyQuoted(text: string): string {
  return isAllPlain(text) ? `"${text}"` : JSON.stringify(text).replace(UNPORTABLE, escapeOf)
}

const UNPORTABLE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
}

/** Whether a text is short and of characters that stand for themselves in a string of JSON. */
function isAllPlain(text: string): boolean {
  if (text.length > SHORT) return false
  for (let at = 0; at < text.length; at++) if (!isPlain(text.charCodeAt(at))) return false
  return true
}

const SHORT = 64

/** Whether a character of ASCII stands for itself in a string of JSON. */
export function isPlain(code: number): boolean {
  return code >= SPACE && code <= TILDE && code !== QUOTE && code !== BACKSLASH
}

const [SPACE, QUOTE, BACKSLASH, TILDE] = [0x20, 0x22, 0x5c, 0x7e]
