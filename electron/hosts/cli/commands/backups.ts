// Looking at a project's backups, and going back to one.

import type { RestoredArticle, RestorePreview } from "../../../../shared/contract/answers.ts"
import { type Context, type ExitCode, orFail, printJson } from "../context.ts"
import { openProject } from "../project.ts"
import { table } from "../table.ts"

export async function backups(
  context: Context,
  directory: string,
  options: { readonly json: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, "read")
  const generations = orFail(await context.client.call("backup.list", {}))
  if (options.json) {
    printJson(context.terminal, generations)
  } else if (generations.length === 0) {
    context.terminal.note("This project has no backups yet.")
  } else {
    const lines = generations.map(({ number, made, reason, articleCount, annotationCount }) =>
      [number, made, articleCount, annotationCount, reason].map(String),
    )
    context.terminal.print(table(["Generation", "Made", "Articles", "Annotations", "Why"], lines))
  }
  return 0
}

export async function restore(
  context: Context,
  directory: string,
  number: number,
  options: { readonly json: boolean; readonly preview: boolean },
): Promise<ExitCode> {
  await openProject(context, directory, options.preview ? "read" : "write")
  const operation = options.preview ? "backup.preview" : "backup.restore"
  const preview = orFail(await context.client.call(operation, { number }))
  if (options.json) printJson(context.terminal, preview)
  else context.terminal.print(inWords(preview))
  return 0
}

function inWords({ changes, newer }: RestorePreview): string {
  if (changes.length === 0) return "Nothing differs from this backup.\n"
  const lines = changes.map((change) => `${change.title}: ${changeInWords(change)}\n`)
  const stay = newer.length === 0 ? "" : `Came into the project later, and stays: ${newer.length}\n`
  return lines.join("") + stay
}

function changeInWords({ missing, added, changed, removed, text, details }: RestoredArticle): string {
  if (missing) return `comes back, with ${count(added)}`
  return [
    added > 0 ? `${count(added)} back` : "",
    changed > 0 ? `${count(changed)} as before` : "",
    removed > 0 ? `${count(removed)} gone` : "",
    text ? "its former text" : "",
    details ? "its former details" : "",
  ]
    .filter((part) => part !== "")
    .join(", ")
}

function count(annotations: number): string {
  return annotations === 1 ? "1 annotation" : `${annotations} annotations`
}
