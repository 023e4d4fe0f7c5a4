// Bringing files into a project: annotated ones of other tools, which are recognised by their content, and articles, one
// at a time, so that a bad one never stops the rest. Standard output always gets the JSON array, so that a script need
// not ask for it; the summary for people goes to standard error.

import { readFile } from "node:fs/promises"
import path from "node:path"
import type { CorpusOutcome, ImportOutcome } from "../../../../shared/contract/answers.ts"
import { type LabelMap, labelMapSchema } from "../../../../shared/domain/label-map.ts"
import { fail } from "../../../../shared/domain/result.ts"
import { shownName } from "../../../../shared/domain/shown-name.ts"
import { CommandFailure, type Context, type ExitCode, orFail, printJson } from "../context.ts"
import { type GivenFile, listFiles, readPortions, readWhole } from "../files.ts"
import { findArticle, listArticles, openProject } from "../project.ts"

/** So many are worth a backup first. */
const manyFiles = 10

export interface ImportOptions {
  readonly json: boolean
  /** Update the article that a file is a newer version of, instead of adding another. */
  readonly revise: boolean
  /** In tables and JSON Lines, the column that holds the articles' text. */
  readonly textColumn?: string | undefined
  /** The format of all files, where it is not to be recognised. */
  readonly format?: string | undefined
  /** A file that says what labels become. */
  readonly map?: string | undefined
}

type Outcome = ImportOutcome | CorpusOutcome

export async function importFiles(
  context: Context,
  directory: string,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const map = options.map === undefined ? undefined : await readMap(options.map)
  await openProject(context, directory, "write")
  const files = await listFiles(paths)
  if (files.length >= manyFiles) orFail(await context.client.call("backup.make", { reason: "before-import" }))
  const outcomes: Outcome[] = []
  const add = (outcome: Outcome) => {
    outcomes.push(outcome)
    if (!options.json) note(context, outcome)
  }
  for await (const portion of readPortions(files)) {
    const others = new Set(await importCorpora(context, portion.files, { ...options, map }, add))
    for (const file of portion.files.filter(({ name }) => others.has(name)))
      for (const outcome of await importArticle(context, file, options)) add(outcome)
    for (const { name, problem } of portion.unread) add(refused(name, "not-readable", problem))
  }
  printJson(context.terminal, outcomes)
  return outcomes.every(({ outcome }) => fine.has(outcome)) ? 0 : 1
}

const fine: ReadonlySet<string> = new Set(["imported", "revised", "already-there", "updated"])

/** Gives an article a newer version of its text. Prints how many annotations were kept, moved, changed and orphaned. */
export async function reviseArticle(
  context: Context,
  directory: string,
  { article, file, json }: { readonly article: string; readonly file: string; readonly json: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, "write")
  const { id } = findArticle(await listArticles(context), article)
  const bytes = await readWhole(file)
  if (typeof bytes === "string") throw new CommandFailure(fail("not-found", bytes).error)
  const { counts, problems } = orFail(
    await context.client.call("article.revise", { id, file: fileOf({ name: file, bytes }) }),
  )
  const outcome: ImportOutcome = { file, outcome: "revised", articleId: id, problems, counts }
  if (!json) note(context, outcome)
  printJson(context.terminal, outcome)
  return 0
}

/** @returns the names of the files that are of no annotated format */
async function importCorpora(
  { client }: Context,
  files: readonly GivenFile[],
  { format, map }: { readonly format?: string | undefined; readonly map?: LabelMap | undefined },
  add: (outcome: Outcome) => void,
): Promise<readonly string[]> {
  if (files.length === 0) return []
  const answer = orFail(
    await client.call("corpus.import", {
      files: files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") })),
      ...(format === undefined ? {} : { format }),
      ...(map === undefined ? {} : { map }),
    }),
  )
  for (const outcome of answer.outcomes) add(outcome)
  return answer.others
}

/** What became of a file's articles, under the name it was given by. What the text states of itself is believed. */
async function importArticle(
  { client }: Context,
  file: GivenFile,
  { revise, textColumn }: ImportOptions,
): Promise<ImportOutcome[]> {
  const { name } = file
  const chosen = textColumn === undefined ? {} : { choices: { textColumn } }
  const files = [{ ...fileOf(file), ...chosen }]
  const result = await client.call("article.import", { files, takeOffers: true, revise })
  if (!result.ok) return [refused(name, result.error.code, result.error.message)]
  return result.value.map((outcome) => ({ ...outcome, file: name }))
}

function fileOf({ name, bytes }: GivenFile): { name: string; base64: string } {
  return { name: path.basename(name), base64: bytes.toString("base64") }
}

async function readMap(file: string): Promise<LabelMap> {
  const text = await readFile(file, "utf8").catch(() => undefined)
  if (text === undefined) throw new CommandFailure(fail("not-found", `There is no file ${file}.`).error)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new CommandFailure(fail("bad-request", `${file} is not JSON.`).error)
  }
  const parsed = labelMapSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue === undefined ? "" : ` at ${issue.path.join(".")}: ${issue.message}`
  throw new CommandFailure(fail("bad-request", `${file} is no map of labels${where}.`).error)
}

function refused(file: string, code: string, message: string): ImportOutcome {
  return { file, outcome: "refused", articleId: null, problems: [{ code, message }] }
}

function note({ terminal }: Context, outcome: Outcome): void {
  terminal.note(summaryOf(outcome))
  for (const { message, line } of outcome.problems) {
    terminal.note(`  ${line === undefined ? "" : `line ${line}: `}${message}`)
  }
}

function summaryOf(outcome: Outcome): string {
  const { file, part, articleId } = outcome
  const fates = Object.entries(outcome.counts ?? {}).map(([verdict, count]) => `${count} ${verdict}`)
  const words = {
    revised: `updated ${articleId}; annotations: ${fates.join(", ")}`,
    imported: `imported as ${articleId}`,
    "imported-with-remarks": `imported as ${articleId}, with remarks:`,
    "already-there": `already there as ${articleId}`,
    updated: `updated ${articleId}`,
    "choose-column": "left alone",
    refused: "refused:",
  }
  const counts =
    "annotations" in outcome && outcome.articleId !== null
      ? ` (${outcome.format}: ${outcome.annotations} annotations, ${outcome.relations} relations)`
      : ""
  return `${shownName(file)}${part === undefined ? "" : ` (${part})`}${counts}: ${words[outcome.outcome]}`
}
