// A project's folder while this process may write to it. Finding, locking and making folders is done before.

import { join } from "node:path"
import type {
  GroupedChanges,
  OpenProject,
  OtherVersionFile,
  OutsideWork,
  Stamp,
  StoredArticle,
} from "../../shared/application/ports.ts"
import { type Article, type ArticleSummary, summarize } from "../../shared/domain/article.ts"
import type { BackupReason } from "../../shared/domain/journal.ts"
import { type ArticleOperation, creationOf } from "../../shared/domain/operation.ts"
import type { Project, ProjectOperation } from "../../shared/domain/project.ts"
import { fail, ok, type Result, unwrap } from "../../shared/domain/result.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import type { Generation } from "../../shared/storage/backup.ts"
import { encodeEntry, type HistoryEntry } from "../../shared/storage/history.ts"
import { articleLayout, projectLayout } from "../../shared/storage/layout.ts"
import type { OtherVersion } from "../../shared/storage/other-version.ts"
import { encodeSnapshot } from "../../shared/storage/record.ts"
import { ArticleCache, type ArticleRecord } from "./article-cache.ts"
import {
  articleIdsIn,
  keepFurtherSource,
  makeArticleFolder,
  readHistory,
  readSource,
  replaceArticleFiles,
} from "./article-folder.ts"
import { ArticleIndex } from "./article-index.ts"
import { listGenerations, readBackedUp } from "./backed-up.ts"
import type { Backups } from "./backups.ts"
import { DurableRecord, type SnapshotPace } from "./durable-record.ts"
import { failureOf } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf } from "./folders.ts"
import { type GroupOutcome, Groups } from "./groups.ts"
import { otherVersionsOf, putOtherAway, readOther } from "./other-versions.ts"
import { inParallel } from "./parallel.ts"

export interface ProjectFolderOptions {
  readonly fileSystem: FileSystem
  /** The folder's real path. */
  readonly path: string
  readonly pace: SnapshotPace
  readonly record: DurableRecord<Project, ProjectOperation>
  readonly backups: Backups
  /** Backs up what an older program left, once. */
  beforeMigration(): Promise<void>
  /** Called once, when nothing more will be written. */
  release(): Promise<void>
}

export class ProjectFolder implements OpenProject {
  readonly path: string
  readonly readOnly = undefined
  private readonly options: ProjectFolderOptions
  private readonly articles: ArticleCache
  private readonly groups: Groups
  private readonly index: ArticleIndex
  private readonly ids = new Set<string>()
  private readonly articleNotices = new Map<string, readonly string[]>()
  private readonly underWay = new Set<Promise<unknown>>()
  private readonly backups: Backups
  private backingUp: Promise<unknown> = Promise.resolve()
  private backupTimer: NodeJS.Timeout | undefined
  /** Whether anything was changed since the project was opened. */
  private changed = false
  private closing: Promise<void> | undefined

  /** Reads what there is to list. Articles that cannot be read are named in the notices. */
  static async open(options: ProjectFolderOptions): Promise<ProjectFolder> {
    const folder = new ProjectFolder(options)
    for (const id of await articleIdsIn(options.fileSystem, folder.articlesPath)) folder.ids.add(id)
    await folder.groups.complete()
    await folder.index.load([...folder.ids])
    await folder.renewRows()
    return folder
  }

  private constructor(options: ProjectFolderOptions) {
    this.options = options
    this.path = options.path
    this.backups = options.backups
    this.articles = new ArticleCache((id) => this.openArticle(id), ARTICLES_KEPT_OPEN)
    this.groups = new Groups(options.record, this.articles, options.path)
    this.index = new ArticleIndex(options.fileSystem, options.path)
  }

  get project(): Project {
    return this.options.record.state
  }

  get sequence(): number {
    return this.options.record.sequence
  }

  get notices(): readonly string[] {
    return [...this.options.record.notices, ...[...this.articleNotices.values()].flat()]
  }

  list(): Promise<Result<ArticleSummary[]>> {
    return this.track(async () => {
      await this.renewRows()
      return ok(this.index.list())
    })
  }

  read(id: string): Promise<Result<StoredArticle>> {
    return this.withArticle(id, async (record) =>
      ok({
        article: record.state,
        sequence: record.sequence,
        notices: [...record.notices],
      }),
    )
  }

  add(article: Article, bytes: Uint8Array | undefined, stamp: Stamp): Promise<Result<{ sequence: number }>> {
    return this.track(async () => {
      if (this.ids.has(article.id)) {
        const present = await this.articles.use(article.id, async () => ok(null))
        return !present.ok && present.error.code === "article-damaged"
          ? await this.makeArticle(article, undefined, stamp)
          : fail("bad-operation", `There is an article ${article.id} already.`)
      }
      this.ids.add(article.id)
      const added = await this.makeArticle(article, bytes, stamp)
      if (!added.ok) this.ids.delete(article.id)
      return added
    })
  }

