// Bringing files into a project, one at a time, so that a bad one never stops the rest. Standard output always gets
// the JSON array, so that a script need not ask for it; the summary for people goes to standard error.

import { open } from "node:fs/promises"
import path from "node:path"
import type { ImportOutcome } from "../../../../shared/contract/operations.ts"
import { fail } from "../../../../shared/domain/result.ts"
import { CommandFailure, type Context, type ExitCode, orFail, printJson } from "../context.ts"
import { findArticle, listArticles, openProject } from "../project.ts"

/** So many are worth a backup first. */
const manyFiles = 10
/** The largest file that is read at all, in bytes. */
const largestFile = 128 * 1024 * 1024

export async function importFiles(
  context: Context,
  directory: string,
  files: readonly string[],
  options: { readonly json: boolean; readonly revise: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, "write")
  if (files.length >= manyFiles) orFail(await context.client.call("backup.make", { reason: "before-import" }))
  const outcomes: ImportOutcome[] = []
  for (const file of files) {
    for (const outcome of await importFile(context, file, options.revise)) {
      outcomes.push(outcome)
      if (!options.json) note(context, outcome)
    }
  }
  printJson(context.terminal, outcomes)
  return outcomes.every(({ outcome }) => plain.has(outcome)) ? 0 : 1
}

/** Outcomes that nobody need look at. */
const plain: ReadonlySet<ImportOutcome["outcome"]> = new Set(["imported", "revised", "already-there"])

/** Gives an article a newer version of its text. Prints how many annotations were kept, moved, changed and orphaned. */
export async function reviseArticle(
  context: Context,
  directory: string,
  { article, file, json }: { readonly article: string; readonly file: string; readonly json: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, "write")
  const { id } = findArticle(await listArticles(context), article)
  const content = await readWhole(file)
  if (typeof content === "string") throw new CommandFailure(fail("not-found", content).error)
  const { counts, problems } = orFail(
    await context.client.call("article.revise", { id, file: fileOf(file, content) }),
  )
  const outcome: ImportOutcome = { file, outcome: "revised", articleId: id, problems, counts }
  if (!json) note(context, outcome)
  printJson(context.terminal, outcome)
  return 0
}

function fileOf(file: string, content: Buffer): { name: string; base64: string } {
  return { name: path.basename(file), base64: content.toString("base64") }
}

/** What became of a file's articles, under the name it was given by. What the text states of itself is believed. */
async function importFile({ client }: Context, file: string, revise: boolean): Promise<ImportOutcome[]> {
  const content = await readWhole(file)
  if (typeof content === "string") return [refused(file, "not-readable", content)]
  const result = await client.call("article.import", {
    files: [fileOf(file, content)],
    takeOffers: true,
    revise,
  })
  if (!result.ok) return [refused(file, result.error.code, result.error.message)]
  return result.value.map((outcome) => ({ ...outcome, file }))
}

function refused(file: string, code: string, message: string): ImportOutcome {
  return { file, outcome: "refused", articleId: null, problems: [{ code, message }] }
}

/** The bytes of a file, or why there are none in words. */
async function readWhole(file: string): Promise<Buffer | string> {
  const handle = await open(file, "r").catch(reasonOf)
  if (typeof handle === "string") return handle
  try {
    const { size } = await handle.stat()
    if (size > largestFile) return `The file is larger than ${largestFile / 1024 / 1024} MB.`
    return await handle.readFile()
  } catch (error) {
    return reasonOf(error)
  } finally {
    await handle.close()
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "ENOENT" || code === "ENOTDIR") return "There is no such file."
  if (code === "EISDIR") return "This is a folder, not a file."
  if (code === "EACCES" || code === "EPERM") return "Postil may not read this file."
  return `The file could not be read: ${error instanceof Error ? error.message : String(error)}`
}

function note({ terminal }: Context, outcome: ImportOutcome): void {
  terminal.note(summaryOf(outcome))
  for (const { message, line } of outcome.problems) {
    terminal.note(`  ${line === undefined ? "" : `line ${line}: `}${message}`)
  }
}

function summaryOf({ file, part, outcome, articleId, counts }: ImportOutcome): string {
  const fates = Object.entries(counts ?? {}).map(([verdict, count]) => `${count} ${verdict}`)
  const words = {
    revised: `updated ${articleId}; annotations: ${fates.join(", ")}`,
    imported: `imported as ${articleId}`,
    "imported-with-remarks": `imported as ${articleId}, with remarks:`,
    "already-there": `already there as ${articleId}`,
    refused: "refused:",
  }
  return `${file}${part === undefined ? "" : ` (${part})`}: ${words[outcome]}`
}
