// Writing a project's articles into files of a format.

import path from "node:path"
import { type Context, type ExitCode, orFail, printJson } from "../context.ts"
import { findArticle, listArticles, openProject } from "../project.ts"
import { table } from "../table.ts"

export interface ExportOptions {
  readonly format: string
  /** The folder for the files; made if need be. */
  readonly out: string
  /** Ids or beginnings of ids; all articles that are not in the trash where empty. */
  readonly article: readonly string[]
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
      ...(articles.length === 0 ? {} : { articles }),
    }),
  )
  for (const file of outcome.files) terminal.print(`${path.join(outcome.folder, file)}\n`)
  for (const { message } of outcome.losses) {
    terminal.note(`Not in this format: ${message}`)
  }
  return 0
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