  apply(
    id: string,
    operations: readonly ArticleOperation[],
    stamp: Stamp,
  ): Promise<Result<{ sequence: number }>> {
    return this.withArticle(id, async (record) => {
      const applied = await record.apply(operations, stamp)
      if (!applied.ok) return applied
      this.index.doubt(id)
      this.scheduleBackup()
      return ok({ sequence: applied.value })
    })
  }

  applyToProject(operation: ProjectOperation, stamp: Stamp): Promise<Result<Project>> {
    return this.track(async () => {
      const applied = await this.options.record.apply([operation], stamp)
      if (!applied.ok) return applied
      this.scheduleBackup()
      return ok(this.project)
    })
  }

  applyTogether(changes: GroupedChanges, stamp: Stamp): Promise<Result<GroupOutcome>> {
    return this.track(async () => {
      const ids = changes.articles.map(({ id }) => id)
      if (!ids.every((id) => this.ids.has(id))) return noSuchArticle()
      const applied = await this.groups.apply(changes, stamp)
      if (!applied.ok) return applied
      for (const id of ids) this.index.doubt(id)
      this.scheduleBackup()
      return applied
    })
  }

  projectHistory(): Promise<Result<readonly HistoryEntry[]>> {
    return this.track(() => readHistory(this.options.fileSystem, join(this.path, projectLayout.history)))
  }

  history(id: string): Promise<Result<readonly HistoryEntry[]>> {
    return this.withArticle(id, () =>
      readHistory(this.options.fileSystem, join(this.articlesPath, id, articleLayout.history)),
    )
  }

  source(id: string, sha256?: string): Promise<Result<Uint8Array>> {
    return this.withArticle(id, (record) =>
      readSource(this.options.fileSystem, join(this.articlesPath, id), sha256 ?? record.state.source.sha256),
    )
  }

  keepSource(id: string, fileName: string, bytes: Uint8Array): Promise<Result<null>> {
    return this.withArticle(id, () =>
      keepFurtherSource(this.options.fileSystem, join(this.articlesPath, id), fileName, bytes),
    )
  }

  lookOutside(): Promise<Result<OutsideWork>> {
    return this.track(async () => {
      const project = unwrap(await this.options.record.lookOutside()) === "theirs"
      const theirs: Article[] = []
      const both: string[] = []
      for (const id of this.articles.openIds()) {
        const looked = await this.articles.use(id, async (record) =>
          ok({ article: record.state, outside: await unwrap(await record.lookOutside()) }),
        )
        if (!looked.ok || looked.value.outside === "same") continue
        this.index.doubt(id)
        if (looked.value.outside === "theirs") theirs.push(looked.value.article)
        else both.push(id)
      }
      return ok({ project, theirs, both, arrived: await this.takeIn() })
    })
  }

  otherVersions(): Promise<Result<readonly OtherVersionFile[]>> {
    const { fileSystem } = this.options
    return this.track(async () =>
      ok(await otherVersionsOf(fileSystem, [...this.ids], (id) => join(this.articlesPath, id))),
    )
  }

  readOtherVersion(id: string, file: string): Promise<Result<OtherVersion>> {
    return this.withArticle(id, ({ state }) =>
      readOther(this.options.fileSystem, join(this.articlesPath, id), file, state),
    )
  }

  putOtherVersionAway(id: string, file: string): Promise<Result<null>> {
    return this.withArticle(id, () =>
      putOtherAway(this.options.fileSystem, join(this.articlesPath, id), file),
    )
  }

  generations(): Promise<Result<Generation[]>> {
    return this.track(() => listGenerations(this.backups, this.path))
  }

  readGeneration(number: number, id: string): Promise<Result<Article>> {
    return this.track(() => readBackedUp(this.backups, number, id, this.path))
  }

  backUp(reason: BackupReason): Promise<Result<null>> {
    return this.track(async () => {
      try {
        await this.makeBackup(reason)
        return ok(null)
      } catch (error) {
        return failureOf(error, "The backup could not be made", this.path)
      }
    })
  }

  close(): Promise<void> {
    this.closing ??= this.putAway()
    return this.closing
  }

  private get articlesPath(): string {
    return join(this.path, projectLayout.articles)
  }

  /** One after the other, with nobody writing snapshots meanwhile. */
  private makeBackup(reason: BackupReason): Promise<void> {
    const made = this.backingUp.then(async () => {
      clearTimeout(this.backupTimer)
      this.backupTimer = undefined
      await this.renewRows()
      await this.options.record.flush()
      await this.articles.flush()
      await this.backups.make(reason, this.index.list(), new Date().toISOString())
    })
    this.backingUp = made.catch(() => undefined)
    return made
  }

