// Plain text, from a file or pasted: the bytes are decoded, their line ends made one, and lines laid out as
// paragraphs. Nothing is taken out or put in, so that every offset counts into what the file says.
// Markdown is read as the text it is.

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
  endings: ["txt", "text", "md", "markdown"],
  async read(input, tools) {
    const draft = readText(input, tools)
    return draft.ok ? ok([draft.value]) : draft
  },
}

/** Makes an article of text. */
export function readText(
  { name, bytes, choices }: ImportInput,
  tools: Pick<Tools, "guessEncoding">,
): Result<ArticleDraft> {
  const decoded = decode(bytes, tools, { chosen: choices?.encoding })
  if (decoded === undefined) return notText(name)
  const { text, encoding, byteOrderMark, newline, remarks } = decoded
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
      mediaType: /\.(md|markdown)$/i.test(fileName) ? "text/markdown" : "text/plain",
      encoding,
      byteOrderMark,
      newline,
      bytes: bytes.length,
      sha256: sha256OfBytes(bytes),
    },
    remarks,
  })
}
