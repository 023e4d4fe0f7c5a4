// How an analyst's work goes on while files made to do harm are imported beside it: the window's longest tasks, the time
// from a key to what it changes on the screen, and how soon the host answers, at rest and meanwhile. The goal is nothing
// over 200 ms on an idle machine.
//
//   npm run bench -- hostile.spec.ts

import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { build } from "../../electron/bin/build.mjs"
import { expect, test } from "../e2e/support/fixture.ts"
import { openSample } from "../e2e/support/sample.ts"
import { refusedFiles } from "../importers/support/hostile-files.ts"
import { fixture, fixtures } from "../importers/support/reader.ts"

interface Figures {
  /** Tasks of more than 50 ms, in milliseconds, and when they began. */
  tasks: { readonly start: number; readonly duration: number }[]
  /** From a key to the first frame that shows what it changed, in milliseconds. */
  keys: number[]
  /** From a call to the host's answer, by the operation's name, in milliseconds. */
  answers: { readonly name: string; readonly time: number }[]
}

test("an analyst's work beside hostile files, measured", async ({ here, page, app }) => {
  await page.addInitScript(measure)
  await app.restart()
  const text = await openSample(page, "Ana Example")
  const write = () => text.click({ position: { x: 60, y: 12 } })
  await write()
  for (let turn = 0; turn < 10; turn++) await work(page)
  tell("at rest", await taken(page))

  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Add articles" }).click()
  await page.getByRole("menuitem", { name: "Import files" }).click()
  const files = hostileFiles(here.folder)
  await taken(page)
  const begun = Date.now()
  await (await chooser).setFiles(files)
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).waitFor()
  await page.keyboard.press("Escape")
  await write()
  const outcome = page.getByRole("dialog", { name: /^(Imported|Nothing)/ })
  let turns = 0
  for (; !(await outcome.isVisible()); turns++) await work(page)
  tell(
    `${files.length} hostile files in ${Math.round((Date.now() - begun) / 1000)} s, ${turns} rounds of keys beside them`,
    await taken(page),
  )
  expect(turns).toBeGreaterThan(10)
})

/** Marks the next word, and goes on behind it, with keys alone. */
async function work(page: Page): Promise<void> {
  for (const key of ["ArrowRight", "Control+Shift+ArrowRight", "p", "Escape"]) {
    if (await page.locator("dialog[open]").count()) return
    await page.keyboard.press(key)
    await page.waitForTimeout(200)
  }
}

/** What was measured since this was last asked. */
function taken(page: Page): Promise<Figures> {
  return page.evaluate(() => {
    const figures: Figures = Reflect.get(window, "figures")
    const copy = { ...figures }
    Object.assign(figures, { tasks: [], keys: [], answers: [] })
    return copy
  })
}

function tell(when: string, { tasks, keys, answers }: Figures): void {
  const saves = answers.filter(({ name }) => name === "article.apply").map(({ time }) => time)
  const longest = tasks.map(({ duration }) => duration).toSorted((a, b) => b - a)
  process.stdout.write(
    `\n${when}: longest tasks ${listed(longest.slice(0, 6))}; keys ${spread(keys)}; host's answers to marks ${spread(saves)}\n`,
  )
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  return `median ${listed([sorted[sorted.length >> 1] ?? 0])}, longest ${listed(sorted.slice(-3))} of ${sorted.length}`
}

function listed(values: readonly number[]): string {
  return values.length === 0 ? "none" : `${values.map((value) => Math.round(value)).join(", ")} ms`
}

/** The files as a folder of this machine holds them: those that are refused, and every format cut off in the middle. */
function hostileFiles(folder: string): string[] {
  const place = path.join(folder, "hostile")
  mkdirSync(place)
  const write = (name: string, bytes: Uint8Array) => {
    const file = path.join(place, name)
    writeFileSync(file, bytes)
    return file
  }
  return [
    ...refusedFiles.map(([, name, bytes], index) => write(`${index}-${name}`, bytes())),
    ...fixtures.map((name) => write(`cut-${name}`, fixture(name).subarray(0, fixture(name).length / 2))),
  ]
}

/** Runs in the page, before anything else. */
function measure(): void {
  const figures: Figures = { tasks: [], keys: [], answers: [] }
  Object.assign(window, { figures })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      figures.tasks.push({ start: startTime, duration })
  }).observe({ type: "longtask" })

  let pressed: number | undefined
  const changed = () => {
    const since = pressed
    if (since === undefined) return
    pressed = undefined
    // The frame that draws the change is over when the next one begins.
    requestAnimationFrame(() => requestAnimationFrame((now) => figures.keys.push(now - since)))
  }
  addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), { capture: true })
  document.addEventListener("selectionchange", changed)
  new MutationObserver(changed).observe(document, { childList: true, subtree: true, attributes: true })

  const send = WebSocket.prototype.send
  const waiting = new Map<number, { name: string; since: number }>()
  const heard = new WeakSet<WebSocket>()
  WebSocket.prototype.send = function (data) {
    const call = /^\{"id":(\d+),"name":"([^"]+)"/.exec(String(data).slice(0, 100))
    if (call !== null) waiting.set(Number(call[1]), { name: call[2] ?? "", since: performance.now() })
    if (!heard.has(this)) {
      heard.add(this)
      this.addEventListener("message", (message: MessageEvent<string>) => {
        const id = Number(/^\{"id":(\d+)/.exec(message.data)?.[1])
        const answered = waiting.get(id)
        if (answered === undefined) return
        waiting.delete(id)
        figures.answers.push({ name: answered.name, time: performance.now() - answered.since })
      })
    }
    send.call(this, data)
  }
}

test.beforeAll(() => build(["preload", "node", "renderer"]))
