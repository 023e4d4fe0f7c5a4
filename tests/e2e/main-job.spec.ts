// The whole job, as a person does it: start, open the sample, mark everything the reference marks, lose power, come
// back, export, and find exactly what was marked.

import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, exportAs, openSample, reference } from "./support/sample.ts"
import { dragOver, walkOver } from "./support/text.ts"

const letters: Record<string, string> = { person: "p", claim: "c", event: "e" }
const digits: Record<string, string> = { person: "1", claim: "2", event: "3" }

test("all 44 annotations of the reference, by mouse and by keyboard, survive SIGKILL and are exported exactly", async ({
  app,
  here,
  page,
}) => {
  test.setTimeout(300_000)
  const text = await openSample(page, "Ana Example")
  await page.getByRole("button", { name: "Use date" }).click()

  await text.click({ position: { x: 4, y: 12 } })
  const counts = { mouse: 0, keyboard: 0 }
  for (const [index, { kind, start, end }] of reference.annotations.entries()) {
    if (index % 2 === 0) {
      await walkOver(page, start, end)
      await page.keyboard.press((index % 4 === 0 ? letters : digits)[kind] ?? "")
      counts.keyboard++
    } else {
      await dragOver(page, start, end)
      await page
        .getByRole("toolbar")
        .getByRole("button", { name: new RegExp(kind, "i") })
        .click()
      counts.mouse++
    }
  }
  expect(Math.min(counts.mouse, counts.keyboard)).toBeGreaterThanOrEqual(reference.annotations.length / 3)

  await expectSaved(page)
  await app.restart()
  await expect(text).toBeVisible()
  await expect(page.getByRole("button", { name: "People: 21" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Claims: 16" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Events: 7" })).toBeVisible()

  const folder = path.join(here.folder, "exported")
  await exportAs(page, /^Postil/, folder)
  await exportAs(page, /Web Annotation/, folder)
  expectPostilJson(folder)
  expectWebAnnotations(folder)
})

function readExported(folder: string, ending: string): string {
  const name = readdirSync(folder).find((name) => name.endsWith(ending))
  if (name === undefined)
    throw new Error(`${folder} holds no *${ending}, but ${readdirSync(folder).join(", ")}`)
  return readFileSync(path.join(folder, name), "utf8")
}

function expectPostilJson(folder: string): void {
  const { articles } = JSON.parse(readExported(folder, ".postil.json"))
  expect(articles).toHaveLength(1)
  const [article] = articles
  expect(article.metadata.publishedOn).toBe("2022-10-22")
  type Exported = { kind: string; spans: { start: number; end: number; quote: string }[] }
  const exported = article.annotations.map(({ kind, spans }: Exported) => ({
    kind,
    ...spans[0],
    parts: spans.length,
  }))
  expect(inOrder(exported)).toEqual(
    inOrder(
      reference.annotations.map(({ kind, start, end, quote }) => ({ kind, start, end, quote, parts: 1 })),
    ),
  )
  for (const { start, end, quote } of exported) expect(article.text.slice(start, end)).toBe(quote)
}

function expectWebAnnotations(folder: string): void {
  const { first } = JSON.parse(readExported(folder, ".jsonld"))
  const text = readExported(folder, ".txt")
  const characters = [...text]
  expect(first.items).toHaveLength(reference.annotations.length)
  const quotes: string[] = []
  for (const { target } of first.items) {
    const position = target.selector.find(({ type }: { type: string }) => type === "TextPositionSelector")
    const quote = target.selector.find(({ type }: { type: string }) => type === "TextQuoteSelector")
    expect(characters.slice(position.start, position.end).join("")).toBe(quote.exact)
    expect(text.split(`${quote.prefix ?? ""}${quote.exact}${quote.suffix ?? ""}`)).toHaveLength(2)
    quotes.push(quote.exact)
  }
  expect(quotes.sort()).toEqual(reference.annotations.map(({ quote }) => quote).sort())
}

function inOrder<T extends { start: number; end: number; kind: string }>(annotations: readonly T[]): T[] {
  return [...annotations].sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1))
}
