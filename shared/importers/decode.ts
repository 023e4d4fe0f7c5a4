// Bytes to text. A byte order mark says what the bytes are; without one they are UTF-8 if they can be, else what
// the file declares, else what they most resemble, and the analyst is told that this was a guess.

import type { Source } from "../domain/article.ts"
import type { Remark } from "./importer.ts"
import type { Tools } from "./tools.ts"

export interface DecodedText extends Pick<Source, "encoding" | "byteOrderMark" | "newline"> {
  /** Without byte order mark, lines ended by `\n` alone; otherwise what the bytes say. */
  readonly text: string
  readonly remarks: readonly Remark[]
}

export interface DecodeOptions {
  /** The analyst's choice: nothing is guessed. */
  readonly chosen?: string | undefined
  /** What the file says of itself. Believed where the bytes are not UTF-8. */
  readonly declared?: string | undefined
}

/** Undefined where the bytes can be no text. */
export function decode(
  bytes: Uint8Array,
  tools: Pick<Tools, "guessEncoding">,
  options: DecodeOptions = {},
): DecodedText | undefined {
  const mark = marks.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte))
  const body = bytes.subarray(mark?.signature.length ?? 0)
  const read = readAs(mark?.encoding, body, tools, options)
  if (isBinary(read.text)) return undefined
  return {
    text: read.text.replace(/\r\n?/g, "\n"),
    encoding: read.encoding,
    byteOrderMark: mark !== undefined,
    newline: newlineStyle(read.text),
    remarks: read.remarks,
  }
}

const marks = [
  { signature: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { signature: [0xff, 0xfe], encoding: "utf-16le" },
  { signature: [0xfe, 0xff], encoding: "utf-16be" },
] as const

type Read = Pick<DecodedText, "text" | "encoding" | "remarks">

function readAs(
  marked: string | undefined,
  bytes: Uint8Array,
  tools: Pick<Tools, "guessEncoding">,
  { chosen, declared }: DecodeOptions,
): Read {
  const told = encodingOf(chosen)
  if (told !== undefined) return lenient(told, bytes)
  if (marked !== undefined) return strict(marked, bytes) ?? lenient(marked, bytes)
  const wide = wideWithoutMark(bytes)
  if (wide !== undefined) return strict(wide, bytes) ?? lenient(wide, bytes)
  // ISO 2022 switches between alphabets with escape sequences, all of them ASCII, and so passes for UTF-8.
  const plain = bytes.includes(0x1b) ? undefined : strict("utf-8", bytes)
  if (plain !== undefined) return plain
  const stated = encodingOf(declared)
  if (stated !== undefined && stated !== "utf-8") return strict(stated, bytes) ?? lenient(stated, bytes)
  // What is nearly all good UTF-8 is damaged rather than something else.
  const damaged = lenient("utf-8", bytes)
  const unreadable = count(damaged.text, /\ufffd/g)
  if (count(damaged.text, /[^\0-\x7f\ufffd]/gu) > 4 * unreadable) return damaged
  const guess = encodingOf(tools.guessEncoding(bytes)) ?? "windows-1252"
  if (guess === "utf-8") return damaged
  const text = decodeAs(guess, bytes, true) ?? decodeAs(guess, bytes, false) ?? ""
  return { text, encoding: guess, remarks: [guessed(guess), ...lossIn(text, guess)] }
}

function strict(encoding: string, bytes: Uint8Array): Read | undefined {
  const text = decodeAs(encoding, bytes, true)
  return text === undefined ? undefined : { text, encoding, remarks: [] }
}

function lenient(encoding: string, bytes: Uint8Array): Read {
  const text = decodeAs(encoding, bytes, false) ?? ""
  return { text, encoding, remarks: lossIn(text, encoding) }
}

function lossIn(text: string, encoding: string): Remark[] {
  const unreadable = count(text, /\ufffd/g)
  if (unreadable === 0) return []
  const message = `${unreadable} characters could not be read as ${nameOf(encoding)} and are shown as “\ufffd”.`
  return [{ code: "unreadable-characters", message }]
}

/** The WHATWG name of an encoding; undefined where there is none by this label. */
export function encodingOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    // ISO 8859-1 and ASCII mean Windows-1252 wherever files are read.
    const { encoding } = new TextDecoder(label.trim().toLowerCase())
    return encoding === "iso-8859-1" ? "windows-1252" : encoding
  } catch {
    return undefined
  }
}

/** Bytes in an encoding as text. Undefined where they are not all of it and `fatal` is set. */
export function decodeAs(encoding: string, bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes)
    return encoding === "windows-1252" ? mendWindows1252(text) : text
  } catch {
    return undefined
  }
}

/**
 * Some platforms' decoder (Node 20's) yields ISO 8859-1 under this name, which differs from 0x80 to 0x9f. Mapping
 * those by hand changes nothing where the decoder is right. From https://encoding.spec.whatwg.org/index-windows-1252.txt.
 */
function mendWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => FROM_80[character.charCodeAt(0) - 0x80] ?? character)
}

const FROM_80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"

/** UTF-16 whose mark is missing: about every other byte of text in a Latin alphabet is zero. */
function wideWithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const head = bytes.subarray(0, 4096 - (bytes.length % 2))
  if (head.length < 16 || bytes.length % 2 !== 0) return undefined
  let even = 0
  let odd = 0
  for (let index = 0; index < head.length; index++) {
    if (head[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const half = head.length / 2
  if (odd > 0.3 * half && even < 0.02 * half) return "utf-16le"
  if (even > 0.3 * half && odd < 0.02 * half) return "utf-16be"
  return undefined
}

function guessed(encoding: string): Remark {
  return {
    code: "encoding-guessed",
    message: `The file is not UTF-8 and was read as ${nameOf(encoding)}, a guess. If letters look wrong, choose another encoding.`,
  }
}

/** As people write it: `Windows-1252`, `UTF-8`. */
function nameOf(encoding: string): string {
  return encoding.startsWith("windows") ? `W${encoding.slice(1)}` : encoding.toUpperCase()
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
