// JSON that is the same for the same content, in whatever order an object's fields came to be.

import { isObject } from "./json.ts"

/** As `JSON.stringify` without indentation, with the fields of every object by name. */
export function stableJson(value: unknown): string {
  return jsonOf(value, quoted)
}

/**
 * The same on one line for every program and in every encoding: what some take for the end of a line, and what XML does
 * not know, is escaped.
 */
export function portableJson(value: unknown): string {
  return jsonOf(value, portablyQuoted)
}

function jsonOf(value: unknown, quote: (text: string) => string): string {
  if (typeof value === "string") return quote(value)
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? "null" : jsonOf(item, quote))).join(",")}]`
  if (!isObject(value)) return JSON.stringify(value)
  let json = ""
  for (const name of inOrder(Object.keys(value))) {
    const field = value[name]
    if (field !== undefined) json += `${json === "" ? "" : ","}${keyOf(name, quote)}${jsonOf(field, quote)}`
  }
  return `{${json}}`
}

/** Sorts an object's few names in place: moving one at a time is faster than what is made for long lists. */
function inOrder(names: string[]): string[] {
  if (names.length > FEW) return names.sort()
  for (const [place, name] of names.entries()) {
    let to = place
    for (let before = names[to - 1]; before !== undefined && before > name; before = names[to - 1])
      names[to--] = before
    names[to] = name
  }
  return names
}

const FEW = 32

/** A field's name as JSON, with the colon. There are few names, and each is written many times. */
function keyOf(name: string, quote: (text: string) => string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  const key = `${quote(name)}:`
  if (keys.size < MOST_KEYS && isAllPlain(name)) keys.set(name, key)
  return key
}

/** Of names that are the same however they are quoted. */
const keys = new Map<string, string>()
const MOST_KEYS = 1000

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
