import type { Article } from "../../domain/article.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import { writeFiles } from "../../formats/format.ts"
import { findFormat, formats } from "../../formats/registry.ts"
import type { Handlers } from "../application.ts"
import type { Workspace } from "../workspace.ts"

/** How much of the first file a preview shows, in UTF-16 code units. */
const PREVIEW_LENGTH = 4000

export const exportHandlers = {
  async "export.formats"() {
    return ok(
      formats.map(({ name, title, readers, lossless }) => ({
        name,
        title,
        readers,
        lossless: lossless ?? false,
      })),
    )
  },

  async "export.preview"({ format, articles }, workspace) {
    const written = await write(format, articles, workspace)
    if (!written.ok) return written
    const { files, losses } = written.value
    const head = files[0]?.content
    const encoder = new TextEncoder()
    return ok({
      files: files.map(({ name, content }) => ({
        name,
        bytes: typeof content === "string" ? encoder.encode(content).length : content.length,
      })),
      head: typeof head === "string" ? head.slice(0, PREVIEW_LENGTH) : "",
      losses,
      folder: await targetFolder(workspace),
    })
  },

  async "export.run"({ format, articles, folder }, workspace) {
    const written = await write(format, articles, workspace)
    if (!written.ok) return written
    const { ports } = workspace
    const target = await ports.exports.write(folder ?? (await targetFolder(workspace)), written.value.files)
    if (!target.ok) return target
    if (folder !== undefined)
      await ports.settings.update((settings) => ({ ...settings, exportFolder: folder }))
    return ok({ ...target.value, losses: written.value.losses })
  },
} satisfies Partial<Handlers>

async function targetFolder({ ports }: Workspace): Promise<string> {
  return (await ports.settings.read()).exportFolder ?? ports.places.exports
}

async function write(formatName: string, ids: readonly string[] | undefined, workspace: Workspace) {
  const format = findFormat(formatName)
  if (format === undefined) {
    const known = formats.map(({ name }) => name).join(", ")
    return fail("unknown-format", `Postil has no format “${formatName}”. It has: ${known}.`)
  }
  const articles = await collect(ids, workspace)
  if (!articles.ok) return articles
  const project = workspace.requireProject()
  if (!project.ok) return project
  return ok(writeFiles(format, { project: project.value.project, articles: articles.value }))
}

/** The articles asked for, in the order they came into the project. */
async function collect(ids: readonly string[] | undefined, workspace: Workspace): Promise<Result<Article[]>> {
  const project = workspace.requireProject()
  if (!project.ok) return project
  const rows = await project.value.list()
  if (!rows.ok) return rows
  const wanted = ids === undefined ? undefined : new Set(ids)
  const chosen = rows.value
    .filter((row) => (wanted === undefined ? row.trashed === undefined : wanted.has(row.id)))
    .sort((a, b) => (a.added < b.added ? -1 : a.added > b.added ? 1 : a.id < b.id ? -1 : 1))
  const missing = ids?.find((id) => !chosen.some((row) => row.id === id))
  if (missing !== undefined) return fail("not-found", `The project has no article ${missing}.`)
  const articles: Article[] = []
  for (const row of chosen) {
    const read = await project.value.read(row.id)
    if (!read.ok) return read
    articles.push(read.value.article)
  }
  return ok(articles)
}
