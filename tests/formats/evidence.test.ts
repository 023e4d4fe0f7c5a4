// Every export can be checked: `sha256sum` knows its hashes, and Postil says which rows somebody touched.

import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { changedLines } from "../../shared/formats/evidence/changes.ts"
import {
  fingerprintsIn,
  LineFingerprints,
  RowFingerprints,
} from "../../shared/formats/evidence/fingerprints.ts"
import { ExportRun } from "../../shared/formats/evidence/run.ts"
import { verifyExport } from "../../shared/formats/evidence/verify.ts"
import type { Format, WrittenFile } from "../../shared/formats/format.ts"
import { findFormat, formats, recognise } from "../../shared/formats/registry.ts"
import { askPython, pythonWith } from "./programs.ts"
import { richSlice } from "./rich.ts"

function exported(
  name: string,
  sourceOnly = false,
): { files: Map<string, Buffer>; losses: readonly { code: string; count: number }[] } {
  const format = findFormat(name)
  if (format === undefined) throw new Error(`There is no format ${name}`)
  const { project, articles } = richSlice()
  const run = new ExportRun(format, project, { sourceOnly, values: {} })
  const files = new Map<string, Buffer>()
  const pieces = [...[...articles].flatMap((article) => [...run.article(article)]), ...run.end()]
  for (const { name, content } of pieces) {
    files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), Buffer.from(content)]))
  }
  return { files, losses: run.losses() }
}

const verify = (files: ReadonlyMap<string, Uint8Array>) =>
  verifyExport({
    names: async () => [...files.keys()],
    read: async (name) => files.get(name),
    async sheets(_, bytes) {
      const read = createTools().workbook(bytes)
      return read.ok ? read.value : undefined
    },
  })

/** What differs, as the verification tells it. */
const differences = async (files: ReadonlyMap<string, Uint8Array>) =>
  (await verify(files))?.files.filter(({ state }) => state !== "unchanged")

test.each(formats.map(({ name }) => name))("%s: the hashes are those that sha256sum counts", async (name) => {
  const { files } = exported(name)
  const folder = mkdtempSync(join(tmpdir(), "postil-sums-"))
  try {
    for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes)
    const { status, stderr } = spawnSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], {
      cwd: folder,
      encoding: "utf8",
    })
    expect([status, stderr]).toEqual([0, ""])
  } finally {
    rmSync(folder, { recursive: true })
  }
  const found = await verify(files)
  expect(found?.files.map(({ state }) => state)).not.toContain("changed")
  expect(found?.articles.map(({ url, publishedOn, capturedOn }) => [url, publishedOn, capturedOn])).toEqual([
    ["https://example.org/a?b=1&c=2", "2022-10-22", "2022-10-23"],
    ["https://news.example/2022/10/talks?id=1#top", "2022-10-22", "2022-10-23"],
  ])
})

test.each(formats.flatMap(({ name, reading }) => (reading === undefined ? [] : [name])))(
  "%s: no file of an export is taken for an article when it comes back",
  (name) => {
    const files = [...exported(name).files].map(([file, bytes]) => ({ name: `out/${file}`, bytes }))
    const { recognised, others } = recognise(files)
    expect(others).toEqual([])
    expect(recognised.map(({ format }) => format.name)).toEqual([name])
  },
)

test("a change is found at its row, lines that came and went at theirs, and files that did too", async () => {
  const { files } = exported("csv")
  const claims = files.get("claims.csv")?.toString() ?? ""
  // The first claim's note goes over two lines: the second claim is in row 3, and in line 4 of the file.
  files.set("claims.csv", Buffer.from(claims.replace("denied … call.", "denied … talks.")))
  const rows = (files.get("people.csv")?.toString() ?? "").split("\r\n")
  files.set("people.csv", Buffer.from([...rows.slice(0, 3), ...rows.slice(4)].join("\r\n")))
  const events = files.get("events.csv")?.toString() ?? ""
  files.set("events.csv", Buffer.from(`${events}one more\r\n`))
  files.delete("places.csv")
  files.set("notes.txt", Buffer.from("mine"))
  expect(await differences(files)).toEqual([
    // A person's note goes over two lines, too.
    { file: "people.csv", state: "changed", places: [{ row: 4, change: "removed" }] },
    { file: "claims.csv", state: "changed", places: [{ line: 4, change: "changed", row: 3 }] },
    { file: "events.csv", state: "changed", places: [{ line: 9, change: "added", row: 8 }] },
    { file: "places.csv", state: "missing", places: [] },
    { file: "notes.txt", state: "foreign", places: [] },
  ])
})

