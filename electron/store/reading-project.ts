// A project's folder as somebody sees it who may not change it: another process may be writing to it at the same
// time, or a newer program wrote it, or the disk takes no writes. Everything is read when it is asked for; nothing is
// locked, mended, swept or cached on the disk.

import { join } from "node:path"
import type { OpenProject, OtherVersionFile, StoredArticle } from "../../shared/application/ports.ts"
import { type Article, type ArticleSummary, summarize } from "../../shared/domain/article.ts"
import type { Project } from "../../shared/domain/project.ts"
import { type Failure, fail, ok, type Result } from "../../shared/domain/result.ts"
import { idSchema } from "../../shared/domain/span.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import type { Generation } from "../../shared/storage/backup.ts"
import { type PartOfGroup, partsByArticle, withParts } from "../../shared/storage/group.ts"
import type { HistoryEntry } from "../../shared/storage/history.ts"
import { articleLayout, isTemporaryName, projectLayout } from "../../shared/storage/layout.ts"
import type { OtherVersion } from "../../shared/storage/other-version.ts"
import { projectRecord } from "../../shared/storage/project-record.ts"
import type { RecordCodec } from "../../shared/storage/record.ts"
import { type Recovery, recover } from "../../shared/storage/recovery.ts"
import { articleIdsIn, readHistory, readSource } from "./article-folder.ts"
import { ArticleIndex } from "./article-index.ts"
import { listGenerations, readBackedUp } from "./backed-up.ts"
import { Backups } from "./backups.ts"
import { readWhole } from "./durable-file.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf } from "./folders.ts"
import { otherVersionsOf, readOther } from "./other-versions.ts"
import { inParallel } from "./parallel.ts"

export class ReadingProject implements OpenProject {
  readonly path: string
  readonly readOnly: Failure
  readonly project: Project
  readonly sequence: number
  readonly notices: readonly string[]
  private readonly fileSystem: FileSystem
  private readonly index: ArticleIndex
  private readonly backups: Backups
  /** What an earlier writer may have left undone when it ended. Nobody but the next writer brings it into the files. */
  private readonly parts: ReadonlyMap<string, readonly PartOfGroup[]>
  private loaded = false
  private closed = false

  /** Fails with `project-newer` or `bad-request` where nothing can be made of the project's own files. */
  static async open(
    fileSystem: FileSystem,
    path: string,
    readOnly: Failure,
    remarks: readonly string[],
  ): Promise<Result<ReadingProject>> {
    const { project, history } = projectLayout
    const read = await readRecord(projectRecord, fileSystem, path, { snapshot: project, history })
    if (!read.ok) return read
    const { state, sequence, damaged, groups } = read.value
    const parts = partsByArticle(groups)
    const notices = [...remarks, ...damaged]
    return ok(new ReadingProject(fileSystem, path, readOnly, { state, sequence }, notices, parts))
  }

  private constructor(
    fileSystem: FileSystem,
    path: string,
    readOnly: Failure,
    { state, sequence }: { readonly state: Project; readonly sequence: number },
    notices: readonly string[],
    parts: ReadonlyMap<string, readonly PartOfGroup[]>,
  ) {
    this.fileSystem = fileSystem
    this.path = path
    this.readOnly = readOnly
    this.project = state
    this.sequence = sequence
    this.notices = notices
    this.parts = parts
    this.backups = new Backups(fileSystem, path)
    this.index = new ArticleIndex(fileSystem, path)
  }

  async list(): Promise<Result<ArticleSummary[]>> {
    if (this.closed) return closedFailure()
    try {
      const ids = await this.articleIds()
      if (this.loaded) await this.index.refresh(ids)
      else {
        await this.index.load(ids)
        for (const id of this.parts.keys()) if (ids.includes(id)) this.index.doubt(id)
      }
      this.loaded = true
      await inParallel(this.index.doubts(), ARTICLES_READ_AT_ONCE, async (id) => {
        const stamp = await this.index.stampOf(id)
        const read = await this.read(id)
        if (read.ok) this.index.set(summarize(read.value.article), stamp)
        else this.index.giveUp(id)
      })
      return ok(this.index.list())
    } catch (error) {
      return failureOf(error, "The articles could not be listed", this.path)
    }
  }

