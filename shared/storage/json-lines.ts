// How snapshot files are laid out: a line for each field, and in lists a line for each item, so that people can read
// them and tools compare them, and yet not a line for each number. It is JSON like any other.

/** The value as JSON text, ending in a newline, piece by piece. Fields that are `undefined` are left out. */
export function* layOut(value: Readonly<Record<string, unknown>>): Generator<string> {
  yield* layOutValue(value, 0)
  yield "\n"
}

/** Objects are spread over lines this deep, lists wherever they are in such an object. */
const SPREAD = 2

function* layOutValue(value: unknown, depth: number): Generator<string> {
  const indent = "  ".repeat(depth + 1)
  const end = `\n${"  ".repeat(depth)}`
  if (Array.isArray(value) && value.length > 0) {
    for (const [index, item] of value.entries())
      yield `${index === 0 ? "[" : ","}\n${indent}${JSON.stringify(item)}`
    yield `${end}]`
    return
  }
  if (depth >= SPREAD || !isObject(value)) {
    yield JSON.stringify(value)
    return
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  for (const [index, [name, field]] of fields.entries()) {
    yield `${index === 0 ? "{" : ","}\n${indent}${JSON.stringify(name)}: `
    yield* layOutValue(field, depth + 1)
  }
  yield fields.length === 0 ? "{}" : `${end}}`
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
