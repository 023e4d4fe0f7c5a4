// Readers for the formats that are only written, each by the format's own documentation and none by the writers' code.

import { strFromU8, unzipSync } from "fflate"
import { parseHTML } from "linkedom"
import Papa from "papaparse"
import { SaxesParser } from "saxes"
import type { ReadAnnotation, ReadArticle } from "./readers.ts"
import type { TextFile } from "./slice.ts"

/** The rows of a table by column, as a spreadsheet shows them. */
export type Table = readonly Readonly<Record<string, string>>[]

export function readCsv(files: readonly TextFile[]): ReadonlyMap<string, Table> {
  return new Map(
    files.map(({ name, content }) => {
      if (!content.startsWith("\ufeff")) throw new Error(`${name} has no byte order mark`)
      const parsed = Papa.parse<Record<string, string>>(content.slice(1), {
        header: true,
        skipEmptyLines: true,
      })
      if (parsed.errors.length > 0) throw new Error(`${name}: ${parsed.errors[0]?.message}`)
      return [name.replace(/\.csv$/, ""), parsed.data]
    }),
  )
}

/** @param base64 the workbook */
export function readXlsx(base64: string): ReadonlyMap<string, Table> {
  const parts = unzipSync(Buffer.from(base64, "base64"))
  const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array())
  const names = [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name ?? "")
  return new Map(
    names.map((name, index) => {
      const rows: string[][] = []
      let cell = ""
      let column = 0
      const parser = new SaxesParser()
      parser.on("opentag", ({ name, attributes }) => {
        if (name === "row") rows.push([])
        if (name !== "c") return
        const letters = String(attributes.r).replace(/\d+$/, "")
        column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
        cell = ""
      })
      parser.on("text", (text) => {
        cell += text
      })
      parser.on("closetag", ({ name }) => {
        const row = rows.at(-1)
        if (name !== "c" || row === undefined) return
        while (row.length < column) row.push("")
        row.push(cell.replace(/_x005F_/g, "_"))
      })
      parser.write(part(`xl/worksheets/sheet${index + 1}.xml`)).close()
      const [head = [], ...body] = rows
      return [
        name.toLowerCase(),
        body.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ""]))),
      ]
    }),
  )
}

/** The annotations of tables named after the built-in kinds. */
export function annotationsIn(tables: ReadonlyMap<string, Table>): ReadArticle[] {
  const kinds = { people: "person", claims: "claim", events: "event" }
  const rows = Object.entries(kinds).flatMap(([name, kind]) =>
    (tables.get(name) ?? []).map((row) => ({ kind, row })),
  )
  return [
    {
      text: undefined,
      annotations: rows.map(({ kind, row }) => {
        const quotes = (row.quote ?? "").split(" … ")
        return {
          kind,
          note: row.note,
          spans: (row["parts (UTF-16)"] ?? "").split("; ").map((part, index) => {
            const [start, end] = part.split("..").map(Number)
            return { start, end, quote: quotes[index] ?? "" }
          }),
        }
      }),
    },
  ]
}

export function readTei(xml: string): ReadArticle {
  const spans: { group: string; id: string; prev: string; from: string; to: string; quote: string }[] = []
  const anchors = new Map<string, number>()
  let text = ""
  let group = ""
  let inside = ""
  const parser = new SaxesParser()
  parser.on("opentag", ({ name, attributes }) => {
    const value = (key: string) => String(attributes[key] ?? "")
    if (name === "body" || name === "standOff") inside = name
    if (name === "anchor") anchors.set(value("xml:id"), text.length)
    if (name === "lb") text += "\n"
    if (name === "spanGrp") group = value("type")
    if (name === "span") {
      const [from, to, prev] = [value("from"), value("to"), value("prev")].map((id) => id.slice(1))
      spans.push({ group, id: value("xml:id"), prev: prev ?? "", from: from ?? "", to: to ?? "", quote: "" })
      inside = "span"
    }
  })
  parser.on("text", (piece) => {
    const last = spans.at(-1)
    if (inside === "body") text += piece
    if (inside === "span" && last !== undefined) last.quote += piece
  })
  parser.on("closetag", ({ name }) => {
    if (name === "body" || name === "span") inside = ""
  })
  parser.write(xml).close()
  const annotations = new Map<
    string,
    { kind: string; note: undefined; spans: ReadAnnotation["spans"][number][] }
  >()
  for (const { group: kind, id, prev, from, to, quote } of spans) {
    const found = text.slice(anchors.get(from), anchors.get(to))
    // Between paragraphs, the text edition has line ends of its own.
    if (found.replace(/\n+/g, "\n") !== quote.replace(/\n+/g, "\n"))
      throw new Error(`“${found}” is not “${quote}”`)
    const part = { start: undefined, end: undefined, quote }
    const first = prev.replace(/\.\d+$/, "")
    const whole = annotations.get(first)
    if (prev === "") annotations.set(id, { kind, note: undefined, spans: [part] })
    else whole?.spans.push(part)
  }
  return { text: undefined, annotations: [...annotations.values()] }
}

export function readGraphml(xml: string): ReadArticle {
  const annotations: ReadAnnotation[] = []
  const data = new Map<string, string>()
  let key = ""
  const parser = new SaxesParser()
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "node") data.clear()
    if (name === "data") {
      key = String(attributes.key)
      data.set(key, "")
    }
  })
  parser.on("text", (text) => {
    if (key !== "") data.set(key, `${data.get(key)}${text}`)
  })
  parser.on("closetag", ({ name }) => {
    if (name === "data") key = ""
    if (name !== "node") return
    const quotes = (data.get("node.label") ?? "").split(" … ")
    annotations.push({
      kind: data.get("node.type") ?? "",
      note: data.get("node.note"),
      spans: quotes.map((quote) => ({ start: undefined, end: undefined, quote })),
    })
  })
  parser.write(xml).close()
  return { text: undefined, annotations }
}

