// Bytes of other tools' files as text. They are UTF-8, said to be UTF-16 by a byte order mark, or damaged.

import type { ReadProblem } from "../read.ts"

export interface DecodedFile {
  /** Without byte order mark; line ends as they are. */
  readonly text: string
  readonly problems: readonly ReadProblem[]
}

/** Never fails: what is no text in its encoding is shown as U+FFFD and said. */
export function decodeFile({
  name,
  bytes,
}: {
  readonly name: string
  readonly bytes: Uint8Array
}): DecodedFile {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), problems: [] }
  } catch {
    const text = new TextDecoder(encoding).decode(bytes)
    const line = text.slice(0, text.indexOf("\ufffd")).split("\n").length
    const message = "The file holds bytes that are not UTF-8; they are read as “\ufffd”."
    return { text, problems: [{ file: name, line, message }] }
  }
}

/** So much of a file of JSON is looked at, in bytes: a line may hold a whole text before it says what it is. */
export const LONG_HEAD = 16 * 1024 * 1024

/** The beginning of a file as text, to see what it is. Shorter by what the end cuts in two. */
export function headOf({ bytes }: { readonly bytes: Uint8Array }, length = 4096): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, length))
  return bytes.length > length ? text.replace(/\ufffd+$/, "") : text
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8"
}
