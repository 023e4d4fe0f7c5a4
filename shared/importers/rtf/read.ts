// What RTF tokens say, as an article's document: paragraphs, headings by outline level, tables, links, emphasis and
// the document's title, author and date. Pictures, notes, headers and hidden text are left out.

import type { Mark, Node } from "prosemirror-model"
import { documentSchema, MAX_DEPTH } from "../../domain/document.ts"
import { dayIn } from "../dates.ts"
import { decodeAs, encodingOf } from "../decode.ts"
import { addressOf } from "../html/map.ts"
import { RichText } from "../rich-text.ts"
import { type RtfToken, rtfTokens } from "./tokens.ts"

const { link, em, strong } = documentSchema.marks

export interface RtfFound {
  readonly document: Node | undefined
  readonly metadata: {
    readonly title: string
    readonly author: string
    readonly publishedOn: string | undefined
  }
  /** Whether all braces were closed. */
  readonly whole: boolean
}

/** What a group knows; inner groups inherit it. */
interface State {
  /** Where text goes: the article, a property by its name, or nowhere. */
  into: string
  bold: boolean
  italic: boolean
  hidden: boolean
  /** How many characters after `\u` stand in for it. */
  skip: number
  encoding: string
  href: string | undefined
}

/** Undefined where groups are nested too deeply. */
export function readRtf(bytes: Uint8Array, progress: () => void): RtfFound | undefined {
  const reader = new Reader()
  let count = 0
  for (const token of rtfTokens(bytes)) {
    if (!reader.take(token)) return undefined
    if (++count % 200_000 === 0) progress()
  }
  return reader.finish()
}

class Reader {
  private readonly text = new RichText()
  private readonly stack: State[] = []
  private state: State = {
    into: "body",
    bold: false,
    italic: false,
    hidden: false,
    skip: 1,
    encoding: "windows-1252",
    href: undefined,
  }
  private readonly properties = new Map<string, string>()
  private readonly fonts = new Map<number, string>()
  private readonly outlineStyles = new Map<number, number>()
  private font = 0
  private style = 0
  private charset = "windows-1252"
  private bytes: number[] = []
  private skipped = 0
  private starred = false
  private inTable = false
  private row = false
  private outline: number | undefined
  private pending = ""

  /** False where groups are nested too deeply. */
  take(token: RtfToken): boolean {
    if (token.type === "byte") {
      if (this.skipped > 0) this.skipped--
      else this.bytes.push(token.byte)
      return true
    }
    this.flush()
    if (token.type === "open") {
      this.stack.push({ ...this.state })
      this.skipped = 0
      return this.stack.length <= MAX_DEPTH
    }
    if (token.type === "close") this.closeGroup()
    else if (token.type === "symbol") this.symbol(token.symbol)
    else this.word(token.word, token.value)
    if (token.type !== "symbol") this.starred = false
    return true
  }

  finish(): RtfFound {
    this.flush()
    this.endParagraph()
    this.leaveTable()
    const property = (name: string) => this.properties.get(name) ?? ""
    return {
      document: this.text.finish(),
      metadata: {
        title: property("title"),
        author: property("author"),
        publishedOn: dayIn(property("creatim")),
      },
      whole: this.stack.length === 0,
    }
  }

