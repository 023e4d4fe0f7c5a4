// A long article in a project of the real app, and how long the window stands still while something is done with it.

import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Locator, Page } from "@playwright/test"
import type { Machine } from "../e2e/support/app.ts"
import { expect } from "../e2e/support/fixture.ts"
import { openSample } from "../e2e/support/sample.ts"
import { makeWorkload } from "./workload.ts"

const root = path.join(import.meta.dirname, "../..")

interface Given {
  readonly here: Machine
  readonly page: Page
  readonly app: { stop(): Promise<void>; start(): Promise<void> }
}

interface LongArticle {
  readonly work: ReturnType<typeof makeWorkload>
  /** The article in the library of the window, which is at rest. */
  readonly row: Locator
}

/** Puts an article “long” into a new project, with an annotation at every sixtieth character, by the command line. */
export async function bringLongArticle({ here, page, app }: Given, characters: number): Promise<LongArticle> {
  await openSample(page, "Ana Example")
  await app.stop()
  const projects = path.join(here.documents, "Postil")
  const project = path.join(projects, readdirSync(projects)[0] ?? "")
  const sample = readFileSync(path.join(root, "assets/sample/austin-shoigu.txt"), "utf8")
  const work = makeWorkload(sample, characters)
  execFileSync(
    process.execPath,
    [path.join(root, "electron/bin/postil.mjs"), "import", project, bratFolder(here.folder, work)],
    { env: { ...process.env, POSTIL_DOCUMENTS: here.documents, POSTIL_DATA: here.data } },
  )
  await app.start()
  const row = page
    .getByRole("button", { name: /long/ })
    .or(page.getByRole("option", { name: /long/ }))
    .first()
  await expect(row).toBeVisible({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  return { work, row }
}

/** The article and its annotations as brat keeps them. */
function bratFolder(folder: string, { text, annotations }: LongArticle["work"]): string {
  const brat = path.join(folder, "brat")
  mkdirSync(brat)
  writeFileSync(path.join(brat, "long.txt"), text)
  const lines = annotations.map(
    ({ start, end, label }, index) =>
      `T${index + 1}\t${label} ${start} ${end}\t${text.slice(start, end).replaceAll("\n", " ")}\n`,
  )
  writeFileSync(path.join(brat, "long.ann"), lines.join(""))
  return brat
}

interface Task {
  readonly start: number
  readonly duration: number
}

/**
 * Watches the window's tasks of over 50 ms from now on, as the browser tells them.
 *
 * @returns a function that says the longest of them, each with the milliseconds from now to its start.
 */
export async function watchTasks(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const tasks: Task[] = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration })
    }).observe({ type: "longtask" })
    Object.assign(window, { tasks, begun: performance.now() })
  })
  return async () => {
    const [tasks, begun] = await page.evaluate((): [Task[], number] => [
      Reflect.get(window, "tasks"),
      Reflect.get(window, "begun"),
    ])
    const longest = tasks.toSorted((a, b) => b.duration - a.duration).slice(0, 8)
    if (longest.length === 0) return "none over 50 ms"
    return longest
      .map(({ start, duration }) => `${Math.round(duration)} ms at ${Math.round(start - begun)}`)
      .join(", ")
  }
}
