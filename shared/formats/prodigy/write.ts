// Writes one line for each article.

import { CodePointIndex } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { FormatWriter } from "../format.ts"
import { projectFile } from "../support/companions.ts"
import { countHidden, embeddedJson, flatSpans, linksWithin } from "../support/embedded.ts"
import { fileStem } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { quoted } from "../support/stable-json.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { prodigyTokens } from "./tokens.ts"

export function prodigyWriter(project: Project): FormatWriter {
  const losses = new LossTally()
  const names = codebookNames(project.codebook, (name) => name)
  const name = `${fileStem(project.name)}.jsonl`
  return {
    *article(article) {
      countStandoffLosses(losses, article)
      countHidden(losses, article, "Prodigy")
      const index = new CodePointIndex(article.text)
      const flat = flatSpans(article, index)
      const tokens = prodigyTokens(article.text, flat, index.pairs)
      const links = linksWithin(article, losses)
      const first = new Map<string, { readonly json: string; readonly token: number }>()
      const spans = flat.map(({ annotation, start, end, from, to, part }) => {
        const id = part === 0 ? annotation.id : `${annotation.id}.${part + 1}`
        const words = article.text.slice(from, to)
        const token = tokens.endingAt(to)
        const place = `"token_start":${tokens.startingAt(from)},"token_end":${token}`
        const label = quoted(names.kind(annotation.kind))
        const json = `{"id":${quoted(id)},"start":${start},"end":${end},"text":${quoted(words)},${place},"label":${label}}`
        if (part === 0 && links.length > 0) first.set(annotation.id, { json, token })
        return json
      })
      const relations = links.flatMap(({ from, to, type }) => {
        const [head, child] = [first.get(from.annotation), first.get(to.annotation)]
        if (head === undefined || child === undefined) return []
        const label = quoted(names.relation(type))
        return `{"head":${head.token},"child":${child.token},"label":${label},"head_span":${head.json},"child_span":${child.json}}`
      })
      const marks = `"tokens":${tokens.json},"spans":[${spans.join(",")}],"relations":[${relations.join(",")}]`
      const own = embeddedJson(article, flat, links, names)
      const { title, url, publishedOn } = article.metadata
      const meta = JSON.stringify({ title, source: url, published: publishedOn })
      yield {
        name,
        content: `{"text":${JSON.stringify(article.text)},${marks},"meta":${meta},"answer":"accept","postil":${own}}\n`,
      }
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}
