// Hands the XML of a workbook's part on as it comes. A sheet has millions of cells, nearly all written alike: what a part
// mostly consists of may be taken as a whole by who understands it at sight, and only the rest goes through the parser,
// which knows all of XML and refuses what is not well-formed.

import { SaxesParser } from "saxes"

/** What is told of an element's beginning, text and end; its name without a prefix, its attributes' as they are. */
export interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string, text: string): void
  readonly items?: Items
}

/** The elements that a part mostly consists of. */
export interface Items {
  /** The element that they are in. */
  readonly within: string
  /** What each of them ends with: `</row>`. */
  readonly end: string
  /**
   * Takes an item with the white space before it.
   *
   * @returns whether it could, for certain as the parser would have told it; else nothing happened
   */
  take(text: string): boolean
}

/** @returns what takes the pieces of a part, one after the other; it throws where they are no XML in UTF-8 */
export function xmlReader(
  listener: Listener,
  progress: () => void,
): (piece: Uint8Array, isLast: boolean) => void {
  const elements = new Elements(listener)
  const { items } = listener
  const write = items === undefined ? (text: string) => elements.write(text) : itemwise(elements, items)
  const decoder = new TextDecoder("utf-8", { fatal: true })
  return (piece, isLast) => {
    write(decoder.decode(piece, { stream: !isLast }), isLast)
    if (isLast) elements.end()
    progress()
  }
}

/** Leaves to the parser what comes before the items, what comes after them, and those that are not taken. */
function itemwise(elements: Elements, { within, end, take }: Items): (text: string, isLast: boolean) => void {
  let state: "before" | "between" | "after" = "before"
  let waiting = ""
  return (text, isLast) => {
    waiting += text
    let at = 0
    while (state === "before") {
      // Tag by tag, so that nothing of the items has gone to the parser yet.
      const next = waiting.indexOf(">", at) + 1
      if (next === 0) break
      elements.write(waiting.slice(at, next))
      at = next
      if (elements.isJustWithin(within)) state = "between"
    }
    const { depth } = elements
    while (state === "between") {
      const next = waiting.indexOf(end, at) + end.length
      if (next < end.length) break
      const item = waiting.slice(at, next)
      at = next
      if (take(item)) continue
      elements.write(item)
      // Behind comments and the like, nobody but the parser knows what is an item.
      if (ODD.test(item) || elements.depth !== depth) state = "after"
    }
    waiting = waiting.slice(at)
    if (!isLast && state !== "after" && waiting.length <= LONGEST_ITEM) return
    if (!isLast) state = "after"
    elements.write(waiting)
    waiting = ""
  }
}

const ODD = /<[!?]/
/** In UTF-16 units: what is longer is no item, or one that may well take its time. */
const LONGEST_ITEM = 1 << 22

class Elements {
  private readonly parser = new SaxesParser({ position: false, xmlns: false })
  /** The names of the elements that are open, without prefixes, and their texts so far. */
  private readonly names: string[] = []
  private readonly texts: string[] = []
  private spoken = 0
  private isOpened = false

  constructor(listener: Listener) {
    const { parser, names, texts } = this
    parser.on("error", (error) => {
      throw error
    })
    parser.on("doctype", () => {
      throw new Error("it declares a document type")
    })
    parser.on("opentag", ({ name: full, attributes }) => {
      const name = local(full)
      names.push(name)
      texts.push("")
      if (name === PHONETIC) this.spoken++
      if (names.length > DEEPEST) throw new Error("its elements are nested too deep")
      this.isOpened = true
      listener.open?.(name, attributes)
    })
    const add = (text: string) => {
      const last = texts.length - 1
      if (last >= 0 && this.spoken === 0) texts[last] += text
    }
    parser.on("text", add)
    parser.on("cdata", add)
    parser.on("closetag", () => {
      const name = names.pop() ?? ""
      if (name === PHONETIC) this.spoken--
      this.isOpened = false
      listener.close?.(name, texts.pop() ?? "")
    })
  }

  get depth(): number {
    return this.names.length
  }

  write(text: string): void {
    this.isOpened = false
    this.parser.write(text)
  }

  /** Whether what was written last ended with the beginning of an element of this name, which is the one open now. */
  isJustWithin(name: string): boolean {
    return this.isOpened && this.spoken === 0 && this.names.at(-1) === name
  }

  end(): void {
    this.parser.close()
  }
}

/** A name without its prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(":") + 1)
}

const DEEPEST = 50
/** How words are spoken, which is no part of them. */
const PHONETIC = "rPh"
