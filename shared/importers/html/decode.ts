// The encoding of a web page: what its first lines declare counts where the bytes are not UTF-8.

import { type DecodedText, decode } from "../decode.ts"
import type { ImportInput } from "../importer.ts"
import type { Tools } from "../tools.ts"

/** Reads a page's bytes. @param declared what came with the page, such as a mail part's header. */
export function decodeMarkup(input: ImportInput, tools: Tools, declared?: string): DecodedText | undefined {
  return decode(input.bytes, tools, {
    chosen: input.choices?.encoding,
    declared: declared ?? declaredIn(asciiOf(input.bytes)),
  })
}

function declaredIn(head: string): string | undefined {
  const meta = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)
  const prolog = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i.exec(head)
  return meta?.[1] ?? prolog?.[1]
}

/** The beginning of a file as far as it is ASCII, for looking at what it declares. */
export function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4096))
}
