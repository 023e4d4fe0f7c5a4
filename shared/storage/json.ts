// JSON from files is not trusted: another program, a sync client or an attacker may have written it. It is read
// here once, within limits, into `unknown`; schemas take it from there.

import { fail, ok, type Result } from "../domain/result.ts"

/** The largest file read, in bytes. Far above any article, below what a string can hold. */
const MAX_BYTES = 256 * 1024 * 1024
/** The deepest nesting read. A document of 200 nested blocks takes 400 levels, the file around it a few more. */
const MAX_NESTING = 500
/** Keys that change an object's prototype where code copies objects carelessly. */
const refusedKeys: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"])

/** Reads UTF-8 JSON. Fails with `bad-request` when it is none, too large, nested too deep or has prototype keys. */
export function readJson(bytes: Uint8Array): Result<unknown> {
  if (bytes.length > MAX_BYTES) return fail("bad-request", `It is larger than ${MAX_BYTES} bytes.`)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch (error) {
    return fail("bad-request", `It is not JSON in UTF-8: ${(error as Error).message}`)
  }
  const objection = objectionTo(value)
  return objection === undefined ? ok(value) : fail("bad-request", objection)
}

/** Why a value may not be kept, because it could not be read again: its nesting or its keys. Undefined when it may. */
export function objectionTo(root: unknown): string | undefined {
  // Level by level rather than recursively, because the depth is what may be excessive.
  let level: Container[] = isObject(root) ? [root] : []
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_NESTING) return `It is nested deeper than ${MAX_NESTING} levels.`
    const next: Container[] = []
    for (const value of level) {
      if (isList(value)) {
        for (const child of value) if (isObject(child)) next.push(child)
        continue
      }
      // What JSON yields has no inherited keys, and this loop is several times faster than `Object.entries`.
      for (const key in value) {
        if (refusedKeys.has(key)) return `It has a key “${key}”.`
        const child: unknown = value[key]
        if (isObject(child)) next.push(child)
      }
    }
    level = next
  }
  return undefined
}

type Container = Readonly<Record<string, unknown>> | readonly unknown[]

function isList(value: Container): value is readonly unknown[] {
  return Array.isArray(value)
}

function isObject(value: unknown): value is Container {
  return typeof value === "object" && value !== null
}
