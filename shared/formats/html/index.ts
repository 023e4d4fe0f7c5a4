// A report to read and to print: one page per article, with everything it needs in it. No scripts, nothing fetched.
// Kinds are told apart by underline and letter, so that a black-and-white printer loses nothing.

import type { Format, WrittenFile } from "../format.ts"
import { FileStems } from "../support/file-name.ts"
import { reportOn } from "../support/report.ts"
import { Tally } from "../support/tally.ts"
import { Wording } from "../support/wording.ts"
import { escaped } from "../support/xml.ts"
import { page } from "./page.ts"
import { sections } from "./sections.ts"
import { kindStyles } from "./style.ts"
import { highlighted } from "./text.ts"

export const html: Format = {
  name: "html",
  title: "Report (HTML)",
  readers: "Any browser, for reading and printing: the marked article, who said what, events by date",
  writer(project) {
    const wording = new Wording(project)
    const { kinds } = project.codebook
    const tally = new Tally(project, [
      ...(["discontinuous", "fields", "other-fields", "inferred", "rationales", "tags", "notes"] as const),
      ...(["judgements", "relations", "relation-notes", "metadata", "formatting"] as const),
    ])
    const stems = new FileStems()
    stems.next("index")
    const listed: string[] = []
    return {
      *article(article): Generator<WrittenFile> {
        tally.article(article)
        const report = reportOn(article, wording, kinds)
        const name = `${stems.next(article.metadata.title)}.html`
        const { title, publishedOn = "" } = article.metadata
        listed.push(
          `<tr><td><time>${escaped(publishedOn)}</time></td><td><a href="${escaped(encodeURI(name))}"><bdi>${escaped(title)}</bdi></a></td><td class="number">${article.annotations.size}</td></tr>`,
        )
        const content = `${highlighted(article, report)}${sections(report)}`
        yield {
          name,
          content: page(article, kindStyles(report.legend.map(({ kind }) => kind)), content, report),
        }
      },
      *end(): Generator<WrittenFile> {
        if (listed.length < 2) return
        const rows = listed.join("\n")
        const table = `<table><thead><tr><th>Published</th><th>Article</th><th class="number">Annotations</th></tr></thead><tbody>\n${rows}\n</tbody></table>`
        yield { name: "index.html", content: page(project.name, "", table) }
      },
      losses: () => tally.list(),
    }
  },
}
