// Which encoding bytes are likeliest in, by the statistics of letters that ICU keeps.

import { analyse } from "chardet"
import { decodeAs, encodingOf } from "../../shared/importers/decode.ts"

/** The WHATWG label of the likeliest encoding that the bytes are valid in. */
export function guessEncoding(bytes: Uint8Array): string | undefined {
  // Statistics of a few letters say nothing.
  if (bytes.length < 12) return undefined
  const sample = bytes.subarray(0, SAMPLE)
  for (const { name } of analyse(sample)) {
    const encoding = encodingOf(name)
    if (encoding !== undefined && decodeAs(encoding, bytes, true) !== undefined) return encoding
  }
  return undefined
}

const SAMPLE = 128 * 1024
