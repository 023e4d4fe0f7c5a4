// The rows of a workbook (ECMA-376, part 1: SpreadsheetML), whichever program wrote it, as fingerprints: for seeing which
// of them somebody touched. Goes through it piece by piece, so that large ones need no more memory than small ones, but
// for the texts that a workbook keeps in one place. Formats, formulas and what is hidden are of no interest here.

import { Unzip, UnzipInflate } from "fflate"
import { SaxesParser } from "saxes"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { RowFingerprints } from "../../shared/formats/evidence/fingerprints.ts"

/** @returns the fingerprints of the rows, joined, by the name of the sheet; those of empty rows at the end left out */
export function readWorkbook(bytes: Uint8Array, progress: () => void): Result<ReadonlyMap<string, string>> {
  try {
    const about = readAbout(bytes)
    const sheets = new Map<string, string>()
    const readers = new Map<string, SheetReader>()
    for (const [name, part] of about.sheets) readers.set(part, new SheetReader(name, about.texts))
    eachPart(bytes, (part) => {
      const reader = readers.get(part)
      return reader === undefined ? undefined : xmlReader(reader, progress)
    })
    for (const { name, rows } of readers.values()) sheets.set(name, rows.take())
    return ok(sheets)
  } catch (error) {
    return fail(
      "damaged-file",
      `This is no workbook (${error instanceof Error ? error.message : "damaged"}).`,
    )
  }
}

/** What is told of an element's beginning, text and end; its name without a prefix, its attributes' as they are. */
interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string, text: string): void
}

/** Which sheets there are, and the texts that cells name by their number. */
function readAbout(bytes: Uint8Array) {
  const targets = new Map<string, string>()
  const named: { readonly name: string; readonly id: string }[] = []
  const texts: string[] = []
  let text = ""
  const listeners: Readonly<Record<string, Listener>> = {
    "xl/workbook.xml": {
      open(element, attributes) {
        // Its relationship's id has a prefix, whichever that is.
        const id = Object.keys(attributes).find((name) => local(name) === "id") ?? "id"
        if (element === "sheet") named.push({ name: attributes.name ?? "", id: attributes[id] ?? "" })
      },
    },
    "xl/_rels/workbook.xml.rels": {
      open: (element, { Id = "", Target = "" }) => element === "Relationship" && targets.set(Id, Target),
    },
    "xl/sharedStrings.xml": {
      close(element, words) {
        if (element === "t") text += words
        else if (element === "si") {
          texts.push(plain(text))
          text = ""
        }
      },
    },
  }
  eachPart(bytes, (part) => {
    const listener = Object.hasOwn(listeners, part) ? listeners[part] : undefined
    return listener === undefined ? undefined : xmlReader(listener)
  })
  if (named.length === 0) throw new Error("it has no sheets")
  const sheets = new Map(
    named.map(({ name, id }) => {
      const target = targets.get(id) ?? ""
      return [name, target.startsWith("/") ? target.slice(1) : `xl/${target}`]
    }),
  )
  return { sheets, texts }
}

class SheetReader implements Listener {
  readonly rows = new RowFingerprints()
  /** The number of the row last told. */
  private told = 0
  private row = 0
  private cells: (string | number)[] = []
  private column = 0
  private type = ""
  private text = ""

  constructor(
    readonly name: string,
    private readonly texts: readonly string[],
  ) {}

  open(element: string, { r, t = "n" }: Readonly<Record<string, string>>): void {
    if (element === "row") {
      this.row = r === undefined ? this.row + 1 : Number(r)
      this.cells = []
      this.column = 0
    } else if (element === "c") {
      this.column = r === undefined ? this.column + 1 : columnOf(r)
      this.type = t
      this.text = ""
    }
  }

  close(element: string, text: string): void {
    if (element === "v" || element === "t") this.text += text
    else if (element === "c") this.cell()
    else if (element === "row" && this.cells.some((cell) => cell !== "")) {
      if (!(this.row > this.told && this.row <= MOST_ROWS)) throw new Error("its rows are out of order")
      while (++this.told < this.row) this.rows.add([])
      this.rows.add(this.cells)
    }
  }

  private cell(): void {
    const { column, cells, text, type } = this
    if (!(column > cells.length && column <= MOST_COLUMNS)) throw new Error("its cells are out of order")
    while (cells.length < column - 1) cells.push("")
    if (type === "s") cells.push(this.texts[Number(text)] ?? "")
    else if (type === "n" && text !== "") cells.push(Number(text))
    else cells.push(plain(text))
  }
}

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384

/** The number of a cell's column, as in `AB12`. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(place)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Characters that XML has no place for, or that programs rather escape (ST_Xstring, section 22.9.2.19). */
function plain(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Hands the XML of a part on, as it comes. */
function xmlReader(listener: Listener, progress: () => void = () => undefined) {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const texts: string[] = []
  let spoken = 0
  parser.on("error", (error) => {
    throw error
  })
  parser.on("doctype", () => {
    throw new Error("it declares a document type")
  })
  parser.on("opentag", ({ name, attributes }) => {
    texts.push("")
    if (local(name) === PHONETIC) spoken++
    if (texts.length > DEEPEST) throw new Error("its elements are nested too deep")
    listener.open?.(local(name), attributes)
  })
  const add = (text: string) => {
    const last = texts.length - 1
    if (last >= 0 && spoken === 0) texts[last] += text
  }
  parser.on("text", add)
  parser.on("cdata", add)
  parser.on("closetag", ({ name }) => {
    if (local(name) === PHONETIC) spoken--
    listener.close?.(local(name), texts.pop() ?? "")
  })
  const decoder = new TextDecoder("utf-8", { fatal: true })
  return (piece: Uint8Array, isLast: boolean) => {
    parser.write(decoder.decode(piece, { stream: !isLast }))
    if (isLast) parser.close()
    progress()
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1)
}

const DEEPEST = 50
/** How words are spoken, which is no part of them. */
const PHONETIC = "rPh"

/** Expands the parts that somebody takes; the others are passed over. The sizes that an archive declares are not believed. */
function eachPart(
  bytes: Uint8Array,
  taker: (part: string) => ((piece: Uint8Array, isLast: boolean) => void) | undefined,
): void {
  let expanded = 0
  let open = 0
  const unzip = new Unzip((file) => {
    const take = taker(file.name)
    if (take === undefined) return
    open++
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error
      expanded += piece.length
      if (expanded > LARGEST) throw new Error("it expands to more than any workbook does")
      take(piece, isLast)
      if (isLast) open--
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let start = 0; start < bytes.length; start += STEP)
    unzip.push(bytes.subarray(start, start + STEP), start + STEP >= bytes.length)
  if (open > 0) throw new Error("it is cut off")
}

/** Bytes that the parts expand to: nothing of them is kept, but they take time. */
const LARGEST = 4 * 1024 ** 3
/** Compressed bytes at a time: one step cannot expand past all bounds. */
const STEP = 16 * 1024
