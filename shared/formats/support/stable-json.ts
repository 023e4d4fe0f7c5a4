// JSON that is the same for the same content, in whatever order an object's fields came to be.

/** As `JSON.stringify` without indentation, with the fields of every object by name. */
export function stableJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? "null" : stableJson(item))).join(",")}]`
  let json = ""
  const fields: Readonly<Record<string, unknown>> = { ...value }
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name]
    if (field === undefined) continue
    json += `${json === "" ? "" : ","}${JSON.stringify(name)}:${stableJson(field)}`
  }
  return `{${json}}`
}
