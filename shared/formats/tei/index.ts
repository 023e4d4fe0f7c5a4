// TEI P5, one file per article: the text with its structure, anchors in it wherever an annotation begins or ends, and
// the annotations beside it in a standOff. Anchors are empty, so that spans may nest, cross and run over paragraphs.

import type { Format, WrittenFile } from "../format.ts"
import { FileStems } from "../support/file-name.ts"
import { Tally } from "../support/tally.ts"
import { Wording } from "../support/wording.ts"
import { unwritable } from "../support/xml.ts"
import { bodyXml } from "./body.ts"
import { headerXml } from "./header.ts"
import { ArticleNames } from "./names.ts"
import { standOffXml } from "./stand-off.ts"

export const tei: Format = {
  name: "tei",
  title: "TEI P5",
  readers: "oXygen, TEI Publisher, CATMA and other tools for text editions",
  writer(project) {
    const wording = new Wording(project)
    const stems = new FileStems()
    const tally = new Tally(project, [
      ...(["entities", "discontinuous", "fields", "other-fields", "field-details", "inferred"] as const),
      ...(["rationales", "tags", "judgements", "notes", "creators", "relations"] as const),
      ...(["metadata", "formatting"] as const),
    ])
    const mentioned = new Set<string>()
    return {
      *article(article): Generator<WrittenFile> {
        tally.article(article)
        tally.add(
          "characters",
          unwritable(article.text),
          "character",
          "Invisible characters that XML cannot hold:",
        )
        const names = new ArticleNames(article, wording)
        for (const { id } of names.entities) mentioned.add(id)
        yield {
          name: `${stems.next(article.metadata.title)}.tei.xml`,
          content: `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
${headerXml(project, article, names)}${bodyXml(article, names)}${standOffXml(project, article, names, wording)}</TEI>
`,
        }
      },
      *end() {
        const unmentioned = wording.registry.entities.filter(({ id }) => !mentioned.has(id)).length
        tally.add("unmentioned", unmentioned, "registry entry", "What no article here speaks of:")
      },
      losses: () => tally.list(),
    }
  },
}