describe("tables that another program wrote anew", () => {
  test.each(["csv", "xlsx"])("%s: nothing is said of rows that are as they were", async (format) => {
    const { files } = exported(format)
    const names = [...files.keys()].filter((name) => name.endsWith(format))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) if (!touch(files, name, [])) return
    expect(await differences(files)).toEqual(names.map((file) => ({ file, state: "rewritten", places: [] })))
  })

  test("csv: the cell that was changed and the row that was deleted are found", async () => {
    const { files } = exported("csv")
    if (!touch(files, "claims.csv", [["", 3, 4, "something else"]])) return
    touch(files, "events.csv", [["", 5]])
    expect(await differences(files)).toEqual([
      { file: "claims.csv", state: "changed", places: [{ row: 3, line: 4, change: "changed" }] },
      { file: "events.csv", state: "changed", places: [{ row: 5, change: "removed" }] },
    ])
  })

  test("xlsx: they are found by sheet and row", async () => {
    const { files } = exported("xlsx")
    const changes = [
      ["Claims", 3, 4, "something else"],
      ["Events", 5],
      ["Registry", 2, 5, 1946],
    ]
    if (!touch(files, "postil.xlsx", changes)) return
    expect(await differences(files)).toEqual([
      {
        file: "postil.xlsx",
        state: "changed",
        places: [
          { sheet: "Claims", row: 3, change: "changed" },
          { sheet: "Events", row: 5, change: "removed" },
          { sheet: "Registry", row: 2, change: "changed" },
        ],
      },
    ])
  })

  test("a workbook that cannot be read is changed, and no more is said", async () => {
    const { files } = exported("xlsx")
    const bytes = files.get("postil.xlsx") ?? Buffer.alloc(0)
    for (const broken of [bytes.subarray(0, bytes.length / 2), Buffer.from("no archive"), Buffer.alloc(0)]) {
      files.set("postil.xlsx", broken)
      expect(await differences(files)).toEqual([{ file: "postil.xlsx", state: "changed", places: [] }])
    }
  })

  test("whatever happened to its bytes, a workbook has rows or is none", () => {
    const bytes = exported("xlsx").files.get("postil.xlsx") ?? Buffer.alloc(0)
    const parts = unzipSync(bytes)
    const sheet = strFromU8(parts["xl/worksheets/sheet2.xml"] ?? new Uint8Array())
    const damage = fc.record({
      at: fc.nat(sheet.length - 1),
      length: fc.nat(40),
      by: fc.constantFrom(
        "",
        "<",
        "&",
        '"',
        "<row r='9'/>",
        '<c r="XFE1" t="s"><v>7</v></c>',
        "</row>",
        "\0",
      ),
    })
    const { workbook } = createTools()
    fc.assert(
      fc.property(damage, ({ at, length, by }) => {
        const broken = strToU8(sheet.slice(0, at) + by + sheet.slice(at + length))
        const read = workbook(zipSync({ ...parts, "xl/worksheets/sheet2.xml": broken }, { level: 0 }))
        if (read.ok) expect([...read.value.values()].join("")).toMatch(/^([0-9a-f]{6})+$/)
        else expect(read.error.code).toBe("damaged-file")
      }),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const broken = Uint8Array.from(bytes)
        broken[at] = byte
        expect(["damaged-file", undefined]).toContain(errorOf(workbook(broken)))
      }),
      { numRuns: 100 },
    )
  })

  test("rows are the same, whichever of them the parser of XML is spared", () => {
    const parts = unzipSync(exported("xlsx").files.get("postil.xlsx") ?? Buffer.alloc(0))
    const { workbook } = createTools()
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 3 }),
      fc.constantFrom(..."&<>\"'"),
      fc.constantFrom(
        "&amp;",
        "&lt;",
        "&#13;",
        "&x;",
        "]]>",
        "\r\n",
        "\u0001",
        "\ufffe",
        "_x0009_",
        "<!-- -->",
      ),
    )
    const rare = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: odd })
    const words = rare(
      fc.constantFrom("", "Austin", "12", " 7 ", "a &amp; b &quot;c&quot;", "d\te\nf", "\u{1f54a}"),
      fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join("")),
    )
    const content = words.chain((said) =>
      rare(
        fc.constantFrom(
          `<v>${said}</v>`,
          `<is><t>${said}</t></is>`,
          `<is><t xml:space="preserve">${said}</t></is>`,
        ),
        fc.constantFrom(
          `<f>1+1</f><v>${said}</v>`,
          `<is><r><t>${said}</t></r><r><t>b</t></r></is>`,
          `<is><t>${said}</t><rPh><t>c</t></rPh></is>`,
          `<v><![CDATA[${said}]]></v>`,
          `<v>${said}</v><v>d</v>`,
          `<v>${said}`,
          "",
        ),
      ),
    )
    const look = rare(
      fc.constantFrom("", ' s="1"', ' t="s"', ' t="n" s="2"', ' s="2" t="str"', ' t="inlineStr"', ' t="b"'),
      fc.constantFrom(" t='s'", ' t="s" t="n"', ' s="1" t="n" s="1"', ' cm="1"', " >", "/"),
    )
    const cell = (column: string) =>
      fc
        .tuple(look, content, fc.constantFrom(column, column, column, ""))
        .map(([looks, inner, place]) => `<c${place === "" ? "" : ` r="${place}1"`}${looks}>${inner}</c>`)
    const row = fc.tuple(
      rare(fc.constantFrom("", ' spans="1:3" x:y="0"'), fc.constantFrom(' r="9"', ' a="1" a="2"', ' a="<"')),
      cell("A"),
      fc.option(cell("B"), { nil: '<c r="B1"/>' }),
      fc.option(cell("AA"), { nil: "" }),
      rare(
        fc.constantFrom("", "\n"),
        fc.constantFrom("<!-- </row> -->", "<row/>", "<?x </row>?>", "</sheetData>", "e"),
      ),
    )
    const item = words.chain((said) =>
      rare(
        fc.constant(`<si><t>${said}</t></si>`),
        fc.constantFrom(`<si><r><t>${said}</t></r></si>`, "<si/>"),
      ),
    )
    const read = (rows: string, texts: string) => {
      const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`
      const files = {
        "xl/worksheets/sheet2.xml": sheet,
        "xl/sharedStrings.xml": `<sst count="3">${texts}</sst>`,
      }
      const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
      const found = workbook(zipSync({ ...parts, ...Object.fromEntries(bytes) }, { level: 0 }))
      return found.ok ? [...found.value] : found.error.code
    }
    let whole = 0
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.array(item, { maxLength: 3 }),
        (rows, items) => {
          const xml = rows
            .map(
              ([attributes, a, b, c, behind], at) =>
                `<row r="${at + 1}"${attributes}>${a}${b}${c}</row>${behind}`,
            )
            .join("")
          const spared = read(xml, items.join(""))
          // Behind a comment, all goes through the parser.
          expect(spared).toEqual(read(`<!-- -->${xml}`, `<!-- -->${items.join("")}`))
          if (typeof spared !== "string") whole++
        },
      ),
      { numRuns: 1000 },
    )
    expect(whole).toBeGreaterThan(100)
  })

  function errorOf(read: ReturnType<ReturnType<typeof createTools>["workbook"]>): string | undefined {
    return read.ok ? undefined : read.error.code
  }

  /** @returns whether there is a program that can */
  function touch(files: Map<string, Buffer>, name: string, changes: readonly unknown[][]): boolean {
    const python = pythonWith(name.endsWith("xlsx") ? "openpyxl" : undefined)
    if (python === undefined) return false
    const folder = mkdtempSync(join(tmpdir(), "postil-touched-"))
    try {
      const [source, target] = [join(folder, name), join(folder, `new-${name}`)]
      writeFileSync(source, files.get(name) ?? "")
      askPython(python, "touch_tables.py", source, target, JSON.stringify(changes))
      files.set(name, readFileSync(target))
      return true
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
})

test("of more lines than are kept in memory, each is known again", async () => {
  const lines = (article: string) => Array.from({ length: 60_000 }, (_, place) => `${article} ${place}\n`)
  const long: Format = {
    ...{ name: "long", title: "Long", readers: "nobody" },
    writer: () => ({
      *article({ id }) {
        yield { name: "all.txt", content: lines(id).join("") }
        yield { name: `${id}.txt`, content: id }
      },
      *end() {
        yield { name: "all.txt", content: "the end" }
      },
      losses: () => [],
    }),
  }
  const { project, articles } = richSlice()
  const [first] = articles
  if (first === undefined) throw new Error("There is no article")
  const run = new ExportRun(long, project, { sourceOnly: false, values: {} })
  const files = new Map<string, Buffer>()
  const take = (pieces: Iterable<WrittenFile>) => {
    for (const { name, content } of pieces)
      files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), Buffer.from(content)]))
  }
  for (const id of ["a", "b", "c", "d"]) take(run.article({ ...first, id }))
  take(run.end())
  expect(await differences(files)).toEqual([])
  files.set("all.txt", Buffer.from(files.get("all.txt")?.toString().replace("c 7\n", "c 8\n") ?? ""))
  files.set("d.txt", Buffer.from("D"))
  expect(await differences(files)).toEqual([
    { file: "all.txt", state: "changed", places: [{ line: 120_008, change: "changed" }] },
    { file: "d.txt", state: "changed", places: [{ line: 1, change: "changed" }] },
  ])
})

test("of a table of a million rows, each is known again", { timeout: 60_000 }, async () => {
  const rows = 1_000_000
  const table: Format = {
    ...{ name: "table", title: "Table", readers: "nobody" },
    writer() {
      const fingerprints = new RowFingerprints()
      return {
        *article() {
          for (let row = 0; row < rows; row++) fingerprints.add([row])
          yield { name: "all.csv", content: Array.from({ length: rows }, (_, row) => `${row}\r\n`).join("") }
        },
        *end() {},
        *rows() {
          yield { file: "all.csv", fingerprints }
        },
        losses: () => [],
      }
    },
  }
  const { project, articles } = richSlice()
  const [first] = articles
  if (first === undefined) throw new Error("There is no article")
  const run = new ExportRun(table, project, { sourceOnly: false, values: {} })
  const pieces = [...run.article(first), ...run.end()]
  const files = new Map(pieces.map(({ name, content }) => [name, Buffer.from(content)]))
  files.set("all.csv", Buffer.from(files.get("all.csv")?.toString().replace("\n7\r", "\n8\r") ?? ""))
  expect(await differences(files)).toEqual([
    { file: "all.csv", state: "changed", places: [{ line: 8, row: 8, change: "changed" }] },
  ])
})

test("without hashes there is nothing to verify", async () => {
  expect(await verify(new Map([["a.txt", Buffer.from("a")]]))).toBeUndefined()
})

test("of a long file, lines that changed, came and went far apart are named, and none between", () => {
  const before = Array.from({ length: 50_000 }, (_, line) => `${line}`)
  const after = before.toSpliced(49_000, 1, "other").toSpliced(30_000, 0, "new").toSpliced(100, 1)
  expect(changedLines(before, after)).toEqual([
    { line: 101, change: "removed" },
    { line: 30_000, change: "added" },
    { line: 49_001, change: "changed" },
  ])
  const replaced = before.map((line, place) => (place % 2 === 0 ? line : `${line}!`))
  expect(changedLines(before, replaced)).toHaveLength(25_000)
})

test("whatever lines change, come and go, exactly they are named", () => {
  const line = fc.constantFrom("a", "b", "c", "d", "")
  const fingerprints = (lines: readonly string[]) => {
    const made = new LineFingerprints()
    const text = lines.map((one) => `${one}\n`).join("")
    made.add(text.slice(0, 3))
    const early = made.take()
    made.add(text.slice(3))
    return fingerprintsIn(early + made.takeLast())
  }
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.array(line, { maxLength: 20 }), (before, after) => {
      const changes = changedLines(fingerprints(before), fingerprints(after))
      const [removed, added, changed] = (["removed", "added", "changed"] as const).map((kind) =>
        changes.filter(({ change }) => change === kind),
      )
      expect(before.length - (removed?.length ?? 0) + (added?.length ?? 0)).toBe(after.length)
      // What is left of both when the named lines are taken out is the same.
      const named = new Set([...(added ?? []), ...(changed ?? [])].map(({ line }) => line))
      const gone = new Set((removed ?? []).map(({ line }) => line))
      const kept = after.filter((_, index) => !named.has(index + 1))
      const old = before.filter((_, index) => !gone.has(index + 1))
      let at = 0
      for (const one of old) if (one === kept[at]) at++
      expect(at).toBe(kept.length)
    }),
    { numRuns: 300 },
  )
})

test.each(formats.map(({ name }) => name))(
  "%s: without inferences, nothing of them is in any file",
  (name) => {
    const { files, losses } = exported(name, true)
    const all = [...files.values()].map((bytes) => bytes.toString()).join("\n")
    if (name !== "xlsx") expect(all).not.toMatch(/By tone|2022-05\/\.\./)
    expect(losses).toContainEqual(expect.objectContaining({ code: "inferences", count: 2 }))
    const complete = [...exported(name).files.values()].map((bytes) => bytes.toString()).join("\n")
    // Formats that hold the field at all show it when it was not asked to be left out.
    if (["postil-json", "csv", "doccano", "html", "markdown", "tei"].includes(name))
      expect(complete).toContain("2022-05/..")
  },
)
