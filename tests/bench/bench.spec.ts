// How fast the window opens, changes and scrolls an annotated text, in one Chromium, beside plain text with the
// browser's own highlights in the same run. What counts is CPU time of the page's main thread: it is free of the frame
// grid and largely of what else the machine does. Figures are medians over the runs; the kept file has the spread.
//
//   BENCH_SIZES="4 KB,2 MB" BENCH_RUNS=3 BENCH_COMPARE=earlier.json npm run bench

import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"
import { test } from "@playwright/test"
import { build } from "vite"
import { measure } from "./measure.ts"
import { type Results, report, summarise } from "./report.ts"
import { isSize, makeWorkload, sizes } from "./workload.ts"

const here = import.meta.dirname
const pages = path.join(here, "../../out/bench")
const kept = path.join(here, "../../test-results/bench.json")
const { BENCH_SIZES, BENCH_RUNS = "3", BENCH_COMPARE } = process.env

test("the window, measured", async ({ browser }) => {
  await build({ configFile: path.join(here, "vite.config.ts"), logLevel: "error" })
  const article = readFileSync(path.join(here, "../../assets/sample/austin-shoigu.txt"), "utf8")
  const { server, address } = await serve()
  const results: Results = {}
  for (const size of (BENCH_SIZES?.split(",") ?? Object.keys(sizes))
    .map((one) => one.trim())
    .filter(isSize)) {
    const workload = makeWorkload(article, sizes[size])
    const of = async (page: "index" | "reference") => {
      const runs: Awaited<ReturnType<typeof measure>>[] = []
      for (let run = 0; run < Number(BENCH_RUNS); run++)
        runs.push(await measure(browser, `${address}/${page}.html`, workload, { grow: run === 0 }))
      return summarise(runs)
    }
    const annotations = workload.annotations.length
    results[size] = { annotations, postil: await of("index"), plain: await of("reference") }
  }
  server.close()
  const earlier: { results: Results } | undefined =
    BENCH_COMPARE === undefined ? undefined : JSON.parse(readFileSync(BENCH_COMPARE, "utf8"))
  process.stdout.write(`\n${report(results, earlier?.results)}\nKept in ${path.relative(".", kept)}\n`)
  mkdirSync(path.dirname(kept), { recursive: true })
  writeFileSync(kept, `${JSON.stringify({ date: new Date().toISOString(), results }, undefined, 1)}\n`)
})

const types = new Map([
  [".html", "text/html"],
  [".js", "text/javascript"],
  [".css", "text/css"],
])

async function serve(): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const file = path.join(pages, path.normalize(new URL(request.url ?? "/", "http://x").pathname))
    try {
      const content = readFileSync(file)
      response.setHeader("content-type", types.get(path.extname(file)) ?? "application/octet-stream")
      response.end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port }: AddressInfo = Object.assign({ port: 0, address: "", family: "" }, server.address())
  return { server, address: `http://127.0.0.1:${port}` }
}
