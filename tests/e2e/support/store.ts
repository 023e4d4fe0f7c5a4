// What is on disk, as the command line reads it beside the running app.

import { execFile } from "node:child_process"
import { readdirSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, type Page } from "@playwright/test"
import type { Machine } from "./app.ts"
import { expectSaved } from "./sample.ts"

interface StoredAnnotation {
  readonly kind: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
  readonly note?: string
  readonly tags?: readonly string[]
  readonly confidence?: string
  readonly fields?: unknown
}

interface StoredArticle {
  readonly text: string
  readonly annotations: readonly StoredAnnotation[]
}

const root = fileURLToPath(new URL("../../..", import.meta.url))
const run = promisify(execFile)

/** The project's only article, or the one of a title, once everything is saved; every offset is held to its quote. */
export async function stored(page: Page, here: Machine, title?: string): Promise<StoredArticle> {
  await expectSaved(page)
  const rows: { id: string; title: string }[] = await postil(here, "list")
  const row = title === undefined ? rows[0] : rows.find((one) => one.title === title)
  const article: StoredArticle = await postil(here, "show", row?.id ?? "")
  for (const { spans } of article.annotations) {
    for (const { start, end, quote } of spans) expect(article.text.slice(start, end)).toBe(quote)
  }
  return article
}

/** The articles of the project, none of which is without a folder, nor a folder without an article. */
export async function storedArticles(
  here: Machine,
): Promise<readonly { readonly title: string; readonly annotationCount: number }[]> {
  const rows: { id: string; title: string; annotationCount: number }[] = await postil(here, "list")
  expect(readdirSync(path.join(projectFolder(here), "articles")).sort()).toEqual(
    rows.map(({ id }) => id).sort(),
  )
  return rows
}

/** What a command prints of the project. */
async function postil(here: Machine, command: string, ...words: readonly string[]) {
  const all = ["electron/bin/postil.mjs", command, projectFolder(here), ...words, "--json"]
  const { stdout } = await run(process.execPath, all, {
    cwd: root,
    env: { ...process.env, POSTIL_DATA: here.data },
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout)
}

function projectFolder({ documents }: Machine): string {
  const [project] = readdirSync(documents, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith("project.json") && !name.includes("backups"),
  )
  return path.dirname(path.join(documents, project ?? ""))
}

/** The stored annotations as short lines: "person: Lloyd Austin", parts divided by " + ". In reading order. */
export async function storedLines(page: Page, here: Machine, title?: string): Promise<string[]> {
  const { annotations } = await stored(page, here, title)
  return annotations.map(({ kind, spans }) => `${kind}: ${spans.map(({ quote }) => quote).join(" + ")}`)
}
