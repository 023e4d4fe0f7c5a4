// How long the window stands still while an article opens in the real app: a project with an article of 2 MB and about
// 33,000 annotations, from the click in the library until nothing more happens. Prints the longest tasks of each opening
// as the browser tells them; the goal is none over 200 ms on an idle machine.
//
//   OPEN_CHARACTERS=2000000 npm run bench -- open.spec.ts

import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { build } from "../../electron/bin/build.mjs"
import { expect, test } from "../e2e/support/fixture.ts"
import { openSample } from "../e2e/support/sample.ts"
import { makeWorkload } from "./workload.ts"

const { OPEN_CHARACTERS = "2000000" } = process.env
const root = path.join(import.meta.dirname, "../..")

interface Task {
  readonly start: number
  readonly duration: number
}

test("opening a long article, measured", async ({ here, page, app }) => {
  await openSample(page, "Ana Example")
  await app.stop()
  const projects = path.join(here.documents, "Postil")
  const project = path.join(projects, readdirSync(projects)[0] ?? "")
  const work = makeWorkload(
    readFileSync(path.join(root, "assets/sample/austin-shoigu.txt"), "utf8"),
    Number(OPEN_CHARACTERS),
  )
  execFileSync(
    process.execPath,
    [path.join(root, "electron/bin/postil.mjs"), "import", project, bratFolder(here.folder, work)],
    { env: { ...process.env, POSTIL_DOCUMENTS: here.documents, POSTIL_DATA: here.data } },
  )
  await app.start()
  const library = page.getByRole("button", { name: /long/ }).or(page.getByRole("option", { name: /long/ }))
  await expect(library.first()).toBeVisible({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  await page.evaluate(() => {
    const tasks: Task[] = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration })
    }).observe({ type: "longtask" })
    Object.assign(window, { tasks, begun: performance.now() })
  })
  await library.first().click()
  // Looking after it meanwhile would itself take a good part of the window's time.
  await page.waitForTimeout(12_000)
  await expect(page.getByRole("textbox", { name: /long/ })).toBeVisible()
  const [tasks, begun] = await page.evaluate((): [Task[], number] => [
    Reflect.get(window, "tasks"),
    Reflect.get(window, "begun"),
  ])
  const shown = tasks
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, 8)
    .map(({ start, duration }) => `${Math.round(duration)} ms at ${Math.round(start - begun)}`)
  process.stdout.write(
    `\n${work.text.length} characters, ${work.annotations.length} annotations: longest tasks ${shown.join(", ")}\n`,
  )
})

/** The article and its annotations as brat keeps them. */
function bratFolder(folder: string, { text, annotations }: ReturnType<typeof makeWorkload>): string {
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

test.beforeAll(() => build(["preload", "node", "renderer"]))