/** What somebody sees who looks at the page: marks by their labels, part by part. */
export function readReport(page: string): ReadArticle {
  const { document, Element } = parseHTML(page)
  const parts = new Map<string, { kind: string; quotes: string[] }>()
  let block: unknown
  const blocks = new Map<string, unknown>()
  const visit = (node: Node, open: readonly string[]): void => {
    if (node.nodeType === 3) {
      for (const label of open) {
        const quotes = parts.get(label)?.quotes
        if (quotes === undefined) throw new Error(`${label} is marked before its label`)
        const between = blocks.get(label) === block || quotes.at(-1) === "" ? "" : "\n"
        quotes[quotes.length - 1] += `${between}${node.textContent}`
        blocks.set(label, block)
      }
      return
    }
    if (!(node instanceof Element)) return
    if (node.localName === "p") block = node
    if (node.className.startsWith("tag")) {
      const label = (node.textContent ?? "").replace("… ", "")
      const found = parts.get(label)
      if (found === undefined) parts.set(label, { kind: "", quotes: [""] })
      else found.quotes.push("")
      return
    }
    const title = node.localName === "mark" ? (node.getAttribute("title") ?? "") : ""
    const [kind = "", label = ""] = title.split(" ")
    const own = parts.get(label)
    if (own !== undefined) own.kind = kind.toLowerCase()
    for (const child of node.childNodes) visit(child, label === "" ? open : [...open, label])
  }
  const article = document.querySelector("article")
  if (article === null) throw new Error("The page has no article")
  visit(article, [])
  return quoted(parts.values())
}

export function readMarkdown(content: string): ReadArticle {
  const [, article = ""] = content.split("\n---\n")
  const kinds: Readonly<Record<string, string>> = { P: "person", C: "claim", E: "event" }
  const parts = new Map<string, { kind: string; quotes: string[] }>()
  let open: string[] = []
  for (const [, opened, closed, text] of article.matchAll(/⟦(\w+) |⟧((?:[PCE]\d+)?)|([^⟦⟧]+)/g)) {
    if (opened !== undefined) {
      open.push(opened)
      const found = parts.get(opened)
      if (found === undefined) parts.set(opened, { kind: kinds[opened.charAt(0)] ?? "", quotes: [""] })
      else found.quotes.push("")
    } else if (closed !== undefined) {
      const label = closed === "" ? open.at(-1) : closed
      open = open.filter((other) => other !== label)
    } else {
      for (const label of open) {
        const quotes = parts.get(label)?.quotes ?? []
        const plain = (text ?? "").replace(/\\([^\n])/g, "$1").replaceAll("&#32;", " ")
        quotes[quotes.length - 1] += plain.replace(/\n\n/g, "\n")
      }
    }
  }
  return quoted(parts.values())
}

function quoted(parts: Iterable<{ kind: string; quotes: readonly string[] }>): ReadArticle {
  return {
    text: undefined,
    annotations: [...parts].map(({ kind, quotes }) => ({
      kind,
      note: undefined,
      spans: quotes.map((quote) => ({ start: undefined, end: undefined, quote })),
    })),
  }
}

/** Lines of JSON with a text and its spans; Postil adds which of them are one annotation. */
export function readLines(
  files: readonly TextFile[],
  spans: string,
  start: string,
  end: string,
): ReadArticle[] {
  const lines = files
    .filter(({ name }) => name.endsWith(".jsonl"))
    .flatMap(({ content }) => content.trim().split("\n"))
  return lines.map((line) => {
    const json = JSON.parse(line)
    const points = [...json.text]
    const left = json[spans].map((span: Record<string, unknown>) =>
      [span[start], span[end], span.label].join(" "),
    )
    const annotations = json.postil.records.map(
      ({ at, label, record }: { at: [number, number][]; label: string; record: { note?: string } }) => ({
        kind: label.toLowerCase(),
        note: record.note,
        spans: at.map(([from, until]) => {
          const found = left.indexOf([from, until, label].join(" "))
          if (found < 0) throw new Error(`There is no ${label} from ${from} to ${until}`)
          left.splice(found, 1)
          return { start: from, end: until, quote: points.slice(from, until).join("") }
        }),
      }),
    )
    if (left.length > 0) throw new Error(`Nobody speaks of ${left}`)
    return { text: json.text, annotations }
  })
}

/** Label Studio's tasks; the regions `a`, `a.2` and `a.3` are one annotation. */
export function readTasks(content: string): ReadArticle[] {
  return JSON.parse(content).map((task: { data: { text: string }; annotations: { result: Region[] }[] }) => {
    const annotations = new Map<
      string,
      { kind: string; note: string | undefined; spans: ReadAnnotation["spans"][number][] }
    >()
    for (const { id, type, value, meta } of task.annotations.flatMap(({ result }) => result)) {
      if (type !== "labels") continue
      const span = { start: value.start, end: value.end, quote: value.text }
      const whole = annotations.get(id.replace(/\.\d+$/, ""))
      if (whole !== undefined) whole.spans.push(span)
      else
        annotations.set(id, { kind: value.labels.join().toLowerCase(), note: meta?.text[0], spans: [span] })
    }
    return { text: task.data.text, annotations: [...annotations.values()] }
  })
}

interface Region {
  readonly id: string
  readonly type: string
  readonly value: {
    readonly start: number
    readonly end: number
    readonly text: string
    readonly labels: string[]
  }
  readonly meta?: { readonly text: string[] }
}
