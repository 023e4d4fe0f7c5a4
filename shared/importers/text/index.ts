// Plain text, from a file or pasted: the bytes are decoded, their line ends made one, and lines laid out as
// paragraphs. Nothing is taken out or put in, so that every offset counts into what the file says.
// Markdown is read as the text it is.

import { sha256OfBytes } from "../../domain/hash.ts"
import { fail, ok } from "../../domain/result.ts"
import type { Importer } from "../importer.ts"
import { decode } from "./decode.ts"
import { documentFromText } from "./layout.ts"
import { readStatements } from "./statements.ts"

export const text: Importer = {
  name: "text",
  endings: ["txt", "text", "md", "markdown"],
  read({ name, bytes }) {
    const decoded = decode(name, bytes)
    if (!decoded.ok) return decoded
    const { text, encoding, byteOrderMark, newline, remarks } = decoded.value
    if (text.trim() === "") {
      return fail(
        "empty-file",
        `“${name}” holds nothing but white space: there is nothing to annotate.`,
        name,
      )
    }
    const { title, offers } = readStatements(text)
    return ok({
      metadata: { title: title ?? stemOf(name) },
      offers,
      document: documentFromText(text),
      source: {
        fileName: name,
        mediaType: /\.(md|markdown)$/i.test(name) ? "text/markdown" : "text/plain",
        encoding,
        byteOrderMark,
        newline,
        bytes: bytes.length,
        sha256: sha256OfBytes(bytes),
      },
      remarks,
    })
  },
}

/** The name of a file without its ending, as a title. */
function stemOf(name: string): string {
  const stem = name.replace(/\.[^.]*$/, "").trim()
  return stem === "" ? "Untitled" : stem
}
