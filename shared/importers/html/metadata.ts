// What a web page says of itself: JSON-LD first, then OpenGraph and other meta tags, then the title. These are
// the fields that publishers fill for search engines and social networks.

import type { Metadata } from "../../domain/article.ts"
import { dayIn } from "../dates.ts"
import { elementsIn, find, lineIn, type MarkupElement, oneLine, textIn } from "../markup.ts"
import { addressOf } from "./map.ts"

export type PageMetadata = { readonly [field in keyof Metadata]?: string | undefined }

/** @param page the whole document, its head included. @param address where it was saved from, if known. */
export function pageMetadata(page: MarkupElement, address?: string): PageMetadata {
  const meta = metaTags(page)
  const article = linkedData(page)
  const first = (...names: string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined)
  const canonical = [...elementsIn(page)].find(
    ({ name, attributes }) =>
      name === "link" && attributes.rel?.toLowerCase().split(/\s+/).includes("canonical"),
  )
  const base = addressOf(address, undefined)
  return {
    title:
      oneLine(stringOf(article?.headline)) ??
      first("og:title", "twitter:title", "dc.title", "parsely-title") ??
      lineIn(find(page, "title")) ??
      lineIn(find(page, "h1")),
    author:
      namesOf(article?.author) ??
      plainName(first("author", "dc.creator", "parsely-author", "article:author")),
    publisher: namesOf(article?.publisher) ?? first("og:site_name", "dc.publisher", "application-name"),
    publishedOn:
      dayIn(stringOf(article?.datePublished)) ??
      dayIn(
        first(
          "article:published_time",
          "dc.date",
          "date",
          "parsely-pub-date",
          "pubdate",
          "publish-date",
          "sailthru.date",
        ),
      ) ??
      dayIn(timeIn(page)),
    url: addressOf(canonical?.attributes.href, base) ?? addressOf(first("og:url"), base) ?? base,
    language: languageOf(
      page.attributes.lang ??
        stringOf(article?.inLanguage) ??
        first("og:locale", "dc.language", "content-language"),
    ),
  }
}

/** A BCP 47 tag from what pages write; undefined where it is none. */
export function languageOf(text: string | undefined): string | undefined {
  const tag = text?.trim().replaceAll("_", "-")
  if (tag === undefined || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

function metaTags(page: MarkupElement): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const { name, attributes } of elementsIn(page)) {
    if (name !== "meta") continue
    const value = oneLine(attributes.content)
    const names = attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes["http-equiv"]
    for (const key of names?.toLowerCase().split(/\s+/) ?? []) {
      if (value !== undefined && !tags.has(key)) tags.set(key, value)
    }
  }
  return tags
}

type Fields = Readonly<Record<string, unknown>>

/** The first thing in the page's JSON-LD that is some kind of article. */
function linkedData(page: MarkupElement): Fields | undefined {
  for (const element of elementsIn(page)) {
    if (element.name !== "script" || element.attributes.type?.toLowerCase() !== "application/ld+json")
      continue
    const article = articleIn(parse(textIn(element)), 0)
    if (article !== undefined) return article
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""))
  } catch {
    return undefined
  }
}

function articleIn(data: unknown, depth: number): Fields | undefined {
  if (depth > 4 || typeof data !== "object" || data === null) return undefined
  if (Array.isArray(data)) {
    for (const item of data) {
      const article = articleIn(item, depth + 1)
      if (article !== undefined) return article
    }
    return undefined
  }
  const fields: Fields = { ...data }
  const types = [fields["@type"]].flat()
  if (types.some((type) => typeof type === "string" && /(Article|BlogPosting|Report)$/.test(type)))
    return fields
  return articleIn(fields["@graph"], depth + 1)
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined
}

/** One or several people or organisations, as JSON-LD gives them. */
export function namesOf(value: unknown): string | undefined {
  const names = [value].flat().flatMap((item) => {
    if (typeof item === "string") return plainName(item) ?? []
    const name = typeof item === "object" && item !== null && "name" in item ? item.name : undefined
    return oneLine(stringOf([name].flat()[0])) ?? []
  })
  return names.length === 0 ? undefined : names.join(", ")
}

/** Some pages give the address of an author's page in place of a name. */
function plainName(text: string | undefined): string | undefined {
  return text === undefined || /^https?:/.test(text) ? undefined : oneLine(text)
}

function timeIn(page: MarkupElement): string | undefined {
  for (const { name, attributes } of elementsIn(page)) {
    if (name === "time" && attributes.datetime !== undefined) return attributes.datetime
  }
  return undefined
}
