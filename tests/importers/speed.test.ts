// How many files a minute the limited process reads, two at a time, and what processor time each takes: a few in every
// test run, the full numbers with `npm run bench:import`. The web pages are Readability's own, where they lie beside the project.

import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ArticleParser } from "../../shared/application/ports.ts"
import { isLong, say } from "./support/long.ts"
import { fixture, startReaders } from "./support/reader.ts"

const folder = fileURLToPath(new URL("../../../shared/interop/readability/", import.meta.url))
const pages = existsSync(folder)
  ? readdirSync(folder)
      .map((name) => `${folder}${name}/source.html`)
      .filter((file) => existsSync(file))
      .map((file) => new Uint8Array(readFileSync(file)))
  : [fixture("chromium.html")]
const story = new TextEncoder().encode("The two ministers spoke for an hour on Friday.\n\n".repeat(100))

let parser: ArticleParser
beforeAll(async () => {
  parser = await startReaders()
})
afterAll(() => parser.close())

test.each([
  ["page.html", pages, 1000],
  ["paper.pdf", [fixture("chromium.pdf")], 100],
  ["story.txt", [story], 1000],
] as const)("%s: as many a minute as there should be", { timeout: 300_000 }, async (name, files, wanted) => {
  const count = isLong ? wanted : wanted / 20
  const warmUp = files[0] ?? story
  await Promise.all([parser.parse({ name, bytes: warmUp }), parser.parse({ name, bytes: warmUp })])
  const [start, used] = [performance.now(), processorTime()]
  const results = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      parser.parse({ name, bytes: files[index % files.length] ?? story }),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  const each = (processorTime() - used) / count
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  const rate = Math.round((count / seconds) * 60)
  say(
    `${name.padEnd(12)} ${count} files in ${seconds.toFixed(1)} s: ${rate} a minute (wanted ${wanted}), ${each.toFixed(1)} ms of processor time each, ${(60_000 / each).toFixed(0)} a minute on one core`,
  )
  // On a busy machine only processor time says much; of a few files, no more than a change of magnitude.
  if (isLong) expect(2 * (60_000 / each)).toBeGreaterThan(wanted)
  else expect(rate).toBeGreaterThan(wanted / 10)
})

/** What this process and those that it started have taken so far, in milliseconds; of this one alone where there is no /proc. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  const own = (user + system) / 1000
  const children = `/proc/self/task/${process.pid}/children`
  if (!existsSync(children)) return own
  const ids = readFileSync(children, "utf8").split(" ").filter(Boolean)
  return ids.reduce((sum, id) => {
    // After the name in brackets; ticks are hundredths of a second.
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
    return sum + (Number(fields[11]) + Number(fields[12])) * 10
  }, own)
}
