// The limited process that reads files, as built and for real: what it does with good files, and that nothing a file
// does to it reaches the app or the next file.

import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { build, root } from "../../electron/bin/build.mjs"
import { startChild } from "../../electron/import-worker/child.ts"
import { createProcessParser } from "../../electron/import-worker/pool.ts"
import { createTools } from "../../electron/import-worker/tools.ts"
import { createMemoryArticleParser } from "../../shared/application/memory/article-parser.ts"
import type { ArticleParser } from "../../shared/application/ports.ts"
import { Stop } from "../../shared/application/stop.ts"
import { canonicalText } from "../../shared/domain/document.ts"
import { unwrap } from "../../shared/domain/result.ts"

const program = path.join(root, "out/node/import-worker.js")
const utf8 = (text: string) => new TextEncoder().encode(text)
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url)))
const parsers: ArticleParser[] = []
const started = (parser: ArticleParser) => {
  parsers.push(parser)
  return parser
}

beforeAll(() => build(["node"]))
afterAll(() => Promise.all(parsers.map((parser) => parser.close())))

describe.each([
  ["in this process", () => createMemoryArticleParser(createTools())],
  ["in a process of its own", () => createProcessParser({ start: () => startChild(program), size: 2 })],
] as const)("a parser %s", (_, create) => {
  test("reads many files at once, each by itself", async () => {
    const parser = started(create())
    const names = [
      "chromium.html",
      "libreoffice.docx",
      "nothing.txt",
      "chromium.pdf",
      "python.eml",
      "python.csv",
      "python.jsonl",
    ]
    const read = await Promise.all(
      names.map((name) =>
        parser.parse({ name, bytes: name === "nothing.txt" ? new Uint8Array() : fixture(name) }),
      ),
    )
    expect(read.map((result) => (result.ok ? result.value.length : result.error.code))).toEqual([
      1,
      1,
      "empty-file",
      1,
      1,
      2,
      2,
    ])
    for (const result of read) {
      if (!result.ok) continue
      const [draft] = result.value
      expect(draft && canonicalText(draft.document)).toContain("The two ministers spoke for an hour")
    }
  })

  test("refuses in words that name the file", async () => {
    const result = await started(create()).parse({
      name: "../../etc/\u202epasswd\0.pdf",
      bytes: utf8("%PDF-1.4 no"),
    })
    expect(result.ok ? "" : result.error.message).toMatch(/^“passwd\.pdf” cannot be read/)
  })
})

