// How fast formats are written and read, and how much memory a whole export takes: a small project in every test run,
// which only sees that it works; a million annotations in ten thousand articles with `npm run bench:formats`, which
// prints a table. Speed is that of the format alone, by the processor's time, because other programs run beside it; the
// export is the command line's, from the project on disk to the files.

import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { build, root } from "../../electron/bin/build.mjs"
import type { Article } from "../../shared/domain/article.ts"
import { lendSha256 } from "../../shared/domain/hash.ts"
import type { Format, WrittenFile } from "../../shared/formats/format.ts"
import { beginReading } from "../../shared/formats/intake/read-corpora.ts"
import { formats } from "../../shared/formats/registry.ts"
import { isLong, say } from "../importers/support/long.ts"
import { annotation, article, project } from "../support/article.ts"
import { makeQuickly } from "../support/quick-project.ts"
import { writtenFiles } from "./round-trip.ts"

const articles = isLong ? 10_000 : 20
const perArticle = 100
/** Articles that are written to be read again: their files lie in memory. */
const readAgain = Math.min(articles, 500)

const columns = ["format", "written/s", "read/s", "exported/s", "MB resident", "MB on disk", "files"]

// As the app does.
lendSha256((bytes) => createHash("sha256").update(bytes).digest("hex"))

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "postil-speed-"))
  if (!isLong) return
  say(
    `${(articles * perArticle).toLocaleString("en")} annotations in ${articles.toLocaleString("en")} articles`,
  )
  sayRow(columns)
  await build(["node"])
  await makeQuickly(path.join(folder, "project"), project(), numbered(articles))
}, 3_600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Prints a line of the table, as soon as it is there: the whole takes long. */
function sayRow(cells: readonly string[]): void {
  say(cells.map((cell, column) => (column === 0 ? cell.padEnd(14) : cell.padStart(12))).join(""))
}

describe.each(formats.map((format) => [format.name, format] as const))("%s", (name, format) => {
  const row: string[] = [name]
  afterAll(() => sayRow(row))

  test("is written an article at a time", { timeout: 3_600_000 }, () => {
    const writer = format.writer(project(), {})
    const clock = new ProcessorClock()
    let bytes = 0
    const take = (pieces: () => Iterable<WrittenFile>) =>
      clock.time(() => {
        for (const { content } of pieces()) bytes += content.length
      })
    for (const some of inBatches(numbered(articles)))
      take(function* () {
        for (const given of some) yield* writer.article(given)
      })
    take(() => writer.end())
    expect(bytes).toBeGreaterThan(articles * perArticle)
    row.push(clock.rate(articles * perArticle))
  })

  test("is read as fast as that", { timeout: 3_600_000 }, () => {
    if (format.reading === undefined) {
      row.push("–")
      return expect(format.lossless).not.toBe(true)
    }
    const found = readBack(format)
    expect(found.annotations).toBe(readAgain * perArticle)
    row.push(found.rate)
  })

  // The short run has nothing to say of memory.
  if (!isLong) return
  test("is exported from the disk to the disk", { timeout: 3_600_000 }, () => {
    const out = path.join(folder, "out")
    const words = ["export", path.join(folder, "project"), "--format", name, "--out", out]
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", REPORT, "out/node/cli.js", ...words],
      {
        cwd: root,
        env: { ...process.env, POSTIL_DATA: path.join(folder, "data"), NODE_OPTIONS: "" },
        stdio: ["ignore", "ignore", "pipe"],
        encoding: "utf8",
      },
    )
    expect(status).toBe(0)
    const files = readdirSync(out).map((file) => statSync(path.join(out, file)).size)
    rmSync(out, { recursive: true })
    const written = files.reduce((sum, size) => sum + size, 0)
    expect(written).toBeGreaterThan(articles)
    const [, seconds = "?", resident = "?"] = /took ([\d.]+) s, (\d+) MB/.exec(stderr) ?? []
    row.push(rateOf(articles * perArticle, Number(seconds)), resident)
    row.push(Math.round(written / 1e6).toLocaleString("en"))
    row.push(files.length.toLocaleString("en"))
  })
})

/** Has a process say in the end what it took of the processor's time, and how much memory at most, in megabytes. */
const REPORT = `data:text/javascript,${encodeURIComponent(`process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const seconds = (userCPUTime + systemCPUTime) / 1e6
  process.stderr.write(\`took \${seconds.toFixed(1)} s, \${Math.round(maxRSS / 1000)} MB\`)
})`)}`

/** Writes some articles as files and reads them, as an import does. */
function readBack(format: Format): { readonly annotations: number; readonly rate: string } {
  const files = writtenFiles(format, { project: project(), articles: numbered(readAgain) })
  const clock = new ProcessorClock()
  let annotations = 0
  clock.time(() => {
    const begun = beginReading(files, undefined)
    if (!begun.ok) throw new Error(begun.error.message)
    for (const { corpus } of begun.value.portions(() => undefined))
      for (const one of corpus.articles) annotations += one.annotations.length
  })
  return { annotations, rate: clock.rate(annotations) }
}

class ProcessorClock {
  private spent = 0

  time(doing: () => void): void {
    const begin = process.cpuUsage()
    doing()
    const { user, system } = process.cpuUsage(begin)
    this.spent += (user + system) / 1e6
  }

  /** How many a second. */
  rate(count: number): string {
    return rateOf(count, this.spent)
  }
}

function rateOf(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString("en")
}

/** Asking for the processor's time takes some of it: an article at a time, as much as a tenth of what is to be measured. */
function* inBatches(all: Iterable<Article>): Generator<readonly Article[]> {
  let batch: Article[] = []
  for (const one of all) {
    batch.push(one)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const BATCH = 20

/** Articles of a hundred sentences, each with a name marked. */
function* numbered(count: number): Generator<Article> {
  for (let number = 1; number <= count; number++) {
    const sentences = Array.from(
      { length: perArticle },
      (_, place) =>
        `Lloyd Austin spoke to Sergei Shoigu on Friday, the Pentagon said \u{1f54a} in note ${number}-${place}. `,
    )
    let start = 0
    const marks = sentences.map((sentence, place) => {
      const mark = annotation(`a${number}-${place}`, start, start + "Lloyd Austin".length)
      start += sentence.length
      return { ...mark, fields: { mention: { value: "name" } } }
    })
    const base = article(sentences.join(""), `article-${number}`)
    yield { ...base, annotations: new Map(marks.map((mark) => [mark.id, mark])) }
  }
}
