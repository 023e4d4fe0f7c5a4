// JSON that is the same for the same content, in whatever order an object's fields came to be.

/** As `JSON.stringify` without indentation, with the fields of every object by name. */
export function stableJson(value: unknown): string {
  if (typeof value === "string") return quoted(value)
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? "null" : stableJson(item))).join(",")}]`
  let json = ""
  const fields: Readonly<Record<string, unknown>> = { ...value }
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name]
    if (field === undefined) continue
    json += `${json === "" ? "" : ","}${quoted(name)}:${stableJson(field)}`
  }
  return `{${json}}`
}

/** A string as JSON. Ids, names and times need nothing escaped, and seeing that takes less time than escaping. */
export function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}

const PLAIN = /^[\w .:+-]{0,64}$/

/**
 * JSON on one line for every program and in every encoding: what some take for the end of a line, and what XML does not
 * know, is escaped.
 */
export function portableJson(value: unknown): string {
  const json = stableJson(value)
  // Hardly ever is there any, and looking is much faster than replacing.
  if (!UNPORTABLE.test(json)) return json
  return json.replace(
    new RegExp(UNPORTABLE, "g"),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
}

const UNPORTABLE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]/
