// One run over one page: a new window, an article opened in it, then each action many times.

import type { Browser, CDPSession, Page } from "@playwright/test"
import type {} from "./adapter.ts"
import type { Workload } from "./workload.ts"

/** How often each action is done. */
const TIMES = 20

/** By what was measured: milliseconds of CPU, or what `report.ts` says. */
export type Measured = Record<string, number>

/** @param options.grow whether to look for what a thousand rounds of adding and undoing leave behind, which takes minutes */
export async function measure(
  browser: Browser,
  address: string,
  workload: Workload,
  options: { readonly grow: boolean },
): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    const problems: string[] = []
    page.on("pageerror", (error) => problems.push(error.message))
    await page.goto(address)
    await page.waitForFunction(() => "adapter" in window)
    await page.evaluate((work) => {
      window.work = work
      const middle = work.text.length / 2
      window.near = work.annotations
        .filter(({ label }) => label !== "claim")
        .toSorted((a, b) => Math.abs(a.start - middle) - Math.abs(b.start - middle))
        .slice(0, 20)
        .map(({ id }) => id)
    }, workload)
    await page.waitForTimeout(500)
    const devtools = await context.newCDPSession(page)
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" })
    const result = await run(page, devtools, options.grow)
    if (problems.length > 0) throw new Error(problems.join("; "))
    return result
  } finally {
    await context.close()
  }
}

async function run(page: Page, devtools: CDPSession, grow: boolean): Promise<Measured> {
  const result: Measured = {}
  const cpu = async () => (await metric(devtools, "TaskDuration")) * 1000
  const series = async (kind: string, action: (index: number) => unknown, times = TIMES) => {
    const begun = await cpu()
    for (let index = 0; index < times; index++) {
      await page.evaluate(action, index)
      // What a page puts off still counts.
      await page.waitForTimeout(120)
    }
    result[kind] = ((await cpu()) - begun) / times
  }

  const before = await cpu()
  await page.evaluate(() => window.adapter.open(window.work.text, window.work.annotations))
  await page.waitForTimeout(1500)
  result.open = (await cpu()) - before
  result.heap = await heap(devtools)
  result.nodes = await metric(devtools, "Nodes")
  const isTool = await page.evaluate(() => window.adapter.tool !== undefined)

  // Heights of what was never laid out are guesses: half the height is not half the text.
  await page.evaluate(() => window.adapter.reveal(window.work.text.length >> 1))
  await page.waitForTimeout(700)
  await series("add", (index) => {
    const item = window.work.extra[index]
    return item === undefined ? undefined : window.adapter.add(item)
  })
  const drawn = await page.evaluate(
    (times) => window.work.extra.slice(0, times).every(({ id }) => window.adapter.shown(id)),
    TIMES,
  )
  // What is off screen costs less: that would not be the figure asked for.
  if (!drawn) throw new Error("What was added is not in view")
  await series("select", (index) => window.adapter.select(window.near[index] ?? ""))
  await page.evaluate(() => window.adapter.tool?.deselect())
  await series("remove", (index) => window.adapter.remove(window.work.extra[index]?.id ?? ""))
  if (isTool) {
    await series("undo", () => window.adapter.tool?.undo(), 10)
    await series("find", () => window.adapter.tool?.find("Shoigu"), 3)
    await series("occurrences", () => window.adapter.tool?.occurrences(window.near[0] ?? ""), 3)
  }
  await series("type", (index) => window.adapter.type((window.work.text.length >> 1) + index, "x"))
  await page.evaluate(() => window.adapter.tool?.annotate())
  Object.assign(result, await page.evaluate(scroll))
  if (isTool) {
    Object.assign(result, await page.evaluate(jump))
    if (grow) result.growth = await growth(page, devtools)
  }
  return result
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics")
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN
}

/** Megabytes in use after a forced collection. */
async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.collectGarbage")
  return (await metric(devtools, "JSHeapUsedSize")) / 1e6
}

/** Frame intervals while scrolling 240 pixels a frame: the 95th percentile in milliseconds. */
async function scroll(): Promise<{ scroll?: number }> {
  const scroller = window.adapter.scroller()
  const height = scroller === null ? 0 : scroller.scrollHeight - scroller.clientHeight
  if (scroller === null || height < 2000) return {}
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const intervals: number[] = []
  let y = height / 2
  let last = await frame()
  for (let count = 0; count < 90; count++) {
    y = y + 240 > height ? 0 : y + 240
    scroller.scrollTop = y
    const now = await frame()
    intervals.push(now - last)
    last = now
  }
  const p95 = intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length * 0.95)]
  return p95 === undefined ? {} : { scroll: p95 }
}

/** Jumps far away: milliseconds to painted, and in what part of the jumps that frame had every annotation in view. */
async function jump(): Promise<{ jump?: number; drawn?: number }> {
  const scroller = window.adapter.scroller()
  const height = scroller === null ? 0 : scroller.scrollHeight - scroller.clientHeight
  if (scroller === null || height < 2000) return {}
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const times: number[] = []
  let drawn = 0
  const JUMPS = 8
  for (let count = 0; count < JUMPS; count++) {
    const begun = performance.now()
    scroller.scrollTop = height * ((count * 0.377 + 0.11) % 1)
    await frame()
    // The frame's callbacks have run and it is about to be painted: what is there now is what it shows.
    if (window.adapter.tool?.drawn() === true) drawn++
    await frame()
    times.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { jump: times.toSorted((a, b) => a - b)[JUMPS / 2] ?? Number.NaN, drawn: drawn / JUMPS }
}

/** Megabytes of heap that 1,000 rounds of adding and undoing leave behind. */
async function growth(page: Page, devtools: CDPSession): Promise<number> {
  const rounds = (count: number) =>
    page.evaluate(async (count) => {
      const item = window.work.extra[30]
      for (let round = 0; item !== undefined && round < count; round++) {
        await window.adapter.add({ ...item, id: `r${round}` })
        await window.adapter.tool?.undo()
      }
    }, count)
  await rounds(20)
  const before = await heap(devtools)
  await rounds(1000)
  await page.waitForTimeout(1000)
  return (await heap(devtools)) - before
}
