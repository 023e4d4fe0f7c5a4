// Markdown, as its readers see it: headings, lists, quotes, tables, links and emphasis instead of their signs, HTML within
// as HTML anywhere. Front matter becomes metadata and is no part of the text.

import { canonicalText } from "../../domain/document.ts"
import { ok } from "../../domain/result.ts"
import { decode } from "../decode.ts"
import { checkLines, draftOf } from "../draft.ts"
import { safeName } from "../file-name.ts"
import { withoutTitle } from "../headline.ts"
import { documentFromHtml } from "../html/map.ts"
import type { Importer } from "../importer.ts"
import { find, lineIn } from "../markup.ts"
import { notText } from "../refusals.ts"
import { readStatements } from "../text/statements.ts"
import { splitFrontMatter } from "./front-matter.ts"

export const markdown: Importer = {
  name: "markdown",
  endings: ["md", "markdown"],
  async read(input, tools) {
    const decoded = decode(input.bytes, tools, { chosen: input.choices?.encoding })
    if (decoded === undefined) return notText(input.name)
    const lines = checkLines(decoded.text, safeName(input.name))
    if (!lines.ok) return lines
    const { metadata, body } = splitFrontMatter(decoded.text, tools)
    const html = tools.markdown(body)
    if (!html.ok) return html
    const tree = tools.html(html.value)
    if (!tree.ok) return tree
    tools.progress()
    const document = withoutTitle(documentFromHtml(tree.value, metadata.url), metadata.title)
    const draft = draftOf(input, {
      document,
      mediaType: "text/markdown",
      metadata: { ...metadata, title: metadata.title ?? lineIn(find(tree.value, "h1")) },
      encoding: decoded,
      remarks: decoded.remarks,
    })
    if (!draft.ok) return draft
    const { offers } = readStatements(canonicalText(draft.value.document))
    const missing = offers.filter(({ field }) => draft.value.metadata[field] === undefined)
    return ok([{ ...draft.value, offers: missing }])
  },
}
