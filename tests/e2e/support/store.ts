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
  const [project] = readdirSync(here.documents, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith("project.json") && !name.includes("backups"),
  )
  const folder = path.dirname(path.join(here.documents, project ?? ""))
  const postil = async (...words: string[]) => {
    const { stdout } = await run(process.execPath, ["electron/bin/postil.mjs", ...words, "--json"], {
      cwd: root,
      env: { ...process.env, POSTIL_DATA: here.data },
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(stdout)
  }
  const rows: { id: string; title: string }[] = await postil("list", folder)
  const row = title === undefined ? rows[0] : rows.find((one) => one.title === title)
  const article: StoredArticle = await postil("show", folder, row?.id ?? "")
  for (const { spans } of article.annotations) {
    for (const { start, end, quote } of spans) expect(article.text.slice(start, end)).toBe(quote)
  }
  return article
}

/** The stored annotations as short lines: "person: Lloyd Austin", parts divided by " + ". In reading order. */
export async function storedLines(page: Page, here: Machine, title?: string): Promise<string[]> {
  const { annotations } = await stored(page, here, title)
  return annotations.map(({ kind, spans }) => `${kind}: ${spans.map(({ quote }) => quote).join(" + ")}`)
}
