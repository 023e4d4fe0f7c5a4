// The article with its marks. Where annotations overlap, each draws a line of its own, one below the other, so that
// nested and crossing ones can be told apart.

import type { Mark, Node } from "prosemirror-model"
import type { Article } from "../../domain/article.ts"
import type { Labelled, Report } from "../support/report.ts"
import { type Run, runsOf, walk } from "../support/walk.ts"
import { attributes, escaped } from "../support/xml.ts"
import { kindClass } from "./style.ts"

interface Part {
  readonly start: number
  readonly end: number
  readonly labelled: Labelled
  readonly isFirst: boolean
  readonly className: string
}

export function highlighted(article: Article, { labelled, legend }: Report): string {
  const classes = new Map(legend.map(({ kind }, index) => [kind.id, kindClass(index)]))
  const parts = labelled
    .flatMap((one) =>
      one.annotation.spans.map(
        ({ start, end }, index): Part => ({
          ...{ start, end, labelled: one, isFirst: index === 0 },
          className: classes.get(one.kind.id) ?? "",
        }),
      ),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const cuts = [...new Set(parts.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  let next = 0
  let open: Part[] = []
  let cut = 0
  const marked = (run: Run): string => {
    open = open.filter(({ end }) => end > run.start)
    let tags = ""
    for (let part = parts[next]; part !== undefined && part.start < run.end; part = parts[++next]) {
      // A part that begins between two paragraphs begins with the second.
      if (part.end <= run.start) continue
      open.push(part)
      tags += tag(part)
    }
    const inner = run.isBreak ? "<br>" : escaped(run.text)
    const text = run.marks.reduceRight(wrapped, inner)
    return open
      .reduceRight(
        (content, { className, labelled: one }, depth) =>
          `<mark class="${className} d${Math.min(4, depth + 1)}" title="${escaped(`${one.kind.name} ${one.label}`)}">${content}</mark>`,
        text,
      )
      .replace(/^/, () => tags)
  }
  let content = ""
  for (const step of walk(article.document)) {
    if (step.type === "open") content += openTag(step.node)
    else if (step.type === "close") content += closeTag(step.node)
    else {
      while ((cuts[cut] ?? Number.POSITIVE_INFINITY) <= step.start) cut++
      const name = step.node.type.name === "heading" ? headingName(step.node) : "p"
      const runs = [...runsOf(step.node, step.start, cuts, cut)]
      content += `<${name} dir="auto">${runs.map(marked).join("") || "<br>"}</${name}>\n`
    }
  }
  return `<article${attributes({ lang: article.metadata.language })}>\n${content}</article>\n`
}

function tag({ labelled: { label }, isFirst, className }: Part): string {
  const id = isFirst ? ` id="${escaped(label)}"` : ""
  return `<span class="tag ${className}"${id}>${escaped(isFirst ? label : `… ${label}`)}</span>`
}

function wrapped(content: string, { type, attrs }: Mark): string {
  if (type.name === "link")
    return `<a${attributes({ href: String(attrs.href), rel: "noreferrer" })}>${content}</a>`
  return type.name === "em" ? `<em>${content}</em>` : `<strong>${content}</strong>`
}

function headingName(node: Node): string {
  return `h${Math.min(4, Number(node.attrs.level) + 1)}`
}

const plain: Readonly<Record<string, string>> = {
  blockquote: "blockquote",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  table: "table",
  table_row: "tr",
}

function openTag(node: Node): string {
  const { type, attrs } = node
  if (type.name === "ordered_list") return `<ol start="${attrs.start}">\n`
  if (type.name === "page_break") return ""
  if (type.name === "table_cell") {
    return `<${attrs.header === true ? "th" : "td"} colspan="${attrs.columns}" rowspan="${attrs.rows}">`
  }
  return `<${plain[type.name]}>\n`
}

function closeTag(node: Node): string {
  const { type, attrs } = node
  if (type.name === "page_break") return ""
  if (type.name === "table_cell") return attrs.header === true ? "</th>" : "</td>"
  return `</${plain[type.name]}>\n`
}
