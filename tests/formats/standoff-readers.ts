// The readers of formats that point into a text from files of their own.

import type { ReadAnnotation, Reader } from "./readers.ts"

/** As Python counts. */
const byCodePoints = (text: string, start: number, end: number) => [...text].slice(start, end).join("")

export const standoffReaders: Readonly<Record<string, Reader>> = {
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
