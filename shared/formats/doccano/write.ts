// Writes one line for each article.

import type { Project } from "../../domain/project.ts"
import type { FormatWriter, OptionValues } from "../format.ts"
import { projectFile } from "../support/companions.ts"
import { countHidden, embeddedJson, flatSpans, linksWithin } from "../support/embedded.ts"
import { fileStem } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"

/** The option for the form of the lines. */
export const FORM = "form"

export function doccanoWriter(project: Project, options: OptionValues): FormatWriter {
  const losses = new LossTally()
  const names = codebookNames(project.codebook, (name) => name)
  const name = `${fileStem(project.name)}.jsonl`
  const plain = options[FORM] === "labels"
  return {
    *article(article) {
      countStandoffLosses(losses, article)
      countHidden(losses, article, "doccano")
      const spans = flatSpans(article)
      const links = linksWithin(article, losses)
      const ids = new Map<string, number>()
      const entities = spans.map(({ annotation, start, end, part }, id) => {
        if (part === 0) ids.set(annotation.id, id)
        const label = JSON.stringify(names.kind(annotation.kind))
        return plain
          ? `[${start},${end},${label}]`
          : `{"id":${id},"label":${label},"start_offset":${start},"end_offset":${end}}`
      })
      const relations = links.map(
        ({ from, to, type }, id) =>
          `{"id":${id},"from_id":${ids.get(from.annotation)},"to_id":${ids.get(to.annotation)},"type":${JSON.stringify(names.relation(type))}}`,
      )
      if (plain) losses.add("relations", links.length, "relation", "The")
      const marks = plain
        ? `"label":[${entities.join(",")}]`
        : `"entities":[${entities.join(",")}],"relations":[${relations.join(",")}]`
      const own = embeddedJson(article, spans, plain ? [] : links, names)
      yield { name, content: `{"text":${JSON.stringify(article.text)},${marks},"postil":${own}}\n` }
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}
