// What other people's programs make of the formats that are only written: Python's own modules, networkx, jing with the
// TEI's schema, a browser's parser. Programs that are not there are said to be missing.

import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseHTML } from "linkedom"
import { describe, expect, test } from "vitest"
import { writeFiles } from "../../shared/formats/format.ts"
import { askJing, askPython, exportInto, isJingMissing, named, pythonWith, withFolder } from "./programs.ts"
import { formattedArticle, richSlice } from "./rich.ts"
import { article, slice, write } from "./slice.ts"
import { readCsv } from "./written.ts"

const all = () => {
  const { project, articles } = richSlice()
  return { project, articles: [...articles, formattedArticle()] }
}

/** The project of all there is, in some formats in one folder. */
function withFiles<T>(names: readonly string[], use: (folder: string, files: string[]) => T): T {
  return withFolder((folder) =>
    use(
      folder,
      names.flatMap((name) => exportInto(folder, named(name), all())),
    ),
  )
}

const python = pythonWith()
const networkx = pythonWith("networkx")
const openpyxl = pythonWith("openpyxl")

describe("tables", () => {
  test.skipIf(python === undefined)(
    "read by Python: places in both units, the same cells, no formulas",
    () => {
      const read = withFiles(["csv", "xlsx"], (folder) => {
        const texts = Object.fromEntries(all().articles.map(({ id, text }) => [id, text]))
        writeFileSync(join(folder, "texts.json"), JSON.stringify(texts))
        return askPython(python ?? "", "read_tables.py", folder, join(folder, "texts.json"))
      })
      expect(read.wrong).toEqual([])
      expect(read.rows).toEqual({
        ...{ people: 13, claims: 7, events: 7, places: 1 },
        ...{ relations: 2, registry: 4, articles: 3 },
      })
    },
  )

  test.skipIf(openpyxl === undefined)(
    "read by openpyxl: the same sheets, text alone, headings in sight",
    () => {
      const { book, tables } = withFiles(["csv", "xlsx"], (folder) => ({
        book: askPython(openpyxl ?? "", "read_workbook.py", join(folder, "postil.xlsx")),
        tables: readCsv(write(named("csv"), all()).files),
      }))
      expect(book.formulas).toEqual([])
      expect(book.warnings).toEqual([])
      expect(new Set(book.frozen)).toEqual(new Set(["A2"]))
      expect(
        Object.keys(book.sheets)
          .map((title) => title.toLowerCase())
          .sort(),
      ).toEqual([...tables.keys()].sort())
      for (const [title, [, ...rows]] of Object.entries<string[][]>(book.sheets)) {
        const table = tables.get(title.toLowerCase()) ?? []
        const cells = table.map((row) => Object.values(row).map((cell) => cell.replace(/^'/, "")))
        expect(rows).toEqual(cells)
      }
    },
  )

  test("run nothing, whatever a cell begins with", () => {
    const beginnings = ["=1", "+1", "-1", "@a", " =1", "\u00a0=1", "\u200b=1", "\n=1", "＝1", " ＋1", "−1"]
    const text = beginnings.map((beginning) => `x${beginning}y.`).join(" ")
    let at = 0
    const marked = beginnings.reduce((builder, beginning) => {
      const start = text.indexOf(`x${beginning}y.`, at) + 1
      at = start
      return builder.markSpans("claim", [{ start, end: start + beginning.length }])
    }, article(text))
    const claims = readCsv(write(named("csv"), slice(marked)).files).get("claims") ?? []
    expect(claims.map(({ quote }) => quote)).toEqual(beginnings.map((beginning) => `'${beginning}`))
  })
})

describe.skipIf(networkx === undefined)("the network", () => {
  test("loads in networkx with people, claims and events, and what ties them", () => {
    const graph = withFiles(["graphml"], (_, [file = ""]) =>
      askPython(networkx ?? "", "read_graphml.py", file),
    )
    // One mention of the thirteen is Austin's, who is a node with all his mentions.
    expect(graph.nodes).toEqual({ person: 14, organisation: 1, claim: 7, event: 7, place: 1 })
    const said = "“=SUM(1) <b>talks</b> & ties”"
    expect(graph.edges).toEqual(
      expect.arrayContaining([
        [said, "source", "Lloyd J. Austin"],
        [said, "relay", "officials"],
        [said, "about", "talks"],
        ["denied … call.", "contradicts", said],
        ["talks", "participants", "The Kremlin"],
        [said, "updates", "Our co\u00adoperation\u00a0goes on, … whatever 🇺🇦 decides 👋🏽."],
      ]),
    )
  })
})

describe.skipIf(isJingMissing())("TEI", () => {
  test("is valid P5, crossing spans, tables and all", () => {
    expect(withFiles(["tei"], (_, files) => askJing(files))).toEqual({ status: 0, stdout: "" })
  })

  test("would be found invalid with an anchor of the same name twice", () => {
    const twice = withFiles(["tei"], (_, [file = ""]) => {
      writeFileSync(file, execFileSync("sed", ['s/xml:id="a2"/xml:id="a1"/', file]))
      return askJing([file])
    })
    expect(twice.status).toBe(1)
  })
})

describe("the report", () => {
  const pages = () => writeFiles(named("html"), all()).files.filter(({ name }) => name !== "index.html")

  test("fetches nothing and runs nothing", () => {
    for (const { content } of pages()) {
      const { document } = parseHTML(String(content))
      const names = [...document.querySelectorAll("*")].map(({ localName }) => localName)
      for (const name of ["script", "link", "img", "iframe", "object", "form"])
        expect(names).not.toContain(name)
      for (const element of document.querySelectorAll("*")) {
        for (const { name, value } of [...element.attributes]) {
          expect(name).not.toMatch(/^on|^src|^style/)
          if (name === "href") expect(value).toMatch(/^(https?:|mailto:|#)/)
        }
      }
    }
  })

  test("says who said what, and what happened in order of date", () => {
    const [page] = pages()
    const { document } = parseHTML(String(page?.content))
    const rows = (title: string) => {
      const section = [...document.querySelectorAll("section")].find(
        (one) => one.querySelector("h2")?.textContent === title,
      )
      return [...(section?.querySelectorAll("tbody tr") ?? [])].map((row) =>
        [...row.querySelectorAll("td")].map(({ textContent }) => textContent ?? ""),
      )
    }
    expect(rows("Who said what").map(([label, who]) => [label, who])).toEqual([
      ["C1", "Lloyd J. Austin"],
      ["C2", "The Kremlin"],
    ])
    expect(rows("What happened, by date").map(([label, when]) => [label, when])).toEqual([
      ["E2", "2022-05/.."],
      ["E1", "2022-10-21"],
    ])
    expect(rows("Who is mentioned")[0]).toEqual(["Lloyd J. Austin", "Secretary of Defense", "P1"])
    expect(document.querySelectorAll(".inferred")).toHaveLength(2)
  })
})
