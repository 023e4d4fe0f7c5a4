// The report as Markdown (CommonMark with GitHub's tables): for notes, wikis and version control. Marks in the text are
// brackets with the annotation's label, which also hold where annotations cross.

import type { Article } from "../../domain/article.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { Format, WrittenFile } from "../format.ts"
import { FileStems } from "../support/file-name.ts"
import { type Labelled, type Report, reportOn, type Told } from "../support/report.ts"
import { Tally } from "../support/tally.ts"
import { Wording } from "../support/wording.ts"
import { escapedMarkdown, inCell, markedText } from "./text.ts"

export const markdown: Format = {
  name: "markdown",
  title: "Report (Markdown)",
  readers: "Obsidian, GitHub, Pandoc and any text editor: the same report as text",
  writer(project) {
    const wording = new Wording(project)
    const tally = new Tally(project, [
      ...(["discontinuous", "fields", "other-fields", "inferred", "rationales", "tags", "notes"] as const),
      ...(["judgements", "relations", "relation-notes", "metadata", "formatting"] as const),
    ])
    const stems = new FileStems()
    return {
      *article(article): Generator<WrittenFile> {
        tally.article(article)
        const report = reportOn(article, wording, project.codebook.kinds)
        const told = tables(report)
        const parts = [
          ...[heading(article), legend(report), markedText(article, report)],
          ...(told === "" ? [] : ["---", told]),
        ]
        const content = `${parts.filter((part) => part !== "").join("\n\n")}\n`
        yield { name: `${stems.next(article.metadata.title)}.md`, content }
      },
      *end() {},
      losses: () => tally.list(),
    }
  },
}

function heading({ metadata, source, text }: Article): string {
  const lines: [string, string | undefined][] = [
    ["Publisher", metadata.publisher],
    ["Author", metadata.author],
    ["Address", metadata.url],
    ["Published", metadata.publishedOn],
    ["Captured", metadata.capturedOn],
    ["Original file", source.fileName],
    ["SHA-256 of the file", source.sha256],
    ["SHA-256 of the text", sha256OfText(text)],
  ]
  const known = lines.flatMap(([name, value]) =>
    value === undefined ? [] : [`- ${name}: ${escapedMarkdown(value)}`],
  )
  return `# ${escapedMarkdown(metadata.title)}\n\n${known.join("\n")}`
}

function legend({ legend }: Report): string {
  if (legend.length === 0) return "Nothing is marked in this article."
  const words = legend.map(
    ({ kind, count }) => `${escapedMarkdown(kind.letter)} ${escapedMarkdown(kind.name)} (${count})`,
  )
  return `Marks: ${words.join(", ")}`
}

function tables({ claims, events, people, others, relations, labelled }: Report): string {
  const shown = new Set([...claims, ...events, ...others].map(({ label }) => label))
  const noted = labelled.filter((one) => !shown.has(one.label) && more(one, ["entity"]) !== "")
  const inferred = labelled.some(({ told }) => told.some((field) => field.inferred))
  return [
    table(
      "Who said what",
      ["", "Who", "Said", "More"],
      claims.map((one) => [one.label, field(one, "source"), one.quote, more(one, ["source"])]),
    ),
    table(
      "What happened, by date",
      ["", "When", "What", "More"],
      events.map((one) => [
        one.label,
        one.when === undefined ? "" : inWords(one.when),
        one.quote,
        more(one, [one.when?.id ?? ""]),
      ]),
    ),
    table(
      "Who is mentioned",
      ["Name", "Known as", "Where"],
      people.map(({ name, about, labels }) => [name, about, labels.join(", ")]),
    ),
    table(
      "Notes on mentions",
      ["", "Words", "More"],
      noted.map((one) => [one.label, one.quote, more(one, ["entity"])]),
    ),
    table(
      "Other marks",
      ["", "Kind", "Words", "More"],
      others.map((one) => [one.label, one.kind.name, one.quote, more(one, [])]),
    ),
    table(
      "How they stand to each other",
      ["From", "", "To", "Note"],
      relations.map(({ from, words, to, note }) => [from, words, to, note]),
    ),
    inferred ? "† The analyst infers this; the text does not say it." : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n")
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ""
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  const lines = rows.map((cells) => line(cells.map(inCell)))
  return [`## ${title}\n`, line(heads), line(heads.map(() => "---")), ...lines].join("\n")
}

function field({ told }: Labelled, id: string): string {
  return told
    .filter((one) => one.id === id)
    .map(inWords)
    .join("")
}

function more({ annotation, told }: Labelled, without: readonly string[]): string {
  const { note = "", tags = [], confidence, status } = annotation
  return [
    ...told
      .filter(({ id, rationale }) => !without.includes(id) || rationale !== undefined)
      .map(
        (one) => `${one.name}: ${inWords(one)}${one.rationale === undefined ? "" : ` (${one.rationale})`}`,
      ),
    ...(tags.length === 0 ? [] : [`Tags: ${tags.join(", ")}`]),
    ...(confidence === undefined ? [] : [`Confidence: ${confidence}`]),
    ...(status === undefined ? [] : [`Progress: ${status}`]),
    ...(note === "" ? [] : [`Note: ${note}`]),
  ].join("\n")
}

function inWords({ words, inferred }: Told): string {
  return inferred ? `${words}†` : words
}