  /** A backup that cannot be made is tried again after the next change, and on closing. */
  private scheduleBackup(): void {
    this.changed = true
    this.backupTimer ??= setTimeout(() => {
      this.backupTimer = undefined
      if (this.closing === undefined) void this.backUp("regular")
    }, BACKUP_EVERY)
    this.backupTimer.unref()
  }

  private async putAway(): Promise<void> {
    clearTimeout(this.backupTimer)
    await Promise.allSettled(this.underWay)
    await this.groups.complete()
    await this.renewRows()
    if (this.changed) await this.makeBackup("regular").catch(() => undefined)
    await this.articles.close()
    await this.options.record.close()
    await this.index.save()
    await this.options.release()
  }

  /** Closing waits for what is tracked; afterwards nothing begins any more. */
  private async track<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.closing !== undefined) return fail("no-project", "The project is closed.")
    const promise = work()
    this.underWay.add(promise)
    try {
      return await promise
    } finally {
      this.underWay.delete(promise)
    }
  }

  private withArticle<T>(
    id: string,
    work: (record: ArticleRecord) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.track(async () => (this.ids.has(id) ? await this.articles.use(id, work) : noSuchArticle()))
  }

  private async openArticle(id: string): Promise<Result<ArticleRecord>> {
    const { fileSystem, pace, beforeMigration } = this.options
    const folder = join(this.articlesPath, id)
    const opened = await DurableRecord.open(articleRecord(id), {
      fileSystem,
      folder,
      snapshot: articleLayout.article,
      history: articleLayout.history,
      pace,
      beforeMigration,
    })
    if (!opened.ok) {
      const { code, message } = opened.error
      this.articleNotices.set(id, [message])
      return fail(code === "bad-request" ? "article-damaged" : code, message, folder)
    }
    const notices = [...opened.value.notices, ...(await this.groups.catchUp(id, opened.value))]
    if (notices.length > 0) this.articleNotices.set(id, notices)
    // Opening may have mended the files, and putting it away may write them.
    this.index.doubt(id)
    return opened
  }

  /** Articles that another machine brought since the project was opened, once they are there whole. */
  private async takeIn(): Promise<string[]> {
    const { fileSystem } = this.options
    const arrived: string[] = []
    for (const id of await articleIdsIn(fileSystem, this.articlesPath)) {
      if (this.ids.has(id)) continue
      const names = (await fileSystem.readFolder(join(this.articlesPath, id))).map(({ name }) => name)
      // The snapshot and the history; a sync client brings one after the other.
      if (![articleLayout.article, articleLayout.history].every((name) => names.includes(name))) continue
      this.ids.add(id)
      this.index.doubt(id)
      arrived.push(id)
    }
    return arrived
  }

  /** Makes those rows anew whose article changed or is in doubt. */
  private async renewRows(): Promise<void> {
    await inParallel(this.index.doubts(), ARTICLES_READ_AT_ONCE, async (id) => {
      const read = await this.articles.use(id, async ({ state }) => ok(state))
      if (read.ok) this.index.set(summarize(read.value))
      else this.index.giveUp(id)
    })
  }

  /** In a folder of its own, or in the place of one that cannot be read. */
  private async makeArticle(
    article: Article,
    bytes: Uint8Array | undefined,
    stamp: Stamp,
  ): Promise<Result<{ sequence: number }>> {
    const codec = articleRecord(article.id)
    const operation = creationOf(article)
    const { creator, time } = stamp
    const created = codec.apply(undefined, [operation])
    if (!created.ok) return created
    const entry = { version: codec.sequence.version, sequence: 1, time, creator, operations: [operation] }
    const encoder = new TextEncoder()
    try {
      const content = {
        id: article.id,
        fileName: article.source.fileName,
        source: bytes,
        history: encodeEntry(entry),
        snapshot: encoder.encode(encodeSnapshot(codec, { state: created.value, sequence: 1 })),
      }
      const { fileSystem } = this.options
      const folder = join(this.articlesPath, article.id)
      if (bytes === undefined && (await kindOf(fileSystem, folder)) === "folder")
        await replaceArticleFiles(fileSystem, folder, content)
      else await makeArticleFolder(fileSystem, this.articlesPath, content)
    } catch (error) {
      return failureOf(error, `“${article.metadata.title}” could not be saved`, this.articlesPath)
    }
    this.groups.forget(article.id)
    this.articleNotices.delete(article.id)
    this.index.set(summarize(created.value))
    this.scheduleBackup()
    return ok({ sequence: 1 })
  }
}

function noSuchArticle() {
  return fail("not-found", "There is no such article in this project.")
}

/** Milliseconds from a change to the next backup. */
const BACKUP_EVERY = 10 * 60_000
const ARTICLES_KEPT_OPEN = 12
const ARTICLES_READ_AT_ONCE = 4
