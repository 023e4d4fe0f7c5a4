// Exporting: what there is to choose, what would be written, and writing it, an article at a time so that large projects
// never lie in memory. One export runs at a time for each project; it can be stopped, and then changes nothing.

import { writeCodebook } from "../../domain/codebook-file.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import { ExportRun } from "../../formats/evidence/run.ts"
import { verifyExport } from "../../formats/evidence/verify.ts"
import type { Format, WrittenFile } from "../../formats/format.ts"
import { findFormat, formats } from "../../formats/registry.ts"
import type { Handlers } from "../application.ts"
import type { ExportPiece, OpenProject } from "../ports.ts"
import { Stop } from "../stop.ts"
import type { Workspace } from "../workspace.ts"

/** How much of the first file a preview shows, in UTF-16 code units. */
const PREVIEW_LENGTH = 4000
/** How many articles a preview looks at. */
const PREVIEW_ARTICLES = 100
/** Windows hear of progress after so many articles. */
const TOLD_EVERY = 20

export const exportHandlers = {
  async "export.formats"(_, workspace) {
    const project = workspace.requireProject()
    const about = project.ok ? project.value.project : undefined
    return ok(
      formats.map(({ name, title, readers, lossless, options = [] }) => ({
        ...{ name, title, readers, lossless: lossless ?? false },
        options: options.map((option) => ({
          ...{ name: option.name, title: option.title },
          choices: about === undefined ? [] : [...option.choices(about)],
        })),
      })),
    )
  },

  async "export.preview"(request, workspace) {
    const prepared = await prepare(request, workspace)
    if (!prepared.ok) return prepared
    const { project, format, ids } = prepared.value
    const run = new ExportRun(format, project.project, optionsOf(request))
    const seen = ids.slice(0, PREVIEW_ARTICLES)
    const files = new Map<string, number>()
    let head: string | undefined
    const look = (written: Iterable<WrittenFile>) => {
      for (const { name, content } of written) {
        const [first] = files.keys()
        if (first === undefined || first === name) head = extended(head ?? "", content)
        files.set(name, (files.get(name) ?? 0) + content.length)
      }
    }
    for (const id of seen) {
      const read = await project.read(id)
      if (!read.ok) return read
      look(run.article(read.value.article))
    }
    look(run.end())
    return ok({
      files: [...files].map(([name, bytes]) => ({ name, bytes })),
      head: head ?? "",
      losses: run.losses(),
      folder: await targetFolder(workspace),
      articles: ids.length,
      seen: seen.length,
    })
  },

  async "export.run"(request, workspace) {
    const prepared = await prepare(request, workspace)
    if (!prepared.ok) return prepared
    const { project, format, ids } = prepared.value
    if (workspace.exporting !== undefined) return fail("bad-request", "Another export is still running.")
    const stop = new Stop()
    workspace.exporting = stop
    const run = new ExportRun(format, project.project, optionsOf(request))
    let failed: Result<never> | undefined
    async function* pieces(): AsyncGenerator<ExportPiece> {
      for (const [index, id] of ids.entries()) {
        if (stop.stopped) throw new Stopped()
        const read = await project.read(id)
        if (!read.ok) {
          failed = read
          throw new Stopped()
        }
        yield* run.article(read.value.article)
        if (index % TOLD_EVERY === 0) {
          workspace.publish({ type: "export.progress", done: index, total: ids.length })
        }
      }
      yield* run.end()
    }
    try {
      const { ports } = workspace
      const { folder } = request
      const target = await ports.exports.write(folder ?? (await targetFolder(workspace)), pieces())
      if (!target.ok) return target
      if (folder !== undefined)
        await ports.settings.update((settings) => ({ ...settings, exportFolder: folder }))
      return ok({ ...target.value, losses: run.losses() })
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      return failed ?? fail("stopped", "The export was stopped. Nothing was written.")
    } finally {
      workspace.exporting = undefined
    }
  },

  async "export.stop"(_, workspace) {
    workspace.exporting?.stop()
    return ok(null)
  },

  async "export.verify"({ folder }, { ports }) {
    const names = await ports.exports.names(folder)
    if (!names.ok) return names
    let failed: Result<never> | undefined
    const verified = await verifyExport({
      names: async () => names.value,
      async read(name) {
        const read = await ports.exports.read(folder, name)
        if (read.ok) return read.value
        failed = read
        return undefined
      },
      async sheets(name, bytes) {
        const read = await ports.parser.parseWorkbook({ name, bytes })
        return read.ok ? read.value : undefined
      },
    })
    if (failed !== undefined) return failed
    if (verified === undefined)
      return fail(
        "not-found",
        "There is no SHA256SUMS in this folder: it holds no export of Postil’s.",
        folder,
      )
    return ok(verified)
  },

  async "codebook.write"(_, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const content = writeCodebook(project.value.project.codebook)
    return workspace.ports.exports.write(await targetFolder(workspace), [{ name: "codebook.json", content }])
  },
} satisfies Partial<Handlers>

/** Ends an export from within. */
class Stopped extends Error {}

interface Scope {
  readonly format: string
  readonly articles?: readonly string[] | undefined
  readonly sourceOnly?: boolean | undefined
  readonly options?: Readonly<Record<string, string>> | undefined
}

function optionsOf({ sourceOnly = false, options = {} }: Scope) {
  return { sourceOnly, values: options }
}

function extended(head: string, content: string | Uint8Array): string {
  if (head.length >= PREVIEW_LENGTH) return head
  const text = typeof content === "string" ? content : new TextDecoder().decode(content)
  // What is no text has nothing to show.
  return text.includes("\0") ? head : `${head}${text}`.slice(0, PREVIEW_LENGTH)
}

async function targetFolder({ ports }: Workspace): Promise<string> {
  return (await ports.settings.read()).exportFolder ?? ports.places.exports
}

/** What is asked for, with the articles in the order in which they came into the project. */
async function prepare(
  { format: name, articles: ids }: Scope,
  workspace: Workspace,
): Promise<Result<{ project: OpenProject; format: Format; ids: readonly string[] }>> {
  const format = findFormat(name)
  if (format === undefined) {
    const known = formats.map(({ name }) => name).join(", ")
    return fail("unknown-format", `Postil has no format “${name}”. It has: ${known}.`)
  }
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
  return ok({ project: project.value, format, ids: chosen.map(({ id }) => id) })
}
