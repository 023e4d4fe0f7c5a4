// Word documents. The body comes as HTML, as the tool for Word documents makes it of styles; title, author and
// language are those of the document's properties, whose dates say nothing of publication. Pictures are left out.

import { ok } from "../../domain/result.ts"
import { draftOf } from "../draft.ts"
import { withoutTitle } from "../headline.ts"
import { documentFromHtml } from "../html/map.ts"
import { languageOf } from "../html/metadata.ts"
import type { Importer } from "../importer.ts"
import { find, lineIn } from "../markup.ts"
import { damaged } from "../refusals.ts"

export const docx: Importer = {
  name: "docx",
  endings: ["docx", "docm"],
  async read(input, tools) {
    const files = tools.unzip(input.bytes)
    if (!files.ok) return files
    if (!files.value.has("word/document.xml") && !files.value.has("[Content_Types].xml")) {
      return damaged(input.name, "it is no Word document")
    }
    tools.progress()
    const body = await tools.word(files.value)
    if (!body.ok) return body
    const tree = tools.html(body.value)
    if (!tree.ok) return tree
    const properties = files.value.get("docProps/core.xml")
    const core = properties === undefined ? undefined : tools.xml(new TextDecoder().decode(properties))
    const stated = core?.ok === true ? core.value : undefined
    const title = lineIn(find(stated, "title"))
    const draft = draftOf(input, {
      document: withoutTitle(documentFromHtml(tree.value), title),
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      metadata: {
        title,
        author: lineIn(find(stated, "creator")),
        language: languageOf(lineIn(find(stated, "language"))),
      },
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}
