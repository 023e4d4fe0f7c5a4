// Making a large file's bytes without keeping anybody waiting: changes that come meanwhile are saved in between.

import { setImmediate as others } from "node:timers/promises"

/** Milliseconds at a stretch. */
const STRETCH = 8
/** Characters that are encoded at once. */
const BATCH = 1 << 18

/** @param pieces of text that never changes, made while they are asked for */
export async function encodeGently(pieces: Iterable<string>): Promise<Uint8Array> {
  const encoded: Uint8Array[] = []
  let batch: string[] = []
  let length = 0
  let start = performance.now()
  const encode = () => {
    encoded.push(Buffer.from(batch.join("")))
    batch = []
    length = 0
  }
  for (const piece of pieces) {
    batch.push(piece)
    length += piece.length
    if (length >= BATCH) encode()
    if (performance.now() - start < STRETCH) continue
    await others()
    start = performance.now()
  }
  encode()
  return Buffer.concat(encoded)
}
