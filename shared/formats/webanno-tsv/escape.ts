// How cells hold the characters that mean something in them.

/** A value in a cell. */
export function escapeValue(value: string): string {
  // Few values have any, and looking is faster than replacing.
  if (!/[\\[\]|_;*\t\n\r\f\b]|->/.test(value)) return value
  return value.replace(/[\\[\]|_;*\t\n\r\f\b]|->/g, (special) => SHORT[special] ?? `\\${special}`)
}

/** A token or a sentence, on one line. */
export function escapeText(text: string): string {
  if (!/[\\\t\n\r\f\b]/.test(text)) return text
  return text.replace(/[\\\t\n\r\f\b]/g, (special) => SHORT[special] ?? `\\${special}`)
}

export function unescaped(value: string): string {
  return value.includes("\\") ? value.replace(/\\(.)/gsu, (_, one: string) => LONG[one] ?? one) : value
}

/** Parts between separators that are not escaped. */
export function split(value: string, separator: string): string[] {
  if (!value.includes(separator)) return [value]
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at++) {
    if (value[at] === "\\") at++
    else if (value[at] === separator) {
      parts.push(value.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, value.slice(from)]
}

const SHORT: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\f": "\\f",
  "\b": "\\b",
}
const LONG: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f", b: "\b" }
