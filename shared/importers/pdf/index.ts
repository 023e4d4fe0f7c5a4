// PDF documents: text in reading order, words that were broken at line ends made whole, running heads and page numbers
// taken out, the beginning of each page noted. Scans hold pictures of text, and are said to.

import { fail, ok } from "../../domain/result.ts"
import { dayIn } from "../dates.ts"
import { draftOf } from "../draft.ts"
import { safeName } from "../file-name.ts"
import { withoutTitle } from "../headline.ts"
import { asciiOf } from "../html/decode.ts"
import { languageOf } from "../html/metadata.ts"
import type { Importer } from "../importer.ts"
import { oneLine } from "../markup.ts"
import { mirrored } from "./direction.ts"
import { documentFromPages } from "./document.ts"
import { linesOf } from "./lines.ts"
import { withRaised } from "./raised.ts"
import { rowsOf } from "./rows.ts"
import { withoutRunningHeads } from "./running-heads.ts"

export const pdf: Importer = {
  name: "pdf",
  endings: ["pdf"],
  recognises: (head) => asciiOf(head).trimStart().startsWith("%PDF-"),
  async read(input, tools) {
    const file = await tools.pdf(input.bytes)
    if (!file.ok) return file
    const { title, author, created, language } = file.value
    const pages = file.value.pages.map(mirrored)
    const name = safeName(input.name)
    const letters = pages.reduce(
      (sum, { pieces }) => sum + pieces.reduce((all, { text }) => all + text.trim().length, 0),
      0,
    )
    if (letters < 3 * pages.length) {
      return fail(
        "no-text",
        `“${name}” holds pictures of its pages and no text, as scans do. Run text recognition (OCR) on it first, and import the result.`,
        name,
      )
    }
    const rows = withoutRunningHeads(
      pages.map(({ pieces, rightToLeft }) => rowsOf(withRaised(pieces), rightToLeft)),
      pages,
    )
    const { document, heading } = documentFromPages(rows.map(linesOf))
    const headline = usable(title) ?? oneLine(heading)
    const draft = draftOf(input, {
      document: withoutTitle(document, headline),
      mediaType: "application/pdf",
      metadata: {
        title: headline,
        author: oneLine(author),
        // When the file was made says when it was saved, not when the article appeared.
        capturedOn: dayIn(created),
        language: languageOf(language),
      },
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}

/** Programs write names of files and of themselves into the title. */
function usable(title: string | undefined): string | undefined {
  const line = oneLine(title)
  return line === undefined ||
    /\.(docx?|indd|qxd|pdf|html?|tex)$/i.test(line) ||
    /^(untitled|microsoft word\b|about:blank|https?:)/i.test(line)
    ? undefined
    : line
}
