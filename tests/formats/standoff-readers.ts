// The readers of formats that point into a text from files of their own.

import type { ReadAnnotation, Reader } from "./readers.ts"

/** As JavaScript and Java count. */
const byUtf16 = (text: string, start: number, end: number) => text.slice(start, end)
/** As Python counts. */
const byCodePoints = (text: string, start: number, end: number) => [...text].slice(start, end).join("")

/** A list of lines about whole annotations of a table, by their numbers in brackets. */
function readTable(content: string) {
  const lines = content.split("\n")
  const sentences = lines.flatMap((line) =>
    line.startsWith("#Text=") ? [line.slice(6).replaceAll("\\n", "\n")] : [],
  )
  const found = new Map<string, { kind: string; start: number; end: number; record: string }>()
  for (const line of lines.filter((one) => /^\d+-\d+/.test(one))) {
    const [, offsets = "", , ...cells] = line.split("\t")
    const [start = 0, end = 0] = offsets.split("-").map(Number)
    const kinds = cells[0]?.split("|") ?? []
    const records = cells[cells.length - 8]?.split(/(?<!\\)\|/) ?? []
    for (const [place, kind] of kinds.entries()) {
      const match = /^(\w+)\[(\d+)\]$/.exec(kind)
      const [, name = "", number = ""] = match ?? []
      const known = found.get(number)
      if (known !== undefined) known.end = end
      else if (match !== null)
        found.set(number, { kind: name.toLowerCase(), start, end, record: records[place] ?? "" })
    }
  }
  return { text: sentences.join("\n"), marks: [...found.values()] }
}

/** A structure of either kind of CAS: what its annotation is, where, and what the record says beyond that. */
function markOf(type: string, begin: number, end: number, record: string, text: string): ReadAnnotation {
  const json: { note?: string; spans?: { start: number; end: number }[] } = JSON.parse(record)
  const spans = (json.spans ?? [{ start: begin, end }]).map((span) => ({
    ...span,
    quote: text.slice(span.start, span.end),
  }))
  return { kind: type.replace(/^.*[.:]/, "").toLowerCase(), note: json.note, spans }
}

const unescapeXml = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined
      ? ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name] ?? "")
      : String.fromCodePoint(Number(code)),
  )

export const standoffReaders: Readonly<Record<string, Reader>> = {
  conll2003: {
    cut: byUtf16,
    partial: true,
    read: (files) =>
      files
        .filter(({ name }) => name.endsWith(".conll"))
        .map(({ name, content }) => {
          const text = files.find((file) => file.name === name.replace(/conll$/, "txt"))?.content ?? ""
          const found: { kind: string; start: number; end: number }[] = []
          let at = 0
          for (const line of content.split("\n").slice(1)) {
            const [word = "", , , tag = "O"] = line.split(" ")
            const start = text.indexOf(word, at)
            at = start + word.length
            if (tag.startsWith("B-")) found.push({ kind: tag.slice(2).toLowerCase(), start, end: at })
            const last = found.at(-1)
            if (tag.startsWith("I-") && last !== undefined) last.end = at
          }
          const annotations = found.map(({ kind, start, end }) => ({
            kind,
            note: undefined,
            spans: [{ start, end, quote: text.slice(start, end) }],
          }))
          return { text, annotations }
        }),
  },
  "cas-json": {
    cut: byUtf16,
    read: (files) =>
      files
        .filter(({ name }) => name.endsWith(".json") && name !== "postil-project.json")
        .map(({ content }) => {
          const structures: {
            "%TYPE": string
            sofaString?: string
            begin: number
            end: number
            postil?: string
          }[] = JSON.parse(content)["%FEATURE_STRUCTURES"]
          const text = structures.find((one) => one.sofaString !== undefined)?.sofaString ?? ""
          const annotations = structures.flatMap(({ "%TYPE": type, begin, end, postil }) =>
            postil === undefined ? [] : [markOf(type, begin, end, postil, text)],
          )
          return { text, annotations }
        }),
  },
  "cas-xmi": {
    cut: byUtf16,
    read: (files) =>
      files
        .filter(({ name }) => name.endsWith(".xmi"))
        .map(({ content }) => {
          const text = unescapeXml(/sofaString="([^"]*)"/.exec(content)?.[1] ?? "")
          const marks = content.matchAll(/<(custom:\w+) .*? begin="(\d+)" end="(\d+)".*? postil="([^"]*)"/g)
          const annotations = [...marks].map(([, type = "", begin, end, postil = ""]) =>
            markOf(type, Number(begin), Number(end), unescapeXml(postil), text),
          )
          return { text, annotations }
        }),
  },
  "webanno-tsv": {
    cut: byUtf16,
    read: (files) =>
      files
        .filter(({ name }) => name.endsWith(".tsv"))
        .map(({ content }) => {
          const { text, marks } = readTable(content)
          const annotations = marks.map(({ kind, start, end, record }) => {
            const json: { note?: string; spans?: { start: number; end: number }[] } = JSON.parse(
              record.replace(/\[\d+\]$/, "").replace(/\\(.)/gs, "$1"),
            )
            const spans = (json.spans ?? [{ start, end }]).map((span) => ({
              ...span,
              quote: text.slice(span.start, span.end),
            }))
            return { kind, note: json.note, spans }
          })
          return { text, annotations }
        }),
  },
  brat: {
    cut: byCodePoints,
    read: (files) =>
      files
        .filter(({ name }) => name.endsWith(".ann"))
        .map(({ name, content }) => {
          const text = files.find((file) => file.name === name.replace(/ann$/, "txt"))?.content ?? ""
          const lines = content.split("\n")
          const notes = new Map(
            lines.flatMap((line): [string, string][] => {
              const note = /^#\d+\tAnnotatorNotes (\S+)\t(.*)$/.exec(line)
              return note === null ? [] : [[note[1] ?? "", note[2] ?? ""]]
            }),
          )
          const annotations = lines
            .filter((line) => line.startsWith("T"))
            .map((line) => readBound(line, text, notes))
          return { text, annotations }
        }),
  },
}

/** A text-bound line of brat, its fragments joined where only a line break lies between them. */
function readBound(line: string, text: string, notes: ReadonlyMap<string, string>): ReadAnnotation {
  const [id = "", middle = ""] = line.split("\t")
  const [type = "", ...offsets] = middle.split(/[ ;]/)
  const spans: { start: number; end: number; quote: string }[] = []
  for (let at = 0; at < offsets.length; at += 2) {
    const [start, end] = [Number(offsets[at]), Number(offsets[at + 1])]
    const last = spans.at(-1)
    if (last !== undefined && /^\n+$/.test(byCodePoints(text, last.end, start))) spans.pop()
    const from = last !== undefined && !spans.includes(last) ? last.start : start
    spans.push({ start: from, end, quote: byCodePoints(text, from, end) })
  }
  return { kind: type.toLowerCase(), note: notes.get(id), spans }
}
