// The article as Markdown, with a bracket at each end of a mark: `⟦P1 Lloyd Austin⟧`. A bracket that closes another
// mark than the one opened last, because the two cross, says which: `⟧C1`.

import type { Mark } from "prosemirror-model"
import type { Article } from "../../domain/article.ts"
import type { Labelled, Report } from "../support/report.ts"
import { type Run, runsOf, walk } from "../support/walk.ts"

interface Part {
  readonly start: number
  readonly end: number
  readonly labelled: Labelled
}

export function markedText(article: Article, { labelled }: Report): string {
  const parts = labelled
    .flatMap((one) => one.annotation.spans.map(({ start, end }): Part => ({ start, end, labelled: one })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const cuts = [...new Set(parts.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const brackets = new Brackets(parts)
  const indents: string[] = []
  const lists: (number | undefined)[] = []
  const lines: string[] = []
  let bullet = ""
  let cells: string[] | undefined
  let isHead = false
  const put = (text: string) => {
    const before = indents.join("")
    const first = bullet === "" ? before : `${indents.slice(0, -1).join("")}${bullet}`
    bullet = ""
    lines.push(`${first}${text.replaceAll("\n", `\n${before}`)}`, before.trimEnd())
  }
  for (const step of walk(article.document)) {
    const { name } = step.node.type
    if (step.type === "text") {
      const from = cuts.findIndex((cut) => cut > step.start)
      const runs = from < 0 ? runsOf(step.node, step.start, []) : runsOf(step.node, step.start, cuts, from)
      const text = `${[...runs].map((run) => `${brackets.before(run)}${inline(run)}`).join("")}${brackets.until(step.end)}`
      if (cells !== undefined) cells.push(text.replaceAll("\\\n", "<br>"))
      else if (name === "heading")
        put(`${"#".repeat(Math.min(6, Number(step.node.attrs.level) + 1))} ${text.replaceAll("\\\n", " ")}`)
      else put(atLineStart(text))
    } else if (step.type === "open") {
      if (name === "blockquote") indents.push("> ")
      else if (name === "bullet_list") lists.push(undefined)
      else if (name === "ordered_list") lists.push(Number(step.node.attrs.start))
      else if (name === "list_item") {
        const number = lists.at(-1)
        bullet = number === undefined ? "- " : `${number}. `
        if (number !== undefined) lists[lists.length - 1] = number + 1
        indents.push(" ".repeat(bullet.length))
      } else if (name === "table") isHead = true
      else if (name === "table_row") cells = []
    } else if (name === "blockquote" || name === "list_item") indents.pop()
    else if (name === "bullet_list" || name === "ordered_list") lists.pop()
    else if (name === "table_row" && cells !== undefined) {
      lines.push(`${indents.join("")}| ${cells.join(" | ")} |`)
      if (isHead) lines.push(`${indents.join("")}|${" --- |".repeat(cells.length)}`)
      isHead = false
      cells = undefined
    } else if (name === "table") lines.push(indents.join("").trimEnd())
  }
  return `---\n\n${lines.join("\n").trimEnd()}${brackets.until(Number.POSITIVE_INFINITY)}`
}

class Brackets {
  private next = 0
  private open: Part[] = []

  constructor(private readonly parts: readonly Part[]) {}

  /** What closes and opens before a stretch of text. */
  before(run: Run): string {
    let text = this.until(run.start)
    for (
      let part = this.parts[this.next];
      part !== undefined && part.start < run.end;
      part = this.parts[++this.next]
    ) {
      if (part.end <= run.start) continue
      this.open.push(part)
      text += `⟦${escapedMarkdown(part.labelled.label)} `
    }
    return text
  }

  /** What closes at an offset or before it. */
  until(offset: number): string {
    let text = ""
    for (const part of this.open.filter(({ end }) => end <= offset).reverse()) {
      text += this.open.at(-1) === part ? "⟧" : `⟧${escapedMarkdown(part.labelled.label)}`
      this.open = this.open.filter((other) => other !== part)
    }
    return text
  }
}

function inline({ text, isBreak, marks }: Run): string {
  return isBreak ? "\\\n" : marks.reduceRight(wrapped, escapedMarkdown(text))
}

function wrapped(content: string, { type, attrs }: Mark): string {
  if (type.name === "link")
    return `[${content}](<${String(attrs.href).replace(/[<>\n\\]/g, encodeURIComponent)}>)`
  const sign = type.name === "em" ? "*" : "**"
  // Emphasis must not begin or end with space.
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content) ?? []
  return inner === "" ? content : `${before}${sign}${inner}${sign}${after}`
}

/** Text as it is: nothing in it is taken for Markdown or HTML. */
export function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&$]/g, "\\$&")
}

/** Text for a cell of a table, on one line. */
export function inCell(text: string): string {
  return escapedMarkdown(text).replace(/\s*\n\s*/g, "<br>")
}

/** What would begin a heading, list, quote or code at the start of a line does not. */
function atLineStart(text: string): string {
  return text
    .replace(/^[ \t]+/, (space) => "&#32;".repeat(space.length))
    .replace(/^([#+=-])/gm, "\\$1")
    .replace(/^(\d+)([.)])/gm, "$1\\$2")
}
