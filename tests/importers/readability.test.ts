// Mozilla's own test pages for Readability: real news sites, and the text and metadata that are to be found in them.
// They belong to their publishers and are not shipped; the suite runs where they lie beside the project.

import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { z } from "zod"
import { createTools } from "../../electron/import-worker/tools.ts"
import { canonicalText } from "../../shared/domain/document.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { dayIn } from "../../shared/importers/dates.ts"
import { documentFromHtml } from "../../shared/importers/html/map.ts"
import { importFile } from "../../shared/importers/registry.ts"
import { isLong, say } from "./support/long.ts"

const folder = fileURLToPath(new URL("../../../shared/interop/readability/", import.meta.url))
const found = existsSync(folder)
const pages = found ? readdirSync(folder).filter((name) => existsSync(`${folder}${name}/source.html`)) : []
const tools = createTools()
const line = z.string().transform((text) => text.replace(/\s+/g, " ").trim())
const metadata = z.object({
  title: line,
  byline: line.nullish(),
  siteName: line.nullish(),
  publishedTime: line.nullish(),
  lang: line.nullish(),
})

test.skipIf(!found)(
  "Readability's pages give the text and the metadata that they should",
  { timeout: 300_000 },
  async () => {
    const chosen = isLong ? pages : pages.filter((_, index) => index % 5 === 0)
    let equal = 0
    const wrong: string[] = []
    say(`${"page".padEnd(28)} ${"F1".padStart(6)} ${"ms".padStart(6)}  metadata`)
    for (const page of chosen) {
      const read = (file: string) => readFileSync(`${folder}${page}/${file}`)
      const start = performance.now()
      const [draft] = unwrap(
        await importFile({ name: "source.html", bytes: new Uint8Array(read("source.html")) }, tools),
      )
      const time = performance.now() - start
      if (draft === undefined) throw new Error(`${page} holds an article`)
      const expected = documentFromHtml(unwrap(tools.html(read("expected.html").toString())))
      const score = f1(
        tokens(canonicalText(draft.document)),
        tokens(expected === undefined ? "" : canonicalText(expected)),
      )
      if (score >= 0.97) equal++
      const theirs = metadata.parse(JSON.parse(read("expected-metadata.json").toString()))
      const ours = draft.metadata
      const differences = [
        differs("title", theirs.title, ours.title),
        differs("author", theirs.byline, ours.author),
        differs("publisher", theirs.siteName, ours.publisher),
        differs("date", dayIn(theirs.publishedTime ?? undefined), ours.publishedOn),
        differs("language", theirs.lang?.toLowerCase(), ours.language?.toLowerCase()),
      ].filter((difference) => difference !== undefined)
      wrong.push(...differences.map((difference) => `${page}: ${difference}`))
      say(
        `${page.padEnd(28)} ${score.toFixed(3).padStart(6)} ${time.toFixed(0).padStart(6)}  ${differences.join("; ")}`,
      )
    }
    say(
      `${equal} of ${chosen.length} pages with F1 of at least 0.97; ${wrong.length} of ${5 * chosen.length} fields differ`,
    )
    expect(equal / chosen.length).toBeGreaterThanOrEqual(0.95)
    expect(wrong.length).toBeLessThanOrEqual(0.02 * 5 * chosen.length)
  },
)

/** Where theirs says nothing, anything that ours has found is more. */
function differs(
  field: string,
  theirs: string | null | undefined,
  ours: string | undefined,
): string | undefined {
  if (theirs === undefined || theirs === null || theirs === "" || theirs === ours) return undefined
  return `${field} “${ours}” for “${theirs}”`
}

function tokens(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** The harmonic mean of precision and recall over words, each as often as it occurs. */
function f1(ours: readonly string[], theirs: readonly string[]): number {
  const left = new Map<string, number>()
  for (const token of ours) left.set(token, (left.get(token) ?? 0) + 1)
  let shared = 0
  for (const token of theirs) {
    const times = left.get(token) ?? 0
    if (times > 0) shared++
    left.set(token, times - 1)
  }
  return ours.length + theirs.length === 0 ? 1 : (2 * shared) / (ours.length + theirs.length)
}
