// Bytes to canonical text. UTF-8 unless a byte order mark says UTF-16; what is not valid UTF-8 is taken for
// Windows-1252, as browsers do, and the analyst is told. Deliberately absent: guessing at other encodings,
// which is wrong too often to be done silently.

import type { Source } from "../../domain/article.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import type { ArticleDraft } from "../importer.ts"

export interface DecodedText extends Pick<Source, "encoding" | "byteOrderMark" | "newline"> {
  /** Without byte order mark, lines ended by `\n` alone; otherwise what the bytes say. */
  readonly text: string
  readonly remarks: ArticleDraft["remarks"]
}

/** Fails with `not-text` where the bytes can be no text. */
export function decode(name: string, bytes: Uint8Array): Result<DecodedText> {
  const mark = marks.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte))
  const read = readAs(mark?.encoding, bytes.subarray(mark?.signature.length ?? 0))
  if (isBinary(read.text)) {
    return fail("not-text", `“${name}” is not a text file. Postil reads text files (.txt, .md).`, name)
  }
  return ok({
    text: read.text.replace(/\r\n?/g, "\n"),
    encoding: read.encoding,
    byteOrderMark: mark !== undefined,
    newline: newlineStyle(read.text),
    remarks: read.remarks,
  })
}

const marks = [
  { signature: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { signature: [0xff, 0xfe], encoding: "utf-16le" },
  { signature: [0xfe, 0xff], encoding: "utf-16be" },
] as const

function readAs(
  marked: (typeof marks)[number]["encoding"] | undefined,
  bytes: Uint8Array,
): Pick<DecodedText, "text" | "encoding" | "remarks"> {
  const encoding = marked ?? "utf-8"
  const strict = tryDecode(encoding, bytes)
  if (strict !== undefined) return { text: strict, encoding, remarks: [] }

  const lenient = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  const unreadable = count(lenient, /\ufffd/g)
  // A file that says what it is, or that is nearly all good UTF-8, is damaged rather than something else.
  if (marked !== undefined || count(lenient, /[^\0-\x7f\ufffd]/gu) > 4 * unreadable) {
    return { text: lenient, encoding, remarks: [damaged(encoding, unreadable)] }
  }
  return {
    text: windows1252(bytes),
    encoding: "windows-1252",
    remarks: [GUESSED],
  }
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Some platforms' decoder (Node 20's) yields ISO 8859-1 under this name, which differs from 0x80 to 0x9f. Mapping
 * those by hand changes nothing where the decoder is right. From https://encoding.spec.whatwg.org/index-windows-1252.txt.
 */
function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1252").decode(bytes)
  return text.replace(/[\x80-\x9f]/g, (character) => FROM_80[character.charCodeAt(0) - 0x80] ?? character)
}

const FROM_80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"

const GUESSED = {
  code: "encoding-guessed",
  message:
    "The file is not UTF-8 and was read as Windows-1252 (Western European). If letters look wrong, save it as UTF-8 and import it again.",
}

function damaged(encoding: string, unreadable: number) {
  return {
    code: "unreadable-characters",
    message: `${unreadable} characters could not be read as ${encoding.toUpperCase()} and are shown as “\ufffd”.`,
  }
}

/** No text holds NUL, and none is full of control characters other than tab, line ends, form feed and escape. */
function isBinary(text: string): boolean {
  if (text.includes("\0")) return true
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = count(text, /[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/g)
  return controls > 2 && controls * 50 > text.length
}

function newlineStyle(text: string): Source["newline"] {
  const both = count(text, /\r\n/g)
  const styles = [
    ["crlf", both],
    ["cr", count(text, /\r/g) - both],
    ["lf", count(text, /\n/g) - both],
  ] as const
  const [only, second] = styles.filter(([, times]) => times > 0)
  if (only === undefined) return "none"
  return second === undefined ? only[0] : "mixed"
}

function count(text: string, pattern: RegExp): number {
  let times = 0
  for (const _ of text.matchAll(pattern)) times++
  return times
}
