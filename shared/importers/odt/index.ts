// OpenDocument text, as LibreOffice writes it: paragraphs, headings, lists, tables, links and emphasis. What
// tracked changes deleted, notes, comments and drawings are left out.

import { ok } from "../../domain/result.ts"
import { draftOf } from "../draft.ts"
import { withoutTitle } from "../headline.ts"
import { languageOf } from "../html/metadata.ts"
import type { Importer } from "../importer.ts"
import { find, lineIn } from "../markup.ts"
import { damaged } from "../refusals.ts"
import { documentFromOdt } from "./map.ts"

export const odt: Importer = {
  name: "odt",
  endings: ["odt", "fodt", "ott"],
  async read(input, tools) {
    const zipped = input.bytes[0] === 0x50
    const files = zipped ? tools.unzip(input.bytes) : ok(new Map([["content.xml", input.bytes]]))
    if (!files.ok) return files
    const content = files.value.get("content.xml")
    if (content === undefined) return damaged(input.name, "it is no OpenDocument text")
    const decoder = new TextDecoder()
    const tree = tools.xml(decoder.decode(content))
    if (!tree.ok) return tree
    tools.progress()
    const styles = files.value.get("styles.xml")
    const named = styles === undefined ? undefined : tools.xml(decoder.decode(styles))
    const meta = files.value.get("meta.xml")
    const stated = meta === undefined ? undefined : tools.xml(decoder.decode(meta))
    const about = find(stated?.ok === true ? stated.value : tree.value, "meta")
    const title = lineIn(find(about, "title"))
    const draft = draftOf(input, {
      document: withoutTitle(
        documentFromOdt(tree.value, named?.ok === true ? named.value : undefined),
        title,
      ),
      mediaType: "application/vnd.oasis.opendocument.text",
      metadata: {
        title,
        author: lineIn(find(about, "initial-creator")) ?? lineIn(find(about, "creator")),
        language: languageOf(lineIn(find(about, "language"))),
      },
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}
