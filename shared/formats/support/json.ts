// JSON from other tools' files: one value, one a line, or one after the other over many lines. Each comes with its line,
// because what is wrong with one must not spoil the rest. Values that are nested absurdly deep or name an object's
// prototype are refused: no tool writes them by chance.

import type { InputFile, ReadProblem } from "../read.ts"
import { decodeFile } from "./bytes.ts"

export interface JsonValue {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly value: unknown
}

export interface JsonValues {
  readonly values: readonly JsonValue[]
  readonly problems: readonly ReadProblem[]
}

export type JsonObject = Readonly<Record<string, unknown>>

/** The values of a file; those of a list, where the file is one list. */
export function jsonValues(file: InputFile): JsonValues {
  const { text, problems: before } = decodeFile(file)
  const problems: ReadProblem[] = [...before]
  const values: JsonValue[] = []
  for (const { line, json } of piecesOf(text)) {
    const parsed = parsedJson(json)
    if (parsed.ok) values.push({ line, value: parsed.value })
    else problems.push({ file: file.name, line, message: `${parsed.message} It was left out.` })
  }
  return { values, problems }
}

/** Parses one value; says why it is none. */
export function parsedJson(
  json: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  if (nestingOf(json) > DEEPEST)
    return { ok: false, message: `This is nested deeper than ${DEEPEST} levels.` }
  if (/"(?:__proto__|constructor|prototype)"\s*:/.test(json))
    return { ok: false, message: "This has a key that no program writes in earnest." }
  try {
    const value: unknown = JSON.parse(json)
    return { ok: true, value }
  } catch (error) {
    return { ok: false, message: `This is not JSON: ${error instanceof Error ? error.message : "damaged"}.` }
  }
}

/** The value of JSON that Postil itself wrote, for a schema to check; undefined where it is damaged. */
export function writtenJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** A field of an object that is its own and a text. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return typeof value === "string" ? value : undefined
}

export function listIn(object: JsonObject, name: string): readonly unknown[] | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  return isList(value) ? value : undefined
}

const DEEPEST = 500

/**
 * The top-level values of a text, cut apart without being understood: a text of lines each of which is a value, or
 * values that go over several lines. Of a text that is one list, its items.
 */
function* piecesOf(text: string): Generator<{ line: number; json: string }> {
  const lines = text.split("\n").map((json, index) => ({ line: index + 1, json: json.trim() }))
  const filled = lines.filter(({ json }) => json !== "")
  const whole = filled.filter(({ json }) => json.startsWith("{") && json.endsWith("}"))
  // A line that was cut short must not swallow those after it.
  if (whole.length > 0 && whole.length * 2 >= filled.length) return yield* filled
  const isOneList = /^\s*\[/.test(text) && !/^\s*\[[^\n]*\]\s*\n\s*\S/.test(text)
  let depth = 0
  let start = -1
  let line = 1
  let startLine = 1
  let inString = false
  const base = isOneList ? 1 : 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === NEWLINE) {
      line++
      // A string never holds a line break: the one that was open was never closed, and a new value begins.
      if (inString) {
        inString = false
        if (start >= 0) yield { line: startLine, json: text.slice(start, at) }
        start = -1
        depth = base
      }
      continue
    }
    if (inString) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) inString = false
      continue
    }
    if (code === QUOTE) {
      inString = true
      if (start < 0) {
        start = at
        startLine = line
      }
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (depth === base && start < 0 && !(isOneList && depth === 0)) {
        start = at
        startLine = line
      }
      depth++
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth = Math.max(0, depth - 1)
      if (depth === base && start >= 0) {
        yield { line: startLine, json: text.slice(start, at + 1) }
        start = -1
      }
    }
  }
  if (start >= 0) yield { line: startLine, json: text.slice(start) }
}

const NEWLINE = 0x0a
const BACKSLASH = 0x5c
const QUOTE = 0x22
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

function nestingOf(json: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (inString) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) deepest = Math.max(deepest, ++depth)
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--
  }
  return deepest
}
