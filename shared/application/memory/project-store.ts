// Projects that live as long as the object: the store's twin for tests and for hosts without a disk. It keeps what
// a real one would keep, by the same codecs, and nothing of how.

import type { Article } from "../../domain/article.ts"
import { summarize } from "../../domain/article.ts"
import { creationOf } from "../../domain/operation.ts"
import { applyToProject, type Project } from "../../domain/project.ts"
import { type Failure, fail, ok } from "../../domain/result.ts"
import { articleRecord } from "../../storage/article-record.ts"
import { applyUnparsed } from "../../storage/record.ts"
import type { OpenProject, ProjectStore } from "../ports.ts"

export function createMemoryProjectStore(): ProjectStore {
  const folders = new Map<string, Folder>()
  return {
    async create(path, project) {
      if (folders.has(path)) return fail("project-exists", `There is a project in ${path} already.`, path)
      const folder: Folder = { path, project, articles: new Map(), open: true }
      folders.set(path, folder)
      return ok(openFolder(folder))
    },
    async open(path) {
      const folder = folders.get(path)
      if (folder === undefined) return fail("not-found", `There is no folder ${path}.`, path)
      if (folder.open) return fail("project-locked", "This project is already open.", path)
      folder.open = true
      return ok(openFolder(folder))
    },
    async openForReading(path, readOnly) {
      const folder = folders.get(path)
      return folder === undefined
        ? fail("not-found", `There is no folder ${path}.`, path)
        : ok(openFolder(folder, readOnly))
    },
    realPath: async (path) => path,
  }
}

interface Folder {
  readonly path: string
  project: Project
  readonly articles: Map<string, { article: Article; sequence: number; readonly source: Uint8Array }>
  open: boolean
}

function openFolder(folder: Folder, readOnly?: Failure): OpenProject {
  const { articles } = folder
  let closed = false
  const missing = () =>
    closed
      ? fail("no-project", "The project is closed.")
      : fail("not-found", "There is no such article in this project.")
  const refusal = () =>
    closed || readOnly === undefined ? undefined : ({ ok: false, error: readOnly } as const)
  const find = (id: string) => (closed ? undefined : articles.get(id))
  return {
    path: folder.path,
    get project() {
      return folder.project
    },
    notices: [],
    readOnly,
    async list() {
      return closed ? missing() : ok([...articles.values()].map(({ article }) => summarize(article)))
    },
    async read(id) {
      const kept = find(id)
      return kept === undefined
        ? missing()
        : ok({ article: kept.article, sequence: kept.sequence, notices: [] })
    },
    async add(article, bytes) {
      if (closed) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      if (articles.has(article.id)) return fail("bad-operation", `There is an article ${article.id} already.`)
      const created = articleRecord(article.id).apply(undefined, [creationOf(article)])
      if (!created.ok) return created
      articles.set(article.id, { article: created.value, sequence: 1, source: bytes.slice() })
      return ok({ sequence: 1 })
    },
    async apply(id, operations) {
      const kept = find(id)
      if (kept === undefined) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      const applied = applyUnparsed(articleRecord(id), kept.article, operations)
      if (!applied.ok) return applied
      kept.article = applied.value
      kept.sequence++
      return ok({ sequence: kept.sequence })
    },
    async applyToProject(operation) {
      if (closed) return missing()
      const refused = refusal()
      if (refused !== undefined) return refused
      if (operation.type === "project.create")
        return fail("bad-operation", "A project has only one creation.")
      folder.project = applyToProject(folder.project, operation)
      return ok(folder.project)
    },
    async source(id) {
      const kept = find(id)
      return kept === undefined ? missing() : ok(kept.source.slice())
    },
    async close() {
      if (!closed && readOnly === undefined) folder.open = false
      closed = true
    },
  }
}