describe("the process", () => {
  /** A program in place of the real one, which does what a hostile file would make it do. */
  const hostile = (does: string, limits = {}) => {
    const folder = mkdtempSync(path.join(tmpdir(), "postil-reader-"))
    const file = path.join(folder, "hostile.mjs")
    writeFileSync(
      file,
      `process.send({ type: "ready" });\nprocess.on("message", async ({ id, name, files }) => { ${does} })\n`,
    )
    const parser = createProcessParser({ start: () => startChild(file), size: 1, ...limits })
    return started({
      ...parser,
      close: () => parser.close().then(() => rmSync(folder, { recursive: true, force: true })),
    })
  }
  const input = { name: "story.txt", bytes: utf8("Hello") }
  const good = `process.send({ type: "result", id, resident: 1, result: { ok: false, error: { code: "empty-file", message: "fine" } } })`

  test.each([
    ["ends itself", `if (name === "bad.txt") process.exit(); else ${good}`, "too-complex"],
    ["goes on for ever", `if (name === "bad.txt") for (;;); else ${good}`, "took-too-long"],
    [
      "shows progress for ever",
      `if (name === "bad.txt") setInterval(() => process.send({ type: "progress", id }), 50); else ${good}`,
      "took-too-long",
    ],
    [
      "answers nonsense",
      `if (name === "bad.txt") process.send({ type: "result", id, resident: 1, result: { ok: true, value: [{ document: { type: "doc", content: [{ type: "script" }] } }] } }); else ${good}`,
      "damaged-file",
    ],
  ])("that %s costs one file and no more", async (_, does, code) => {
    const parser = hostile(does, { silence: 4000, longest: 6000 })
    const [bad, next] = await Promise.all([parser.parse({ ...input, name: "bad.txt" }), parser.parse(input)])
    expect(bad.ok ? "read" : bad.error.code).toBe(code)
    expect(bad.ok ? "" : bad.error.message).toContain("“bad.txt”")
    expect(next.ok ? "read" : next.error.message).toBe("fine")
  })

  test("may take longer over a workbook the larger that is", async () => {
    const parser = hostile(
      `setTimeout(() => process.send({ type: "result", id, resident: 1, result: [{ name: "People", rows: "" }] }), 3000)`,
      { longest: 2000 },
    )
    const [small, large] = await Promise.all([
      parser.parseWorkbook({ name: "small.xlsx", bytes: utf8("PK") }),
      parser.parseWorkbook({ name: "large.xlsx", bytes: new Uint8Array(64 * 1024 * 1024) }),
    ])
    expect(small.ok ? "read" : small.error.code).toBe("took-too-long")
    expect([...unwrap(large).keys()]).toEqual(["People"])
  })

  test("that is lost over one of several annotated files costs that file, named, and no more", async () => {
    const parser = hostile(
      `for (const { name } of files) {
        process.send({ type: "progress", id, file: name, format: "brat" })
        if (name === "bad.ann") for (;;);
        const corpus = { articles: [], problems: [{ file: name, message: "read" }] }
        process.send({ type: "portion", id, portion: { format: "brat", files: [name], shared: [], corpus } })
      }
      process.send({ type: "result", id, resident: 1, result: { ok: true, value: [] } })`,
      { silence: 4000, longest: 6000 },
    )
    const files = ["a.ann", "bad.ann", "bad.txt", "c.ann"].map((name) => ({ name, bytes: utf8("") }))
    const read = await parser.parseAnnotated({ files, stop: new Stop(), progress: () => undefined })
    const { corpora, refused } = unwrap(read)
    expect(corpora.map(({ corpus }) => corpus.problems.map(({ file }) => file))).toEqual([["a.ann", "c.ann"]])
    expect(refused.map(({ file, failure }) => [file, failure.code])).toEqual([["bad.ann", "took-too-long"]])
  })

  test("is ended when buffers outside the heap take too much memory", async () => {
    const source = `
      import { Worker } from "node:worker_threads"
      import { once } from "node:events"
      await once(new Worker(${JSON.stringify(path.join(root, "out/node/import-watchdog.js"))}, { execArgv: [], workerData: { limit: 256 * 1024 * 1024 } }), "message")
      const kept = []
      while (kept.length < 500) kept.push(Buffer.alloc(8 * 1024 * 1024, 1))`
    const child = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: "ignore" })
    const signal = await new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)))
    expect(signal).toBe("SIGKILL")
  })

  test("may not read, write or start anything, where the runtime can forbid it", async () => {
    const attempts = `
      const { readFileSync, writeFileSync } = await import("node:fs")
      const { spawnSync } = await import("node:child_process")
      const said = [() => readFileSync("/etc/passwd"), () => writeFileSync("/tmp/postil-was-here", ""), () => spawnSync("true").error ? (() => { throw spawnSync("true").error })() : 0]
        .map((attempt) => { try { attempt(); return "done" } catch (error) { return error.code } })
      process.send({ type: "result", id, resident: 1, result: { ok: false, error: { code: "no-text", message: said.join() } } })`
    const result = await hostile(attempts).parse(input)
    expect(result.ok ? "" : result.error.message).toBe(
      "ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED",
    )
  })

  test("is not waited for once everything is closed", async () => {
    const parser = createProcessParser({ start: () => startChild(program), size: 1 })
    const reading = parser.parse(input)
    await parser.close()
    expect((await reading).ok).toBe(false)
  })
})

test("the real process reads a file like any other after a good one", async () => {
  const parser = started(createProcessParser({ start: () => startChild(program), size: 1 }))
  for (const name of ["libreoffice.odt", "libreoffice.rtf", "chromium.mhtml"]) {
    unwrap(await parser.parse({ name, bytes: fixture(name) }))
  }
})