  async read(id: string): Promise<Result<StoredArticle>> {
    if (this.closed) return closedFailure()
    try {
      const known = idSchema.safeParse(id).success && !isTemporaryName(id)
      if (!known || (await kindOf(this.fileSystem, this.folderOf(id))) !== "folder")
        return fail("not-found", "There is no such article in this project.")
      const { article: snapshot, history } = articleLayout
      const read = await readRecord(articleRecord(id), this.fileSystem, this.folderOf(id), {
        snapshot,
        history,
      })
      if (!read.ok) {
        const { code, message } = read.error
        return fail(code === "bad-request" ? "article-damaged" : code, message, this.folderOf(id))
      }
      const whole = withParts(read.value, this.parts.get(id) ?? [])
      const { state, sequence } = whole.ok ? whole.value : read.value
      return ok({ article: state, sequence, notices: read.value.damaged })
    } catch (error) {
      return failureOf(error, "The article could not be read", this.folderOf(id))
    }
  }

  async projectHistory(): Promise<Result<readonly HistoryEntry[]>> {
    if (this.closed) return closedFailure()
    return await readHistory(this.fileSystem, join(this.path, projectLayout.history))
  }

  async history(id: string): Promise<Result<readonly HistoryEntry[]>> {
    const read = await this.read(id)
    return read.ok ? await readHistory(this.fileSystem, join(this.folderOf(id), articleLayout.history)) : read
  }

  async source(id: string, sha256?: string): Promise<Result<Uint8Array>> {
    const read = await this.read(id)
    return read.ok
      ? await readSource(this.fileSystem, this.folderOf(id), sha256 ?? read.value.article.source.sha256)
      : read
  }

  /** Everything is read when it is asked for. */
  async lookOutside() {
    return this.closed ? closedFailure() : ok({ project: false, theirs: [], both: [], arrived: [] })
  }

  async otherVersions(): Promise<Result<readonly OtherVersionFile[]>> {
    if (this.closed) return closedFailure()
    try {
      return ok(await otherVersionsOf(this.fileSystem, await this.articleIds(), (id) => this.folderOf(id)))
    } catch (error) {
      return failureOf(error, "The articles could not be looked through", this.path)
    }
  }

  async readOtherVersion(id: string, file: string): Promise<Result<OtherVersion>> {
    const read = await this.read(id)
    return read.ok ? await readOther(this.fileSystem, this.folderOf(id), file, read.value.article) : read
  }

  async generations(): Promise<Result<Generation[]>> {
    return this.closed ? closedFailure() : await listGenerations(this.backups, this.path)
  }

  async readGeneration(number: number, id: string): Promise<Result<Article>> {
    return this.closed ? closedFailure() : await readBackedUp(this.backups, number, id, this.path)
  }

  backUp = () => this.refuse()
  add = () => this.refuse()
  apply = () => this.refuse()
  keepSource = () => this.refuse()
  applyToProject = () => this.refuse()
  applyTogether = () => this.refuse()
  putOtherVersionAway = () => this.refuse()

  async close(): Promise<void> {
    this.closed = true
  }

  private async refuse(): Promise<{ ok: false; error: Failure }> {
    return this.closed ? closedFailure() : { ok: false, error: this.readOnly }
  }

  private folderOf(id: string): string {
    return join(this.path, projectLayout.articles, id)
  }

  private async articleIds(): Promise<string[]> {
    const articles = join(this.path, projectLayout.articles)
    if ((await kindOf(this.fileSystem, articles)) !== "folder") return []
    return await articleIdsIn(this.fileSystem, articles)
  }
}

const ARTICLES_READ_AT_ONCE = 4

interface ReadRecord<State> {
  readonly state: State
  readonly sequence: number
  /** In plain sentences. */
  readonly damaged: readonly string[]
  readonly groups: readonly HistoryEntry[]
}

/** The snapshot is read first: what a writer adds to the history meanwhile is then found there, or not yet. */
async function readRecord<State, Operation>(
  codec: RecordCodec<State, Operation>,
  fileSystem: FileSystem,
  folder: string,
  names: { readonly snapshot: string; readonly history: string },
): Promise<Result<ReadRecord<State>>> {
  const files = {
    snapshot: await readWhole(fileSystem, join(folder, names.snapshot)),
    history: await readWhole(fileSystem, join(folder, names.history)),
  }
  const found = recover(codec, files, "reading")
  if (!found.ok) return found
  const { state, sequence, groups } = found.value
  const damaged = isDamaged(found.value)
    ? [`${codec.name(state)} has damaged files. This is what could be read of it; nothing was changed.`]
    : []
  return ok({ state, sequence, damaged, groups })
}

/** A line that is not finished is none: somebody may be writing it just now. */
function isDamaged({ history, snapshot }: Recovery<unknown>): boolean {
  return history.type === "replace" || snapshot.setAside
}

function closedFailure() {
  return fail("no-project", "The project is closed.")
}