  private closeGroup(): void {
    const { into } = this.state
    this.skipped = 0
    if (into === "fldinst") {
      const target = /HYPERLINK\s+"([^"]+)"/.exec(this.properties.get("fldinst") ?? "")?.[1]
      this.properties.delete("fldinst")
      const outer = this.stack.at(-1)
      if (outer !== undefined && outer.into !== "fldinst") outer.href = addressOf(target, undefined)
      else if (outer !== undefined)
        this.properties.set("fldinst", target === undefined ? "" : `HYPERLINK "${target}"`)
    }
    this.state = this.stack.pop() ?? this.state
  }

  private symbol(symbol: string): void {
    if (symbol === "*") this.starred = true
    else if (symbol === "~") this.say("\u00a0")
    else if (symbol === "_") this.say("\u2011")
    else if (symbol === "\n" || symbol === "\r") this.word("par", undefined)
    else if (symbol === "{" || symbol === "}" || symbol === "\\") this.say(symbol)
  }

  private word(word: string, value: number | undefined): void {
    const { state } = this
    const on = value !== 0
    if (word === "u") {
      this.say(String.fromCharCode(((value ?? 0) + 0x1_0000) % 0x1_0000))
      this.skipped = state.skip
    } else if (destinations.has(word)) state.into = word
    else if (this.starred || silent.has(word)) state.into = "nowhere"
    else if (word === "fldrslt") state.into = state.into === "fldinst" ? "body" : state.into
    else if (word === "uc") state.skip = Math.max(0, Math.min(8, value ?? 1))
    else if (word === "ansicpg") this.charset = state.encoding = codePage(value)
    else if (word === "mac") this.charset = state.encoding = "macintosh"
    else if (word === "f") this.setFont(value ?? 0)
    else if (word === "fcharset" && state.into === "fonttbl")
      this.fonts.set(this.font, charsets[value ?? 0] ?? this.charset)
    else if (word === "plain") Object.assign(state, { bold: false, italic: false, hidden: false })
    else if (word === "b") state.bold = on
    else if (word === "i") state.italic = on
    else if (word === "v") state.hidden = on
    else if (word === "pard") {
      this.inTable = false
      this.outline = undefined
    } else if (word === "intbl") this.inTable = true
    else if (word === "s") {
      this.style = value ?? 0
      if (state.into === "body") this.outline = this.outlineStyles.get(this.style) ?? this.outline
    } else if (word === "outlinelevel") this.setOutline(value ?? 9)
    else if (word === "par" || word === "sect" || word === "page") this.paragraph()
    else if (word === "line" || word === "lbr") this.inBody(() => this.text.lineBreak())
    else if (word === "cell") this.cell()
    else if (word === "row") this.endRow()
    else if (word === "tab") this.say("\t")
    else if (characters[word] !== undefined) this.say(characters[word])
    else if (dateParts.has(word) && state.into === "creatim")
      this.say(`${word === "yr" ? "" : "-"}${String(value ?? 0).padStart(2, "0")}`)
  }

  private setFont(font: number): void {
    this.font = font
    if (this.state.into !== "fonttbl") this.state.encoding = this.fonts.get(font) ?? this.charset
  }

  private setOutline(level: number): void {
    if (level > 8) return
    if (this.state.into === "stylesheet") this.outlineStyles.set(this.style, level + 1)
    else this.outline = level + 1
  }

  /** Bytes gathered so far, as text: several may make one character. */
  private flush(): void {
    if (this.bytes.length === 0) return
    const text = decodeAs(this.state.encoding, Uint8Array.from(this.bytes), false) ?? ""
    this.bytes = []
    this.say(text)
  }

  private say(value: string): void {
    const { into, hidden } = this.state
    if (into === "body") {
      if (hidden) return
      // Halves of a surrogate pair come one by one.
      const joined = this.pending + value
      this.pending = /[\ud800-\udbff]$/.test(joined) ? joined.slice(-1) : ""
      const text = this.pending === "" ? joined : joined.slice(0, -1)
      if (text !== "") this.addText(text)
    } else if (into !== "nowhere" && (this.properties.get(into)?.length ?? 0) < 4000) {
      this.properties.set(into, (this.properties.get(into) ?? "") + value)
    }
  }

  private addText(value: string): void {
    if (this.inTable && !this.row) {
      this.text.open("table")
      this.openRow()
      this.row = true
    } else if (!this.inTable) this.leaveTable()
    if (this.outline !== undefined) {
      this.text.startHeading(this.outline)
      this.outline = undefined
    }
    this.text.text(value, this.marks())
  }

  private marks(): Mark[] {
    const { bold, italic, href } = this.state
    return [
      ...(href !== undefined && link ? [link.create({ href })] : []),
      ...(italic && em ? [em.create()] : []),
      ...(bold && strong ? [strong.create()] : []),
    ]
  }

  private paragraph(): void {
    this.inBody(() => this.endParagraph())
  }

  private endParagraph(): void {
    this.text.endBlock()
    if (!this.inTable) this.leaveTable()
  }

  private openRow(): void {
    this.text.open("table_row")
    this.text.open("table_cell")
  }

  private cell(): void {
    this.inBody(() => {
      if (!this.row) {
        this.inTable = true
        this.text.open("table")
        this.openRow()
        this.row = true
      }
      this.text.close()
      this.text.open("table_cell")
    })
  }

  private endRow(): void {
    this.inBody(() => {
      if (!this.row) return
      // The cell that was opened after the last one is none.
      this.text.drop()
      this.text.close()
      this.openRow()
    })
  }

  private leaveTable(): void {
    if (!this.row) return
    this.row = false
    this.text.drop()
    this.text.close()
    this.text.close()
  }

  private inBody(work: () => void): void {
    if (this.state.into === "body") work()
  }
}

/** Groups whose text is kept apart. */
const destinations = new Set(["fonttbl", "stylesheet", "title", "author", "creatim", "fldinst"])

/** Groups whose text is no text of the article. */
const silent = new Set(
  "colortbl info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor listtable listoverridetable revtbl rsidtbl themedata datastore latentstyles filetbl operator company manager category keywords comment doccomm subject hlinkbase revtim printim buptim pntext listtext deleted bkmkstart bkmkend xe tc nonshppict".split(
    " ",
  ),
)

const characters: Readonly<Record<string, string>> = {
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
}

const dateParts = new Set(["yr", "mo", "dy"])

function codePage(number: number | undefined): string {
  if (number === 65001) return "utf-8"
  if (number === 10000) return "macintosh"
  const names: Readonly<Record<number, string>> = {
    932: "shift_jis",
    936: "gbk",
    949: "euc-kr",
    950: "big5",
    874: "windows-874",
    866: "ibm866",
  }
  return names[number ?? 1252] ?? encodingOf(`windows-${number ?? 1252}`) ?? "windows-1252"
}

/** Character sets of fonts (`\fcharset`) by number. */
const charsets: Readonly<Record<number, string>> = {
  0: "windows-1252",
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
}
