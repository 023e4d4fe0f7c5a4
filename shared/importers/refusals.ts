// Why a file is refused, in words that name it and say what to do. Shared, so that every importer says it alike.

import { fail } from "../domain/result.ts"
import { safeName } from "./file-name.ts"

const READS =
  "Postil reads text, web pages, Word, OpenDocument, RTF, EPUB, PDF, mail, JSON Lines, CSV and NewsML."

/** @param what the file is, with its article: "an image". */
export function notText(name: string, what = "not a text file") {
  const shown = safeName(name)
  return fail("not-text", `“${shown}” is ${what}. ${READS} You can also copy its text and paste it.`, shown)
}

/** @param why what is wrong with it, as the end of a sentence. */
export function damaged(name: string, why: string) {
  const shown = safeName(name)
  return fail(
    "damaged-file",
    `“${shown}” cannot be read: ${why}. Save or download it again, and import that.`,
    shown,
  )
}
