// Text as XML 1.0 and as HTML. Characters that XML cannot hold at all (section 2.2) become U+FFFD, and are counted, so
// that a format can say so.

/** Text for between tags and for double-quoted attributes, of XML and of HTML alike. */
export function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? "\ufffd")
}

/** How many characters of a text XML cannot hold. */
export function unwritable(text: string): number {
  return text.match(FORBIDDEN)?.length ?? 0
}

/** A text as XML gives it back: U+FFFD for each character that it cannot hold. */
export function writable(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd")
}

/** Attributes with a space before each; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  let result = ""
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) result += ` ${name}="${escaped(String(value))}"`
  }
  return result
}

const forbidden = "\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\p{Cs}"
const FORBIDDEN = new RegExp(`[${forbidden}]`, "gu")
// A carriage return would be read as a newline, and a tab or newline in an attribute as a space.
const SPECIAL = new RegExp(`[&<>"\\r${forbidden}]`, "gu")
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
}
