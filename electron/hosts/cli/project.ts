// Opening the project a command names, and finding an article in it.

import path from "node:path"
import type { ProjectInfo } from "../../../shared/contract/answers.ts"
import type { ArticleSummary } from "../../../shared/domain/article.ts"
import { fail } from "../../../shared/domain/result.ts"
import { CommandFailure, type Context, orFail } from "./context.ts"

/**
 * Opens the project in a folder. What opening had to mend is noted.
 * @param access reading works while the app has the project open, too
 */
export async function openProject(
  { client, terminal }: Context,
  directory: string,
  access: "read" | "write",
): Promise<ProjectInfo> {
  const project = orFail(
    await client.call("project.open", { path: path.resolve(directory), remember: false, access }),
  )
  for (const notice of project.notices) terminal.note(notice)
  return project
}

/** The project's articles in the order they came into it, without those in the trash. */
export async function listArticles({ client }: Context): Promise<ArticleSummary[]> {
  const rows = orFail(await client.call("library.list", {}))
  return rows
    .filter((row) => row.trashed === undefined)
    .sort((a, b) => compare(a.added, b.added) || compare(a.id, b.id))
}

/** The article with an id, or with the only id that starts with what was typed. */
export function findArticle(rows: readonly ArticleSummary[], typed: string): ArticleSummary {
  const exact = rows.find((row) => row.id === typed)
  if (exact !== undefined) return exact
  const matches = typed === "" ? [] : rows.filter((row) => row.id.startsWith(typed))
  const [only] = matches
  if (only !== undefined && matches.length === 1) return only
  throw new CommandFailure(
    fail(
      "not-found",
      only === undefined
        ? `There is no article “${typed}” in this project. “postil list” shows the ids.`
        : `“${typed}” is the beginning of ${matches.length} articles’ ids. Type more of it.`,
    ).error,
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
