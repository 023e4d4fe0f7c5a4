// Rows and texts of a workbook in the form in which programs write nearly all of them (Excel, LibreOffice, openpyxl and
// Postil were looked at). Whatever differs from it in the least is not read here, and left to a parser of XML: formulas,
// words with several looks, comments, characters by their number, and all that is not well-formed.

/** What elements say, as a parser of XML tells their attributes. */
export interface PlainCell {
  /** Its place, as in `AB12`. */
  readonly r: string
  readonly t?: string
  /** Its value, or its words. */
  readonly text: string
}

export interface PlainRow {
  readonly r?: string
  readonly cells: readonly PlainCell[]
}

/** @param text one `row` with nothing but white space before it; undefined where it is not plain */
export function plainRow(text: string): PlainRow | undefined {
  ROW.lastIndex = 0
  const row = ROW.exec(text)
  if (row === null) return undefined
  const attributes = attributesIn(row[1] ?? "")
  if (attributes === undefined) return undefined
  const cells: PlainCell[] = []
  let at = ROW.lastIndex
  while (!text.startsWith(ROW_END, at)) {
    CELL.lastIndex = at
    const cell = CELL.exec(text)
    if (cell === null) return undefined
    const [, r = "", before, behind, value, inline] = cell
    const words = unescaped(value ?? inline ?? "")
    if (words === undefined) return undefined
    const t = before ?? behind
    cells.push(t === undefined ? { r, text: words } : { r, t, text: words })
    at = CELL.lastIndex
  }
  if (at + ROW_END.length !== text.length) return undefined
  const r = attributes.get("r")
  return r === undefined ? { cells } : { r, cells }
}

/** @param text one `si` with nothing but white space before it @returns its words; undefined where it is not plain */
export function plainText(text: string): string | undefined {
  const words = ITEM.exec(text)?.[1]
  return words === undefined ? undefined : unescaped(words)
}

/** @returns undefined where one is there twice, which is not well-formed */
function attributesIn(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>()
  for (const [, name = "", value = ""] of text.matchAll(ATTRIBUTES)) {
    if (found.has(name)) return undefined
    found.set(name, value)
  }
  return found
}

function unescaped(text: string): string | undefined {
  if (text.includes("]]>")) return undefined
  if (!text.includes("&")) return text
  let isPlain = true
  const plain = text.replace(ENTITY, (_, name: string) => {
    isPlain &&= Object.hasOwn(ENTITIES, name)
    return ENTITIES[name] ?? ""
  })
  return isPlain ? plain : undefined
}

const ENTITY = /&(?:([a-z]+);)?/g
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

/** No tags, and of control characters only the tab and the line feed: a carriage return is another in XML. */
const WORDS = "([^<\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]*)"
const ATTRIBUTE = ' ([A-Za-z]+(?::[A-Za-z]+)?)="([^"<&\\x00-\\x1f\\ufffe\\uffff]*)"'
const ATTRIBUTES = new RegExp(ATTRIBUTE, "g")
const ROW = new RegExp(`[ \\n\\t]*<row((?:${ATTRIBUTE.replaceAll(/\((?!\?)/g, "(?:")})*)>`, "y")
const ROW_END = "</row>"
const STYLE = '(?: s="\\d+")?'
const TYPE = 't="([A-Za-z]+)"'
const INLINE = `<is><t(?: xml:space="preserve")?>${WORDS}</t></is>`
const CELL = new RegExp(
  `<c r="([A-Z]{1,3}\\d+)"(?:${STYLE}(?: ${TYPE})?| ${TYPE}${STYLE})(?:/>|>(?:<v>${WORDS}</v>|${INLINE})?</c>)`,
  "y",
)
const ITEM = new RegExp(`^[ \\n\\t]*<si><t(?: xml:space="preserve")?>${WORDS}</t></si>$`)
