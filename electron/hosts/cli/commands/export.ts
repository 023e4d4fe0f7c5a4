// Writing a project's articles into files of a format, and checking later that nobody changed these.

import path from "node:path"
import type { ExportVerification } from "../../../../shared/contract/answers.ts"
import { CommandFailure, type Context, type ExitCode, orFail, printJson } from "../context.ts"
import { findArticle, listArticles, openProject } from "../project.ts"
import { table } from "../table.ts"

export interface ExportOptions {
  readonly format: string
  /** The folder for the files; made if need be. */
  readonly out: string
  /** Ids or beginnings of ids; all articles that are not in the trash where empty. */
  readonly article: readonly string[]
  /** Leaves out what the analyst infers. */
  readonly sourceOnly?: boolean
  /** The format's own options as `name=value`. */
  readonly option: readonly string[]
}

export async function exportArticles(
  context: Context,
  directory: string,
  options: ExportOptions,
): Promise<ExitCode> {
  const { client, terminal } = context
  await openProject(context, directory, "read")
  const rows = await listArticles(context)
  const articles = options.article.map((typed) => findArticle(rows, typed).id)
  const outcome = orFail(
    await client.call("export.run", {
      format: options.format,
      folder: path.resolve(options.out),
      sourceOnly: options.sourceOnly ?? false,
      options: Object.fromEntries(options.option.map(parseOption)),
      ...(articles.length === 0 ? {} : { articles }),
    }),
  )
  for (const file of outcome.files) terminal.print(`${path.join(outcome.folder, file)}\n`)
  for (const { message } of outcome.losses) {
    terminal.note(`Not in this format: ${message}`)
  }
  return 0
}

/** Says what became of an export. Exit code 1 where a file was changed or is missing. */
export async function verify(
  { client, terminal }: Context,
  directory: string,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  const found = orFail(await client.call("export.verify", { folder: path.resolve(directory) }))
  if (options.json) printJson(terminal, found)
  else terminal.print(inWords(found))
  return found.files.some(({ state }) => ["changed", "rewritten", "missing"].includes(state)) ? 1 : 0
}

function inWords({ files, articles }: ExportVerification): string {
  const lines = files.flatMap(({ file, state, places }) => {
    if (state === "unchanged") return []
    if (state === "foreign") return [`${file}: is no part of the export`]
    if (state === "rewritten") return [`${file}: written anew, with every cell as it was`]
    if (state === "missing" || places.length === 0) return [`${file}: ${state}`]
    return places.map(({ line, change, row, sheet }) => {
      const table = sheet === undefined ? "" : ` sheet ${sheet}`
      const place = row === undefined ? "" : ` row ${row}`
      const inFile = line === undefined ? "" : row === undefined ? ` line ${line}` : ` (line ${line})`
      return `${file}:${table}${place}${inFile} ${change}`
    })
  })
  const unchanged = files.filter(({ state }) => state === "unchanged").length
  const total = files.filter(({ state }) => state !== "foreign").length
  return `${[...lines, `${unchanged} of ${total} files unchanged, ${articles.length} articles`].join("\n")}\n`
}

function parseOption(typed: string): [string, string] {
  const at = typed.indexOf("=")
  if (at <= 0) {
    throw new CommandFailure({
      code: "bad-request",
      message: `An option is written NAME=VALUE, not “${typed}”.`,
    })
  }
  return [typed.slice(0, at), typed.slice(at + 1)]
}

export async function formats(
  { client, terminal }: Context,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  const known = orFail(await client.call("export.formats", {}))
  if (options.json) {
    printJson(terminal, known)
  } else {
    const lines = known.map(({ name, title, readers }) => [name, title, readers])
    terminal.print(table(["Name", "Format", "Read by"], lines))
  }
  return 0
}
