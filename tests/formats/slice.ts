// Small builders for projects in tests: article("Austin met Shoigu").mark("person", "Austin").

import { type Annotation, normalizeSpans } from "../../shared/domain/annotation.ts"
import type { Article, Metadata } from "../../shared/domain/article.ts"
import { canonicalText } from "../../shared/domain/document.ts"
import type { Loss } from "../../shared/domain/loss.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Project } from "../../shared/domain/project.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { type Format, type OptionValues, type ProjectSlice, writeFiles } from "../../shared/formats/format.ts"
import { readText } from "../../shared/importers/text/index.ts"
import { defaultCodebook } from "../../shared/kinds/registry.ts"

export const project: Project = {
  id: "project-1",
  name: "Black Sea talks",
  created: "2022-10-23T08:00:00.000Z",
  creators: [{ id: "3f2b8f6e-6f0c-4a3e-9d52-6f1f3c1b7a10", name: "Ana Analyst" }],
  codebook: defaultCodebook(),
  entities: [],
}

export function slice(
  ...articles: (Article | ArticleBuilder)[]
): ProjectSlice & { readonly articles: readonly Article[] } {
  return {
    project,
    articles: articles.map((article) => (article instanceof ArticleBuilder ? article.build() : article)),
  }
}

/** An article of the given text, imported as a file would be. */
export function article(text: string | Uint8Array, metadata: Partial<Metadata> = {}): ArticleBuilder {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text
  const { remarks: _, ...draft } = unwrap(
    readText({ name: "story.txt", bytes }, { guessEncoding: () => undefined }),
  )
  return new ArticleBuilder({
    id: "article-1",
    added: "2022-10-23T09:00:00.000Z",
    ...draft,
    metadata: { ...draft.metadata, ...metadata },
    text: canonicalText(draft.document),
    annotations: new Map(),
    unknown: {},
  })
}

/** A file of a format that writes text. */
export interface TextFile {
  readonly name: string
  readonly content: string
}

/** What a format writes, archives excepted, whose bytes are shown as Base64. */
export function write(
  format: Format,
  given: ProjectSlice,
  options: OptionValues = {},
): { files: TextFile[]; losses: readonly Loss[] } {
  const { files, losses } = writeFiles(format, given, options)
  const texts = files.map(({ name, content }) => ({
    name,
    content: typeof content === "string" ? content : Buffer.from(content).toString("base64"),
  }))
  return { files: texts, losses }
}

/** A quote and which of its occurrences is meant, counted from 1. */
type Part = string | readonly [quote: string, occurrence: number]

export class ArticleBuilder {
  private readonly annotations = new Map<string, Annotation>()

  constructor(private readonly base: Article) {}

  /** Marks the parts as one annotation. */
  mark(kind: string, part: Part | readonly Part[], note?: string): this {
    const parts = isPart(part) ? [part] : part
    return this.markSpans(
      kind,
      parts.map((part) => this.find(part)),
      note,
    )
  }

  markSpans(kind: string, spans: readonly { start: number; end: number }[], note?: string): this {
    const id = `annotation-${this.annotations.size + 1}`
    this.annotations.set(id, {
      id,
      kind,
      spans: normalizeSpans(spans.map(({ start, end }) => ({ start: utf16(start), end: utf16(end) }))),
      ...(note === undefined ? {} : { note }),
      creator: project.creators[0]?.id ?? "",
      created: "2022-10-24T10:00:00.000Z",
      modified: "2022-10-24T10:05:00.000Z",
    })
    return this
  }

  build(fields: Partial<Article> = {}): Article {
    return { ...this.base, annotations: new Map(this.annotations), ...fields }
  }

  private find(part: Part) {
    const [quote, occurrence] = typeof part === "string" ? [part, 1] : part
    let start = -1
    for (let i = 0; i < occurrence; i++) {
      start = this.base.text.indexOf(quote, start + 1)
      if (start < 0) throw new Error(`“${quote}” does not occur ${occurrence} times`)
    }
    return { start, end: start + quote.length }
  }
}

function isPart(part: Part | readonly Part[]): part is Part {
  return typeof part === "string" || typeof part[1] === "number"
}
