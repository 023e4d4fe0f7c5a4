// How somebody who knows only a format's documentation reads its files: one small reader per registered format,
// written without the writers' code. A format without one fails the conformance test.

import type { TextFile } from "./slice.ts"
import { standoffReaders } from "./standoff-readers.ts"
import {
  annotationsIn,
  readCsv,
  readGraphml,
  readLines,
  readMarkdown,
  readReport,
  readTasks,
  readTei,
  readXlsx,
} from "./written.ts"

/** What a reader finds: per annotation its kind and spans, in the format's own unit where it has offsets. */
export interface ReadAnnotation {
  readonly kind: string
  readonly note: string | undefined
  readonly spans: readonly {
    readonly start: number | undefined
    readonly end: number | undefined
    readonly quote: string
  }[]
}

export interface ReadArticle {
  /** `undefined` where the format does not hold the text character by character. */
  readonly text: string | undefined
  readonly annotations: readonly ReadAnnotation[]
}

export interface Reader {
  read(files: readonly TextFile[]): ReadArticle[]
  /** Set where the format cannot hold annotations that overlap. */
  readonly partial?: boolean
  /** Cuts a text in the unit that the format counts in. */
  cut(text: string, start: number, end: number): string
}

/** As JavaScript counts. */
const byUtf16 = (text: string, start: number, end: number) => text.slice(start, end)
/** As Python counts. */
const byCodePoints = (text: string, start: number, end: number) => [...text].slice(start, end).join("")

export const readers: Readonly<Record<string, Reader>> = {
  "postil-json": {
    cut: byUtf16,
    read: (files) =>
      files.flatMap((file): ReadArticle[] =>
        JSON.parse(file.content).articles.map((article: ReadArticle) => ({
          text: article.text,
          annotations: article.annotations.map(({ kind, note, spans }) => ({ kind, note, spans })),
        })),
      ),
  },
  doccano: { cut: byCodePoints, read: (files) => readLines(files, "entities", "start_offset", "end_offset") },
  prodigy: { cut: byCodePoints, read: (files) => readLines(files, "spans", "start", "end") },
  "label-studio": { cut: byCodePoints, read: (files) => readTasks(first(files)) },
  csv: { cut: byUtf16, read: (files) => annotationsIn(readCsv(files)) },
  xlsx: { cut: byUtf16, read: (files) => annotationsIn(readXlsx(first(files))) },
  tei: { cut: byUtf16, read: (files) => files.map(({ content }) => readTei(content)) },
  graphml: { cut: byUtf16, read: (files) => [readGraphml(first(files))] },
  html: { cut: byUtf16, read: (files) => files.map(({ content }) => readReport(content)) },
  markdown: { cut: byUtf16, read: (files) => files.map(({ content }) => readMarkdown(content)) },
  ...standoffReaders,
  w3c: {
    cut: byCodePoints,
    read: (files) =>
      files
        .filter(({ name }) => name.endsWith(".jsonld"))
        .map((file) => {
          const collection: Collection = JSON.parse(file.content)
          const textFile = collection["schema:about"]["schema:encoding"][0]?.["schema:name"]
          const text = files.find(({ name }) => name === textFile)?.content
          if (text === undefined) throw new Error(`There is no file ${textFile}`)
          return { text, annotations: collection.first.items.map(readW3c) }
        }),
  },
}

const first = (files: readonly TextFile[]) => files[0]?.content ?? ""

/** The parts of a collection that tests look at. */
export interface Collection {
  readonly "schema:about": {
    readonly id: string
    readonly "schema:encoding": readonly {
      readonly "schema:name": string
      readonly "schema:sha256": string
    }[]
  }
  readonly first: { readonly items: readonly W3cAnnotation[] }
}

interface W3cAnnotation {
  readonly id: string
  readonly created: string
  readonly body: readonly { readonly purpose: string; readonly value?: string; readonly source?: string }[]
  readonly target: W3cTarget | readonly W3cTarget[]
}

interface W3cTarget {
  readonly source: string
  readonly selector: readonly [
    {
      readonly type: "TextQuoteSelector"
      readonly exact: string
      readonly prefix: string
      readonly suffix: string
    },
    { readonly type: "TextPositionSelector"; readonly start: number; readonly end: number },
  ]
}

export function targetsOf(annotation: W3cAnnotation): W3cTarget[] {
  return [annotation.target].flat()
}

function readW3c(annotation: W3cAnnotation): ReadAnnotation {
  return {
    kind:
      annotation.body
        .find(({ purpose }) => purpose === "classifying")
        ?.source?.split(":")
        .at(-1) ?? "",
    note: annotation.body.find(({ purpose }) => purpose === "commenting")?.value,
    spans: targetsOf(annotation).map(({ selector: [quote, position] }) => ({
      start: position.start,
      end: position.end,
      quote: quote.exact,
    })),
  }
}
