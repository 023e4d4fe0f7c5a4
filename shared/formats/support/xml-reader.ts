// A small reader of XML for files whose names' prefixes and lines matter. Well formed or refused. A DOCTYPE is skipped and
// nothing is ever fetched; one that declares anything itself is refused, and so is an entity that nobody declared: that
// is how small files are made to grow.

export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  /** The text directly inside. */
  text: string
  /** Counted from 1. */
  readonly line: number
}

export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly line: number; readonly message: string }

const DEEPEST = 200
const MOST_ELEMENTS = 5_000_000

export function readXml(source: string): XmlResult {
  try {
    return { ok: true, root: parse(source) }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const line = source.slice(0, error.at).split("\n").length
    return { ok: false, line, message: error.message }
  }
}

class Malformed extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

function parse(source: string): XmlElement {
  const top: XmlElement = { name: "", attributes: new Map(), children: [], text: "", line: 1 }
  const open: XmlElement[] = [top]
  let at = 0
  let count = 0
  let line = 1
  // Kept from move to move: files of one long line would otherwise be searched to their end each time.
  let newline = source.indexOf("\n")
  const moveTo = (next: number) => {
    while (newline >= 0 && newline < next) {
      line++
      newline = source.indexOf("\n", newline + 1)
    }
    at = next
  }
  const after = (mark: string, message: string) => {
    const end = source.indexOf(mark, at)
    if (end < 0) throw new Malformed(at, message)
    return end + mark.length
  }
  while (at < source.length) {
    const inside = open.at(-1) ?? top
    const tag = source.indexOf("<", at)
    const until = tag < 0 ? source.length : tag
    if (until > at) {
      const words = source.slice(at, until)
      if (inside !== top) inside.text += decoded(words, at)
      else if (words.trim() !== "" && words !== "\ufeff")
        throw new Malformed(at, "There is text outside the elements.")
      moveTo(until)
    }
    if (tag < 0) break
    if (source.startsWith("<!--", at)) moveTo(after("-->", "A comment does not end."))
    else if (source.startsWith("<?", at)) moveTo(after("?>", "An instruction does not end."))
    else if (source.startsWith("<![CDATA[", at)) {
      const end = after("]]>", "A CDATA section does not end.")
      inside.text += source.slice(at + 9, end - 3)
      moveTo(end)
    } else if (source.startsWith("<!", at)) {
      const end = after(">", "A declaration does not end.")
      if (source.slice(at, end).includes("["))
        throw new Malformed(at, "It declares entities of its own, which Postil does not read.")
      moveTo(end)
    } else if (source.startsWith("</", at)) {
      const end = after(">", "A tag does not end.")
      const name = source.slice(at + 2, end - 1).trim()
      if (open.length === 1 || inside.name !== name)
        throw new Malformed(at, `“${name}” ends where it did not begin.`)
      open.pop()
      moveTo(end)
    } else {
      OPEN.lastIndex = at
      const match = OPEN.exec(source)
      if (match === null) throw new Malformed(at, "A tag is damaged.")
      const [whole, name = "", attributes = "", end] = match
      if (++count > MOST_ELEMENTS)
        throw new Malformed(at, "There are more elements in it than any corpus has.")
      const element = { name, attributes: attributesOf(attributes, at), children: [], text: "", line }
      inside.children.push(element)
      if (end !== "/") open.push(element)
      if (open.length > DEEPEST)
        throw new Malformed(at, `Its elements are nested deeper than ${DEEPEST} levels.`)
      moveTo(at + whole.length)
    }
  }
  if (open.length > 1) throw new Malformed(source.length, `“${open.at(-1)?.name}” does not end.`)
  const [root] = top.children
  if (root === undefined) throw new Malformed(0, "There is no XML in it.")
  return root
}

const NAME = "[\\p{L}_:][\\p{L}\\p{N}\\p{M}_:.-]*"
const VALUE = "\"[^\"<]*\"|'[^'<]*'"
const OPEN = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:${VALUE}))*)\\s*(/?)>`, "uy")
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(${VALUE})`, "gu")

function attributesOf(source: string, at: number): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = "", quoted = ""] of source.matchAll(ATTRIBUTE)) {
    // White space in an attribute is a space, unless it was written as a reference.
    const value = quoted.slice(1, -1).replace(/\r\n|[\t\n\r]/g, " ")
    attributes.set(name, decoded(value, at))
  }
  return attributes
}

function decoded(text: string, at: number): string {
  if (!text.includes("&")) return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text
  return text.replace(/\r\n?/g, "\n").replace(/&([^;&]{0,12})(;?)/g, (_, name: string, end: string) => {
    const character = end === ";" ? characterOf(name) : undefined
    if (character === undefined) throw new Malformed(at, `“&${name}${end}” stands for nothing that is known.`)
    return character
  })
}

function characterOf(name: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
  if (match === null) return NAMED[name]
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }
