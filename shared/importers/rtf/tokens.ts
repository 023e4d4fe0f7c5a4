// Rich Text Format as tokens: braces, control words with their numbers, and bytes of text. RTF 1.9.1, "Basic entities".

export type RtfToken =
  | { readonly type: "open" }
  | { readonly type: "close" }
  | { readonly type: "word"; readonly word: string; readonly value: number | undefined }
  | { readonly type: "symbol"; readonly symbol: string }
  | { readonly type: "byte"; readonly byte: number }

/** Reads bytes one after the other; whatever they are, it comes to an end. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === BACKSLASH) {
      const next = bytes[at + 1] ?? 0
      if (next === QUOTE) {
        const value = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16)
        if (!Number.isNaN(value)) yield { type: "byte", byte: value }
        at += 4
      } else if (isLetter(next)) {
        const { word, value, end } = readWord(bytes, at + 1)
        yield { type: "word", word, value }
        at = end
        if (word === "bin" && value !== undefined && value > 0) at += value
      } else {
        yield { type: "symbol", symbol: String.fromCharCode(next) }
        at += 2
      }
      continue
    }
    if (byte === OPEN) yield { type: "open" }
    else if (byte === CLOSE) yield { type: "close" }
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { type: "byte", byte }
    at++
  }
}

function readWord(bytes: Uint8Array, from: number): { word: string; value: number | undefined; end: number } {
  let end = from
  while (end - from < 32 && isLetter(bytes[end] ?? 0)) end++
  const word = ascii(bytes, from, end)
  const digits = end
  if (bytes[end] === MINUS) end++
  while (end - digits < 11 && isDigit(bytes[end] ?? 0)) end++
  const value = Number.parseInt(ascii(bytes, digits, end), 10)
  // A space ends a control word and is no text.
  if (bytes[end] === SPACE) end++
  return { word, value: Number.isNaN(value) ? undefined : value, end }
}

const BACKSLASH = 0x5c
const QUOTE = 0x27
const OPEN = 0x7b
const CLOSE = 0x7d
const MINUS = 0x2d
const SPACE = 0x20

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
