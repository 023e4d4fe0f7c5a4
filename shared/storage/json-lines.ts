// How snapshot files are laid out: a line for each field, and in lists a line for each item, so that people can read
// them and tools compare them, and yet not a line for each number. It is JSON like any other.

/** The value as JSON text, ending in a newline. Fields that are `undefined` are left out. */
export function layOut(value: Readonly<Record<string, unknown>>): string {
  return `${layOutValue(value, 0)}\n`
}

/** Objects are spread over lines this deep, lists wherever they are in such an object. */
const SPREAD = 2

function layOutValue(value: unknown, depth: number): string {
  const indent = "  ".repeat(depth + 1)
  const end = `\n${"  ".repeat(depth)}`
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((item) => `${indent}${JSON.stringify(item)}`).join(",\n")}${end}]`
  }
  if (depth >= SPREAD || !isObject(value)) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  if (fields.length === 0) return "{}"
  const lines = fields.map(
    ([name, field]) => `${indent}${JSON.stringify(name)}: ${layOutValue(field, depth + 1)}`,
  )
  return `{\n${lines.join(",\n")}${end}}`
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
