// The tables behind the article: who said what, what happened when, who is mentioned, what else is marked.

import type { Labelled, Report, Told } from "../support/report.ts"
import { attributes, escaped } from "../support/xml.ts"
import { kindClass } from "./style.ts"

export function sections(report: Report): string {
  const { claims, events, people, others, relations, labelled } = report
  const classes = new Map(report.legend.map(({ kind }, index) => [kind.id, kindClass(index)]))
  const link = (one: Labelled) =>
    `<a class="tag ${classes.get(one.kind.id) ?? ""}" href="#${encodeURIComponent(one.label)}">${escaped(one.label)}</a>`
  const quote = (one: Labelled) => `<span class="quote" dir="auto">${escaped(one.quote)}</span>`
  const inferred = labelled.some(({ told }) => told.some((field) => field.inferred))
  return [
    section(
      "Who said what",
      ["", "Who", "Said"],
      claims.map((one) => [
        link(one),
        field(one, "source") || '<span class="none">no source noted</span>',
        `${quote(one)}${more(one, ["source"])}`,
      ]),
    ),
    section(
      "What happened, by date",
      ["", "When", "What"],
      events.map((one) => [
        link(one),
        field(one, one.when?.id ?? "") || '<span class="none">no date noted</span>',
        `${quote(one)}${more(one, [one.when?.id ?? ""])}`,
      ]),
      "dates",
    ),
    section(
      "Who is mentioned",
      ["Name", "Known as", "Where"],
      people.map(({ name, about, labels }) => [
        `<bdi>${escaped(name)}</bdi>`,
        escaped(about),
        labels.map((label) => `<a href="#${encodeURIComponent(label)}">${escaped(label)}</a>`).join(", "),
      ]),
    ),
    section(
      "Notes on mentions",
      ["", "Words", ""],
      noted(report).map((one) => [link(one), quote(one), more(one, ["entity"])]),
    ),
    section(
      "Other marks",
      ["", "Kind", "Words"],
      others.map((one) => [link(one), escaped(one.kind.name), `${quote(one)}${more(one, [])}`]),
    ),
    section(
      "How they stand to each other",
      ["", "", "", ""],
      relations.map(({ from, words, to, note }) =>
        [from, words, to, note].map((part) => `<bdi>${escaped(part)}</bdi>`),
      ),
    ),
    inferred ? '<p class="none">† The analyst infers this; the text does not say it.</p>\n' : "",
  ].join("")
}

/** Mentions that say more than who is meant. */
function noted({ labelled, claims, events, others }: Report): Labelled[] {
  const elsewhere = new Set([...claims, ...events, ...others].map(({ label }) => label))
  return labelled.filter((one) => !elsewhere.has(one.label) && more(one, ["entity"]) !== "")
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  className?: string,
): string {
  if (rows.length === 0) return ""
  const head = heads.every((name) => name === "")
    ? ""
    : `<thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`
  const body = rows.map(
    ([first = "", ...rest]) =>
      `<tr><td class="label">${first}</td>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
  )
  const first = heads[0] === "" ? body : body.map((row) => row.replace('<td class="label">', "<td>"))
  return `<section${attributes({ class: className })}>\n<h2>${title}</h2>\n<table>${head}<tbody>\n${first.join("\n")}\n</tbody></table>\n</section>\n`
}

/** What a field says in a cell of its own, and why where the analyst says so. */
function field({ told }: Labelled, id: string): string {
  const found = told.find((one) => one.id === id)
  if (found === undefined) return ""
  return `${inWords(found)}${found.rationale === undefined ? "" : soft(escaped(found.rationale))}`
}

/** Everything else that is known of an annotation: what is short on one line, the note on its own. */
function more({ annotation, told }: Labelled, without: readonly string[]): string {
  const { note = "", tags = [], confidence, status } = annotation
  const reason = (one: Told) => (one.rationale === undefined ? "" : ` (${escaped(one.rationale)})`)
  const facts = [
    ...told
      .filter(({ id }) => !without.includes(id))
      .map((one) => `${escaped(one.name)}: ${inWords(one)}${reason(one)}`),
    ...(tags.length === 0 ? [] : [`Tags: ${escaped(tags.join(", "))}`]),
    ...(confidence === undefined ? [] : [`Confidence: ${confidence}`]),
    ...(status === undefined ? [] : [`Progress: ${status}`]),
  ]
  const remark = note === "" ? "" : soft(`Note: <bdi>${escaped(note).replaceAll("\n", "<br>")}</bdi>`)
  return `${facts.length === 0 ? "" : soft(facts.join(" · "))}${remark}`
}

function soft(content: string): string {
  return `<span class="more" dir="auto">${content}</span>`
}

function inWords({ words, inferred }: Told): string {
  return `<bdi${inferred ? ' class="inferred"' : ""}>${escaped(words)}</bdi>`
}
