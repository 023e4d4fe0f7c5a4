// The limits of the process that reads files as they are shipped: 10 s without progress, 60 s in all, 512 MB. Reaching them
// takes minutes, so that this runs with `npm run fuzz` alone; what happens beyond shortened ones is in process.test.ts. No
// file is known that the importers themselves hang over, so that a program in their place does what such a file would.

import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { build, root } from "../../electron/bin/build.mjs"
import { startChild } from "../../electron/import-worker/child.ts"
import { createProcessParser } from "../../electron/import-worker/pool.ts"
import { RESIDENT_LIMIT } from "../../electron/import-worker/protocol.ts"
import { utf8 } from "./support/hostile-files.ts"
import { isLong, say } from "./support/long.ts"
import { startReaders } from "./support/reader.ts"

/** How much later than its limit a file may be given up, in seconds: the process has to start and to end. */
const MARGIN = 5

if (!isLong)
  console.warn("Skipped “under the limits as shipped”: that takes minutes, and npm run fuzz does it.")

describe.runIf(isLong)("under the limits as shipped", { timeout: 120_000 }, () => {
  let folder: string
  beforeAll(async () => {
    await build(["node"])
    folder = mkdtempSync(path.join(tmpdir(), "postil-limits-"))
    // A process may read beside itself only.
    for (const name of readdirSync(path.join(root, "out/node")))
      copyFileSync(path.join(root, "out/node", name), path.join(folder, name))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** What becomes of a file that the process does this with, and after how many seconds. */
  const outcome = async (does: string) => {
    const program = path.join(folder, "hostile.mjs")
    writeFileSync(
      program,
      `process.send({ type: "ready" })\nprocess.on("message", async ({ id }) => { ${does} })\n`,
    )
    const parser = createProcessParser({ start: () => startChild(program), size: 1 })
    const start = performance.now()
    const result = await parser.parse({ name: "bad.txt", bytes: utf8("Hello") })
    await parser.close()
    const seconds = (performance.now() - start) / 1000
    const message = result.ok ? "read" : result.error.message
    say(`${message} (${seconds.toFixed(1)} s)`)
    return { message, seconds }
  }

  test("a file without progress is given up after 10 s", async () => {
    const { message, seconds } = await outcome("for (;;);")
    expect(message).toMatch(/^“bad\.txt” could not be read within 10 seconds and was left out/)
    expect(seconds).toBeGreaterThan(9.9)
    expect(seconds).toBeLessThan(10 + MARGIN)
  })

  test("a file with progress and no end is given up after 60 s", async () => {
    const { message, seconds } = await outcome(
      `setInterval(() => process.send({ type: "progress", id }), 1000)`,
    )
    expect(message).toMatch(/^“bad\.txt” could not be read within 60 seconds and was left out/)
    expect(seconds).toBeGreaterThan(59.9)
    expect(seconds).toBeLessThan(60 + MARGIN)
  })

  test("a file that wants more than 512 MB outside the heap is given up before it has them", async () => {
    expect(RESIDENT_LIMIT).toBe(512 * 1024 * 1024)
    const { message, seconds } = await outcome(`
      const { Worker } = await import("node:worker_threads")
      const { once } = await import("node:events")
      await once(new Worker(new URL("import-watchdog.js", import.meta.url), { workerData: { limit: ${RESIDENT_LIMIT} } }), "message")
      const kept = []
      for (let megabytes = 0; megabytes < 800; megabytes += 8) {
        kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      process.send({ type: "result", id, resident: 1, result: { ok: false, error: { code: "no-text", message: "It had " + kept.length } } })`)
    expect(message).toMatch(/^“bad\.txt” needs more memory than one file may have and was left out/)
    expect(seconds).toBeLessThan(60)
  })

  test("the importers themselves are given up over a page that wants too much memory", async () => {
    const parser = await startReaders()
    const start = performance.now()
    const result = await parser.parse({ name: "long.html", bytes: utf8("<p>A word.".repeat(1_000_000)) })
    await parser.close()
    const seconds = (performance.now() - start) / 1000
    const message = result.ok ? "read" : result.error.message
    say(`${message} (${seconds.toFixed(1)} s)`)
    expect(message).toMatch(/^“long\.html” (needs more memory|could not be read within)/)
    expect(seconds).toBeLessThan(60 + MARGIN)
  })
})
