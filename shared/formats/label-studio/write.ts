// Writes one task for each article. A region is one part of an annotation; notes are its meta, plain fields its controls.

import type { Project } from "../../domain/project.ts"
import type { FormatWriter, WrittenFile } from "../format.ts"
import { projectFile } from "../support/companions.ts"
import { embeddedJson, type FlatSpan, flatSpans, linksWithin } from "../support/embedded.ts"
import { fileStem } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { Wording } from "../support/wording.ts"
import { configuration, controlOf, LABELS, TEXT } from "./config.ts"

export function labelStudioWriter(project: Project): FormatWriter {
  const losses = new LossTally()
  const names = codebookNames(project.codebook, (name) => name)
  const wording = new Wording(project)
  const name = `${fileStem(project.name)}.label-studio.json`
  let begun = false
  return {
    *article(article): Generator<WrittenFile> {
      countStandoffLosses(losses, article)
      const flat = flatSpans(article)
      const links = linksWithin(article, losses)
      const regionId = ({ annotation: { id }, part }: FlatSpan) => (part === 0 ? id : `${id}.${part + 1}`)
      const result: object[] = []
      for (const one of flat) {
        const { annotation, start, end, part } = one
        const text = article.text.slice(one.from, one.to)
        const place = { start, end, text }
        const id = regionId(one)
        const { note = "" } = annotation
        result.push({
          ...{ id, from_name: LABELS, to_name: TEXT, type: "labels" },
          value: { ...place, labels: [names.kind(annotation.kind)] },
          ...(part === 0 && note !== "" ? { meta: { text: [note] } } : {}),
        })
        if (part > 0) continue
        let hidden = annotation.tags !== undefined || annotation.confidence !== undefined
        for (const { id: fieldId, field, values } of wording.fieldsOf(annotation)) {
          const control = { id, from_name: controlOf(annotation.kind, fieldId), to_name: TEXT }
          const words = values.map((value) => wording.words(value, undefined, article))
          if (field?.type === "choice") {
            result.push({ ...control, type: "choices", value: { ...place, choices: words } })
          } else if (field?.type === "number" && typeof values[0] === "number") {
            result.push({ ...control, type: "number", value: { ...place, number: values[0] } })
          } else if (field?.type === "text" || field?.type === "date") {
            result.push({ ...control, type: "textarea", value: { ...place, text: words } })
          } else hidden = true
        }
        const what = "Kept in the file, but not shown by Label Studio: people, places or tags of"
        losses.add("not-shown", hidden ? 1 : 0, "annotation", what)
      }
      for (const { from, to, type } of links) {
        result.push({
          ...{ type: "relation", from_id: from.annotation, to_id: to.annotation, direction: "right" },
          labels: [names.relation(type)],
        })
      }
      const { title, publisher, author, url, publishedOn } = article.metadata
      const data = { text: article.text, title, publisher, author, url, published: publishedOn }
      const own = embeddedJson(article, flat, links, names)
      const head = `"data":${JSON.stringify(data)},"annotations":[{"result":${JSON.stringify(result)}}]`
      yield { name, content: `${begun ? ",\n" : "[\n"}{${head},"meta":{"postil":${own}}}` }
      begun = true
    },
    *end(): Generator<WrittenFile> {
      yield { name, content: begun ? "\n]\n" : "[]\n" }
      yield { name: "label-studio-config.xml", content: configuration(project, names) }
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}
