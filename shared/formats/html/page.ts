// The page around a report: where the article is from, what the marks mean, and how it all looks.

import type { Article } from "../../domain/article.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { Report } from "../support/report.ts"
import { attributes, escaped } from "../support/xml.ts"
import { kindClass, style } from "./style.ts"

/** @param subject the article, or the title of a page about several */
export function page(subject: Article | string, styles: string, content: string, report?: Report): string {
  const title = typeof subject === "string" ? subject : subject.metadata.title
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Postil">
<title>${escaped(title)}</title>
<style>
${style}${styles}</style>
</head>
<body>
<header dir="auto">
<h1>${escaped(title)}</h1>
${typeof subject === "string" ? "" : origin(subject)}</header>
<main>
${report === undefined ? "" : legend(report)}${content}</main>
${typeof subject === "string" ? "" : provenance(subject)}</body>
</html>
`
}

function origin({ metadata: { publisher, author, publishedOn, url } }: Article): string {
  const parts = [publisher, author, publishedOn].filter((part) => part !== undefined)
  const words = parts.map((part) => `<bdi>${escaped(part)}</bdi>`)
  const isWeb = url !== undefined && /^https?:\/\//i.test(url)
  const address =
    url === undefined
      ? []
      : [`<bdi>${isWeb ? `<a${attributes({ href: url })}>${escaped(url)}</a>` : escaped(url)}</bdi>`]
  const lines = [words.join(" · "), ...address].filter((line) => line !== "")
  return lines.map((line) => `<p class="origin">${line}</p>\n`).join("")
}

function legend({ legend }: Report): string {
  if (legend.length === 0) return '<p class="none">Nothing is marked in this article.</p>\n'
  const items = legend.map(
    ({ kind, count }, index) =>
      `<li><mark class="${kindClass(index)}">${escaped(kind.name)}</mark> <b>${escaped(kind.letter)}</b> <span class="number">${count}</span></li>`,
  )
  return `<ul class="legend" aria-label="What the marks mean">${items.join("")}</ul>\n`
}

/** What shows that this is the article it claims to be. */
function provenance({ metadata, source, text }: Article): string {
  const rows: [string, string | undefined][] = [
    ["Published", metadata.publishedOn],
    ["Captured", metadata.capturedOn],
    ["Original file", source.fileName],
    ["SHA-256 of the file", source.sha256],
    ["SHA-256 of the text", sha256OfText(text)],
  ]
  const lines = rows.map(([name, value]) =>
    value === undefined ? "" : `<div><dt>${name}</dt><dd><bdi>${escaped(value)}</bdi></dd></div>`,
  )
  return `<footer><dl>${lines.join("")}</dl></footer>\n`
}
