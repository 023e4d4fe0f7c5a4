// The importers there are, and which one reads a file. To add one, add a folder and a line here; the conformance
// test over this list holds it to what every importer promises.

import { LARGEST_FILE } from "../domain/largest-file.ts"
import { fail, type Result } from "../domain/result.ts"
import { docx } from "./docx/index.ts"
import { epub } from "./epub/index.ts"
import { endingOf, safeName } from "./file-name.ts"
import { foreignByContent, foreignByEnding } from "./foreign.ts"
import { html } from "./html/index.ts"
import type { ArticleDraft, Importer, ImportInput } from "./importer.ts"
import { mail } from "./mail/index.ts"
import { markdown } from "./markdown/index.ts"
import { mhtml } from "./mhtml/index.ts"
import { newsml } from "./newsml/index.ts"
import { odt } from "./odt/index.ts"
import { pdf } from "./pdf/index.ts"
import { damaged, notText } from "./refusals.ts"
import { rtf } from "./rtf/index.ts"
import { table } from "./table/index.ts"
import { text } from "./text/index.ts"
import type { Tools } from "./tools.ts"

export const importers: readonly Importer[] = [
  text,
  markdown,
  html,
  mhtml,
  docx,
  odt,
  rtf,
  epub,
  pdf,
  mail,
  table,
  newsml,
]

/**
 * Makes articles of a file. Its first bytes choose the importer where they can only be one thing, else the ending of
 * its name; what has no known ending is tried as text. Fails in words that name the file and say what to do.
 */
export async function importFile(input: ImportInput, tools: Tools): Promise<Result<readonly ArticleDraft[]>> {
  const shown = safeName(input.name)
  const read = await chooseAndRead(input, shown, tools)
  if (read.ok || read.error.path !== undefined) return read
  // Tools know what is wrong, but not in which file.
  return fail(read.error.code, `“${shown}” cannot be read. ${read.error.message}`, shown)
}

function chooseAndRead(
  input: ImportInput,
  shown: string,
  tools: Tools,
): Promise<Result<readonly ArticleDraft[]>> | Result<never> {
  const { name, bytes } = input
  if (bytes.length === 0)
    return fail("empty-file", `“${shown}” is empty: there is nothing to annotate.`, shown)
  if (bytes.length > LARGEST_FILE) {
    return fail("too-large", `“${shown}” is larger than 64 MB. Split it, and import the parts.`, shown)
  }
  const ending = endingOf(shown)
  const named = importers.find(({ endings }) => endings.includes(ending))
  const content = importers.find((importer) => importer.recognises?.(bytes) === true)
  // Markdown and tables may well begin with a tag, but a file that only claims to be a document cannot be read as one.
  const tagged = content === html && named === markdown
  const importer = named === table || tagged ? named : (content ?? named)
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
  const foreign = foreignByContent(bytes) ?? (importer === undefined ? foreignByEnding(ending) : undefined)
  if (foreign !== undefined) return notText(name, foreign)
  if (zipped) {
    const packed = importer !== undefined && archives.includes(importer) ? importer : undefined
    return packed === undefined ? notText(name, "an archive") : packed.read(input, tools)
  }
  if (importer !== undefined && needArchive.includes(importer))
    return damaged(name, `its content is not that of a .${ending} file`)
  return (importer ?? text).read(input, tools)
}

const archives: readonly Importer[] = [docx, odt, epub]
const needArchive: readonly Importer[] = [docx, epub]
