// Plain text, from a file or pasted: the bytes are decoded, their line ends made one, and lines laid out as
// paragraphs. Nothing is taken out or put in, so that every offset counts into what the file says.

import { sha256OfBytes } from "../../domain/hash.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import { decode } from "../decode.ts"
import { checkLines, checkSize } from "../draft.ts"
import { safeName, stemOf } from "../file-name.ts"
import type { ArticleDraft, Importer, ImportInput } from "../importer.ts"
import { notText } from "../refusals.ts"
import type { Tools } from "../tools.ts"
import { documentFromText } from "./layout.ts"
import { readStatements } from "./statements.ts"

export const text: Importer = {
  name: "text",
  endings: ["txt", "text"],
  async read(input, tools) {
    const draft = readText(input, tools, withLineEnds)
    return draft.ok ? ok([draft.value]) : draft
  },
}

/**
 * Unicode's own signs for the end of a line or paragraph as the newlines that they are: no browser draws them as such. One
 * character takes the place of one, so that no offset changes.
 */
function withLineEnds(text: string): string {
  return text.replace(/[\u2028\u2029]/g, "\n")
}

/** Makes an article of text. @param made what is made of the text first; where nothing, it is kept to the letter */
export function readText(
  { name, bytes, choices }: ImportInput,
  tools: Pick<Tools, "guessEncoding">,
  made: (text: string) => string = (text) => text,
): Result<ArticleDraft> {
  const decoded = decode(bytes, tools, { chosen: choices?.encoding })
  if (decoded === undefined) return notText(name)
  const { encoding, byteOrderMark, remarks } = decoded
  const text = made(decoded.text)
  const newline = text === decoded.text ? decoded.newline : "mixed"
  const fileName = safeName(name)
  if (text.trim() === "") {
    const message = `“${fileName}” holds nothing but white space: there is nothing to annotate.`
    return fail("empty-file", message, fileName)
  }
  const lines = checkLines(text, fileName)
  if (!lines.ok) return lines
  const document = documentFromText(text)
  const size = checkSize(document, fileName)
  if (!size.ok) return size
  const { title, offers } = readStatements(text)
  return ok({
    metadata: { title: title ?? stemOf(fileName) },
    offers,
    document,
    source: {
      fileName,
      mediaType: "text/plain",
      encoding,
      byteOrderMark,
      newline,
      bytes: bytes.length,
      sha256: sha256OfBytes(bytes),
    },
    remarks,
  })
}
