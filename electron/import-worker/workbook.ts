// The rows of a workbook (ECMA-376, part 1: SpreadsheetML), whichever program wrote it, as fingerprints: for seeing which
// of them somebody touched. Goes through it piece by piece, so that large ones need no more memory than small ones, but
// for the texts that a workbook keeps in one place. Formats, formulas and what is hidden are of no interest here.

import { Unzip, UnzipInflate } from "fflate"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { RowFingerprints } from "../../shared/formats/evidence/fingerprints.ts"
import { plainRow, plainText } from "./plain-cells.ts"
import { type Items, type Listener, local, xmlReader } from "./workbook-xml.ts"

/** @returns the fingerprints of the rows, joined, by the name of the sheet; those of empty rows at the end left out */
export function readWorkbook(bytes: Uint8Array, progress: () => void): Result<ReadonlyMap<string, string>> {
  try {
    const about = readAbout(bytes, progress)
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

/** Which sheets there are, and the texts that cells name by their number. */
function readAbout(bytes: Uint8Array, progress: () => void) {
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
      items: {
        within: "sst",
        end: "</si>",
        take(item) {
          const words = plainText(item)
          if (words !== undefined) texts.push(plain(words))
          return words !== undefined
        },
      },
    },
  }
  eachPart(bytes, (part) => {
    const listener = Object.hasOwn(listeners, part) ? listeners[part] : undefined
    return listener === undefined ? undefined : xmlReader(listener, progress)
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
  readonly items: Items = { within: "sheetData", end: "</row>", take: (text) => this.take(text) }
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

  open(element: string, { r, t = "n" }: { readonly r?: string; readonly t?: string }): void {
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

  private take(text: string): boolean {
    const row = plainRow(text)
    if (row === undefined) return false
    this.open("row", row)
    for (const cell of row.cells) {
      this.open("c", cell)
      this.text = cell.text
      this.cell()
    }
    this.close("row", "")
    return true
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
const MOST_LETTERS = 3
const BEFORE_A = 0x40

/** The number of a cell's column, as in `AB12`. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < MOST_LETTERS; at++) {
    const letter = place.charCodeAt(at) - BEFORE_A
    if (!(letter >= 1 && letter <= 26)) break
    column = column * 26 + letter
  }
  return column
}

/** Characters that XML has no place for, or that programs rather escape (ST_Xstring, section 22.9.2.19). */
function plain(text: string): string {
  if (!text.includes("_x")) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

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
