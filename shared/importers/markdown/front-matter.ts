// The fields that Markdown files may begin with, between lines of dashes, as site generators and note books write them:
// YAML with names of their own for title, author, day, address, publisher and language. What is not quite YAML, as an
// unquoted title with a colon, is read line by line; what has no fields at all is text after all.

import { dayIn } from "../dates.ts"
import type { Found } from "../draft.ts"
import { languageOf, namesOf } from "../html/metadata.ts"
import { oneLine } from "../markup.ts"
import type { Tools } from "../tools.ts"

interface Split {
  readonly metadata: NonNullable<Found["metadata"]>
  /** What comes after. */
  readonly body: string
}

/** @param text with lines ended by `\n` alone */
export function splitFrontMatter(text: string, tools: Pick<Tools, "yaml">): Split {
  const block = /^---[ \t]*\n((?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  const fields = block === null ? undefined : fieldsIn(block[1] ?? "", tools)
  if (block === null || fields === undefined) return { metadata: {}, body: text }
  const first = (...names: readonly string[]) =>
    names.map((name) => fields.get(name)).find((value) => namesOf(value) !== undefined)
  const line = (...names: readonly string[]) => namesOf(first(...names))
  const address = [...fields].find(
    ([name, value]) =>
      ["url", "link", "canonical", "canonicalurl", "source"].includes(name) && isAddress(value),
  )?.[1]
  return {
    metadata: {
      title: line("title", "headline"),
      author: line("author", "authors", "byline", "creator"),
      publisher: line("publisher", "publication", "site", "source"),
      publishedOn: dayIn(line("date", "published", "publishedat", "publishdate", "pubdate", "datepublished")),
      url: isAddress(address) ? address : undefined,
      language: languageOf(line("lang", "language", "locale")),
    },
    body: text.slice(block[0].length),
  }
}

/** Fields by their names in lower case, without `-` and `_`; undefined where there are none. */
function fieldsIn(block: string, tools: Pick<Tools, "yaml">): ReadonlyMap<string, unknown> | undefined {
  const read = tools.yaml(block)
  const entries =
    typeof read === "object" && read !== null && !Array.isArray(read) ? Object.entries(read) : linesOf(block)
  // Text between two rules may hold a colon, too; names of fields are single words.
  if (entries.length === 0 || entries.some(([name]) => /\s/.test(name))) return undefined
  return new Map(entries.map(([name, value]) => [name.toLowerCase().replace(/[-_]/g, ""), value]))
}

function linesOf(block: string): (readonly [string, string])[] {
  return block.split("\n").flatMap((line) => {
    const [, name = "", value = ""] = /^([\p{L}_][\p{L}\d_-]{0,40}):[ \t]+(.+)$/u.exec(line) ?? []
    const plain = oneLine(value)?.replace(/^(["'])(.*?)\1?$/, "$2")
    return plain === undefined ? [] : [[name, plain] as const]
  })
}

function isAddress(value: unknown): value is string {
  return typeof value === "string" && /^https?:\/\/\S+$/.test(value)
}
