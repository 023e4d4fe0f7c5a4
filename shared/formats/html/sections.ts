// The tables behind the article: who said what, what happened when, who is mentioned, what else is marked.

import type { Labelled, Report, Told } from "../support/report.ts"
import { escaped } from "../support/xml.ts"
import { kindClass } from "./style.ts"

export function sections(report: Report): string {
  const { claims, events, people, others, relations, labelled } = report
  const classes = new Map(report.legend.map(({ kind }, index) => [kind.id, kindClass(index)]))
  const link = (one: Labelled) =>
    `<a class="tag ${classes.get(one.kind.id) ?? ""}" href="#${encodeURIComponent(one.label)}">${escaped(one.label)}</a>`
  const quote = (one: Labelled) => `<span dir="auto">${escaped(one.quote)}</span>`
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
        one.when === undefined ? '<span class="none">no date noted</span>' : inWords(one.when),
        `${quote(one)}${more(one, [one.when?.id ?? ""])}`,
      ]),
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

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ""
  const head = heads.every((name) => name === "")
    ? ""
    : `<thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`
  const body = rows.map(
    ([first = "", ...rest]) =>
      `<tr><td class="label">${first}</td>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
  )
  const first = heads[0] === "" ? body : body.map((row) => row.replace('<td class="label">', "<td>"))
  return `<section>\n<h2>${title}</h2>\n<table>${head}<tbody>\n${first.join("\n")}\n</tbody></table>\n</section>\n`
}

function field({ told }: Labelled, id: string): string {
  return told
    .filter((one) => one.id === id)
    .map(inWords)
    .join("")
}

/** Everything else that is known of an annotation, one line each. */
function more(one: Labelled, without: readonly string[]): string {
  const { annotation, told } = one
  const { note = "", tags = [], confidence, status } = annotation
  const reason = (field: Told) => (field.rationale === undefined ? "" : ` (${escaped(field.rationale)})`)
  const lines = [
    ...told
      .filter(({ id, rationale }) => !without.includes(id) || rationale !== undefined)
      .map((field) => `${escaped(field.name)}: ${inWords(field)}${reason(field)}`),
    ...(tags.length === 0 ? [] : [`Tags: ${escaped(tags.join(", "))}`]),
    ...(confidence === undefined ? [] : [`Confidence: ${confidence}`]),
    ...(status === undefined ? [] : [`Progress: ${status}`]),
    ...(note === "" ? [] : [`Note: ${escaped(note).replaceAll("\n", "<br>")}`]),
  ]
  return lines.map((line) => `<span class="more" dir="auto">${line}</span>`).join("")
}

function inWords({ words, inferred }: Told): string {
  return `<bdi${inferred ? ' class="inferred"' : ""}>${escaped(words)}</bdi>`
}
