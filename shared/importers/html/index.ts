// Web pages as browsers save them. The article is found as reading views find it; a page that has none to find is
// read whole.

import type { Node } from "prosemirror-model"
import { ok, type Result } from "../../domain/result.ts"
import { dayIn } from "../dates.ts"
import { draftOf, type SourceEncoding } from "../draft.ts"
import type { ArticleDraft, Importer, ImportInput, Remark } from "../importer.ts"
import { notText } from "../refusals.ts"
import type { Tools } from "../tools.ts"
import { asciiOf, decodeMarkup } from "./decode.ts"
import { documentFromHtml } from "./map.ts"
import { pageMetadata } from "./metadata.ts"
import { withoutWord } from "./word.ts"

export const html: Importer = {
  name: "html",
  endings: ["html", "htm", "xhtml", "shtml"],
  recognises: (head) => /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html)\b/i.test(asciiOf(head)),
  async read(input, tools) {
    const decoded = decodeMarkup(input, tools)
    if (decoded === undefined) return notText(input.name)
    const { text, remarks } = decoded
    const draft = readPage(input, text, tools, { address: savedFrom(text), remarks, encoding: decoded })
    return draft.ok ? ok([draft.value]) : draft
  },
}

export interface PageOrigin {
  /** Where the page was saved from. */
  readonly address?: string | undefined
  readonly remarks?: readonly Remark[]
  readonly encoding?: SourceEncoding | undefined
  readonly mediaType?: string
}

/** Makes an article of a web page's text. */
export function readPage(
  input: ImportInput,
  text: string,
  tools: Tools,
  origin: PageOrigin,
): Result<ArticleDraft> {
  const parsed = tools.html(text)
  if (!parsed.ok) return parsed
  const tree = withoutWord(parsed.value)
  const stated = pageMetadata(tree, origin.address)
  tools.progress()
  const isFragment = input.choices?.fragment === true
  const page = isFragment ? undefined : tools.page(tree)
  tools.progress()
  const found = page === undefined ? undefined : documentFromHtml(page.content, stated.url)
  const isArticle = found !== undefined && isLong(found)
  const whole = isArticle ? undefined : documentFromHtml(tree, stated.url)
  const { title, byline, site, published, language } = page ?? {}
  return draftOf(input, {
    document: isArticle ? found : whole,
    mediaType: origin.mediaType ?? "text/html",
    metadata: {
      ...stated,
      title: title || stated.title || (isFragment ? firstWords(whole) : undefined),
      author: byline || stated.author,
      publisher: site || stated.publisher,
      publishedOn: dayIn(published) ?? stated.publishedOn,
      language: stated.language ?? language,
    },
    encoding: origin.encoding,
    remarks: [
      ...(origin.remarks ?? []),
      ...(whole !== undefined && !isFragment && isLong(whole) ? [WHOLE_PAGE] : []),
    ],
  })
}

function firstWords(document: Node | undefined): string | undefined {
  return document?.textBetween(0, Math.min(120, document.content.size), " ").slice(0, 80)
}

/** The address that browsers note when they save a page: `<!-- saved from url=(0023)https://… -->`. */
function savedFrom(text: string): string | undefined {
  return /<!-- saved from url=\(\d+\)(\S+) -->/.exec(text.slice(0, 2000))?.[1]
}

/** Fewer characters than this are a caption or a cookie notice. */
function isLong(document: Node): boolean {
  return document.textContent.length >= 140
}

const WHOLE_PAGE = {
  code: "whole-page",
  message: "No article was found in this page, so all of its text was taken.",
}
