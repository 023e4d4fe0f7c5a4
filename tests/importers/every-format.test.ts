// What may befall a file of any format: no bytes, the ending of another format, a name made to mislead. Through the real
// limited process; files cut off and damaged ones have suites of their own (hostile, fuzz).

import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ArticleParser } from "../../shared/application/ports.ts"
import { canonicalText } from "../../shared/domain/document.ts"
import { importers } from "../../shared/importers/registry.ts"
import { goldenBytes } from "../fixtures/golden.ts"
import { isLong, say } from "./support/long.ts"
import { fixture, fixtures, startReaders } from "./support/reader.ts"

let parser: ArticleParser
beforeAll(async () => {
  parser = await startReaders()
})
afterAll(() => parser.close())

const endings = importers.flatMap((importer) => importer.endings)
const files: readonly (readonly [string, () => Uint8Array])[] = [
  ["golden.txt", () => goldenBytes],
  ...fixtures.map((name) => [name, () => fixture(name)] as const),
]

/** Everything that is said of a file names it as it may be shown; what is read follows the schema. */
async function read(name: string, bytes: Uint8Array, shown: string): Promise<"read" | "refused"> {
  const result = await parser.parse({ name, bytes })
  if (!result.ok) {
    expect(result.error.message).toContain(`“${shown}”`)
    expect(result.error.code).not.toMatch(/took-too-long|unavailable|too-complex|internal/)
    return "refused"
  }
  for (const { document, source } of result.value) {
    document.check()
    expect(source.fileName).toBe(shown)
    expect(canonicalText(document)).not.toContain("\0")
  }
  return "read"
}

async function count(outcomes: readonly Promise<"read" | "refused">[]): Promise<string> {
  const all = await Promise.all(outcomes)
  const done = all.filter((outcome) => outcome === "read").length
  return `${all.length} tried, ${done} read, ${all.length - done} refused`
}

test("no bytes are refused by name, whatever the ending", async () => {
  const outcomes = await Promise.all(
    endings.map((ending) => read(`story.${ending}`, new Uint8Array(), `story.${ending}`)),
  )
  expect(outcomes).toEqual(endings.map(() => "refused"))
  say(`no bytes: ${outcomes.length} endings, all refused`)
})

describe("under every other format's ending", () => {
  test.each(files)("%s", { timeout: 120_000 }, async (file, bytes) => {
    const own = endingOf(file)
    const others = endings.filter((ending) => ending !== own)
    const chosen = isLong ? others : others.filter((_, index) => index % 4 === file.length % 4)
    const told = await count(
      chosen.map((ending) => read(`story.${ending}`, bytes().slice(), `story.${ending}`)),
    )
    say(`${file.padEnd(22)} ${told}`)
  })
})

/** Names as they come, and what is shown of them before the ending. */
const names: readonly (readonly [string, string])[] = [
  ["../../../etc/passwd", "passwd"],
  ["..\\..\\windows\\win", "win"],
  ["C:\\Users\\x\\story", "story"],
  ["/absolute/story", "story"],
  ["sto\0ry", "story"],
  ["story.exe\0", "story.exe"],
  ["txt.\u202egpj", "txt.gpj"],
  ["\u2066isolated\u2069", "isolated"],
  ["new\nline\ttab", "newlinetab"],
  ["CON", "CON"],
  ["nul", "nul"],
  ["COM1", "COM1"],
  ["lpt9", "lpt9"],
  ["AUX.old", "AUX.old"],
]

describe("under names made to mislead", () => {
  test.each(files)("%s", { timeout: 120_000 }, async (file, bytes) => {
    const ending = endingOf(file)
    const told = await count(
      names.map(([name, shown]) => read(`${name}.${ending}`, bytes().slice(), `${shown}.${ending}`)),
    )
    say(`${file.padEnd(22)} ${told}`)
    expect(told).toContain(" 0 refused")
  })
})

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1)
}
