// What size costs: saving in a large article, and opening and listing a large project. The short run only sees that
// saving does not grow with the project; the long run prints the figures.

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import type { OpenProject } from "../../shared/application/ports.ts"
import type { Article } from "../../shared/domain/article.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { annotation, article, project, stamp } from "../support/article.ts"
import { addQuickly } from "../support/quick-project.ts"
import { amount, isLongRun, percentile, tell } from "./support/durability.ts"
import { bytesOf, set } from "./support/scenario.ts"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-"))
})
afterAll(() => rm(folder, { recursive: true }))

it("saving in a large article is quick", async () => {
  const megabytes = amount(1, 10)
  const text = Array.from({ length: megabytes * 2000 }, () => `Austin met Shoigu. ${"x".repeat(480)}`).join(
    "\n",
  )
  const path = join(folder, "Large")
  const opened = unwrap(await createFileProjectStore().create(path, project(), stamp))
  unwrap(await opened.add(article(text), bytesOf(text), stamp))
  for (let first = 0; first < megabytes * 500; first += 500) {
    const operations = Array.from({ length: 500 }, (_, index) => set(`m${first + index}`, index, index + 6))
    unwrap(await opened.apply("article-1", operations, stamp))
  }
  const times = await saveTimes(opened, "article-1", amount(30, 400))
  await opened.close()
  const reopened = unwrap(await createFileProjectStore().open(path))
  const start = performance.now()
  unwrap(await reopened.read("article-1"))
  const reading = performance.now() - start
  await reopened.close()
  tell(
    `saving in an article of ${megabytes} MB, ${megabytes * 500} annotations`,
    `${inWords(times)}; read in ${ms(reading)}`,
  )
  expect(percentile(times, 0.5)).toBeLessThan(500)
}, 600_000)

it("saving does not grow with the project, and a large project opens and lists quickly", async () => {
  const articles = amount(200, 10_000)
  const path = join(folder, "Many")
  const made = unwrap(await createFileProjectStore().create(path, project(), stamp))
  unwrap(await made.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  const before = await saveTimes(made, "article-1", 40)
  await made.close()
  for (let index = 2; index <= articles; index++) await addQuickly(path, annotated(`article-${index}`))
  await unwrap(await createFileProjectStore().open(path)).close()

  const start = performance.now()
  const opened = unwrap(await createFileProjectStore().open(path))
  const opening = performance.now() - start
  const rows = unwrap(await opened.list())
  const listing = performance.now() - start - opening
  expect(rows).toHaveLength(articles)
  const after = await saveTimes(opened, "article-2", 40)
  await opened.close()
  tell(
    `a project of ${articles} articles, ${articles * 100} annotations`,
    `opens in ${ms(opening)} warm, lists in ${ms(listing)}; ${inWords(after)}; with one article ${inWords(before)}`,
  )
  expect(percentile(after, 0.5)).toBeLessThan(percentile(before, 0.5) * 5 + 50)
}, 3_600_000)

/** Milliseconds that each of some changes took to be acknowledged. */
async function saveTimes(opened: OpenProject, id: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) {
    const start = performance.now()
    unwrap(await opened.apply(id, [set(`s${index}`, index % 10, (index % 10) + 3)], stamp))
    times.push(performance.now() - start)
    // As an analyst does, who is slower than the disk.
    await new Promise((resolve) => setTimeout(resolve, isLongRun ? 20 : 1))
  }
  return times
}

/** An article with a hundred annotations. */
function annotated(id: string): Article {
  const text = "Austin met Shoigu, and Lavrov called Blinken. ".repeat(10)
  const annotations = Array.from({ length: 100 }, (_, index) => annotation(`a${index}`, index, index + 6))
  return { ...article(text, id), annotations: new Map(annotations.map((one) => [one.id, one])) }
}

function inWords(times: readonly number[]): string {
  return `saved in ${ms(percentile(times, 0.5))} (half), ${ms(percentile(times, 0.99))} (99 of 100)`
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
}
