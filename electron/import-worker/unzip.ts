// Files in a ZIP archive, expanded piece by piece and counted as they grow: the sizes that an archive declares are
// never believed. Pictures, fonts and recordings are passed over.

import { Unzip, UnzipInflate } from "fflate"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { LARGEST_EXPANDED, MOST_FILES } from "../../shared/importers/limits.ts"

export function unzipFiles(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const unfinished = new Set<string>()
  let expanded = 0
  let count = 0
  const unzip = new Unzip((file) => {
    if (++count > MOST_FILES) throw new TooMuch(`There are more than ${MOST_FILES} files in it.`)
    if (passedOver.test(file.name) || file.name.endsWith("/")) return
    const pieces: Uint8Array[] = []
    unfinished.add(file.name)
    file.ondata = (error, piece, last) => {
      if (error !== null) throw error
      expanded += piece.length
      if (expanded > LARGEST_EXPANDED) {
        throw new TooMuch(
          `It expands to more than ${LARGEST_EXPANDED / 1024 / 1024} MB, which no article does.`,
        )
      }
      pieces.push(piece.slice())
      if (!last) return
      unfinished.delete(file.name)
      files.set(file.name, joined(pieces))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let start = 0; start < bytes.length; start += STEP) {
      unzip.push(bytes.subarray(start, start + STEP), start + STEP >= bytes.length)
    }
  } catch (error) {
    if (error instanceof TooMuch) return fail("too-large", error.message)
    return fail(
      "damaged-file",
      `The archive is damaged (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
  if (unfinished.size > 0 || files.size === 0)
    return fail("damaged-file", "The archive is cut off or damaged.")
  return ok(files)
}

class TooMuch extends Error {}

/** Compressed bytes at a time: one step cannot expand past all bounds. */
const STEP = 16 * 1024

const passedOver = /\.(png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf|ttf|otf|woff2?|mp[34]|m4a|ogg|wav|bin)$/i

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
