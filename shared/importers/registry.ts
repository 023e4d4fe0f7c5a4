// The importers there are, and which one reads a file. To add one, add a folder and a line here, and take its
// endings out of `foreign.ts`; the conformance test over this list holds it to what every importer promises.

import { fail, type Result } from "../domain/result.ts"
import { foreignByContent, foreignByEnding } from "./foreign.ts"
import type { ArticleDraft, Importer, ImportInput } from "./importer.ts"
import { text } from "./text/index.ts"

export const importers: readonly Importer[] = [text]

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024

/**
 * Makes an article of a file. The ending of its name chooses the importer; what has no known ending is tried as
 * text. Fails with `empty-file`, `too-large` or `not-text`, in words that name the file and say what to do.
 */
export function importFile(input: ImportInput): Result<ArticleDraft> {
  const { name, bytes } = input
  if (bytes.length === 0) return fail("empty-file", `“${name}” is empty: there is nothing to annotate.`, name)
  if (bytes.length > LARGEST_FILE) {
    return fail("too-large", `“${name}” is larger than 64 MB. Split it, and import the parts.`, name)
  }
  const ending = endingOf(name)
  const importer = importers.find(({ endings }) => endings.includes(ending))
  const foreign = foreignByContent(bytes) ?? (importer === undefined ? foreignByEnding(ending) : undefined)
  if (foreign !== undefined) {
    return fail(
      "not-text",
      `“${name}” is ${foreign}. Postil reads text files (.txt, .md): copy the text out of it and paste it, or save it as plain text and import that.`,
      name,
    )
  }
  return (importer ?? text).read(input)
}

/** What follows the last dot of a file name, in lower case. */
function endingOf(name: string): string {
  const dot = name.lastIndexOf(".")
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase()
}
