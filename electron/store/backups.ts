// The backups of one project: generations of its snapshots in the folder `backups`, the files themselves in
// `backups/files` under the SHA-256 of their bytes. A generation counts once its own file is there, which is written
// last. Original files of articles never change and are not copied.

import { createHash } from "node:crypto"
import { join } from "node:path"
import type { BackupReason } from "../../shared/domain/journal.ts"
import {
  type BackedUpArticle,
  decodeGeneration,
  encodeGeneration,
  expiredGenerations,
  type Generation,
  generationName,
  generationNumber,
} from "../../shared/storage/backup.ts"
import { articleLayout, projectLayout } from "../../shared/storage/layout.ts"
import { readWhole, writeDurably } from "./durable-file.ts"
import type { FileSystem } from "./file-system.ts"
import { kindOf, makeFolders, sweepFolder } from "./folders.ts"

/** For the files of all generations together, in bytes. */
const BUDGET = 512 * 1024 * 1024

export interface ArticleToBackUp {
  readonly id: string
  readonly title: string
  readonly annotationCount: number
}

export class Backups {
  private readonly fileSystem: FileSystem
  private readonly project: string
  private readonly folder: string
  private readonly files: string

  /** @param project the project's folder */
  constructor(fileSystem: FileSystem, project: string) {
    this.fileSystem = fileSystem
    this.project = project
    this.folder = join(project, projectLayout.backups)
    this.files = join(this.folder, projectLayout.backupFiles)
  }

  /** All that can be read, the newest first. */
  async list(): Promise<Generation[]> {
    const generations: Generation[] = []
    for (const number of await this.numbers()) {
      const generation = await this.find(number)
      if (generation !== undefined) generations.push(generation)
    }
    return generations
  }

  async find(number: number): Promise<Generation | undefined> {
    const bytes = await readWhole(this.fileSystem, join(this.folder, generationName(number)))
    return bytes === undefined ? undefined : decodeGeneration(bytes)
  }

  /** The bytes of a file that was backed up; `undefined` where they are no longer what they were. */
  async read(sha256: string): Promise<Uint8Array | undefined> {
    const bytes = await readWhole(this.fileSystem, this.fileOf(sha256))
    return bytes !== undefined && hashOf(bytes) === sha256 ? bytes : undefined
  }

  /**
   * Copies the snapshots as they are on disk. Without a reason of its own, only when something has changed since the
   * last generation. To be called when nobody writes them.
   * @param time ISO 8601
   */
  async make(reason: BackupReason, articles: readonly ArticleToBackUp[], time: string): Promise<void> {
    const { fileSystem } = this
    const [last] = await this.numbers()
    const previous = last === undefined ? undefined : await this.find(last)
    const known = new Map(previous?.articles.map((article) => [article.id, article]))
    const project = await this.copy(join(this.project, projectLayout.project), previous?.project)
    if (project === undefined) return
    const entries: BackedUpArticle[] = []
    for (const { id, title, annotationCount } of articles) {
      const path = join(this.project, projectLayout.articles, id, articleLayout.article)
      const file = await this.copy(path, known.get(id))
      if (file !== undefined) entries.push({ id, title, annotationCount, ...file })
    }
    const same =
      entries.length === known.size &&
      project.sha256 === previous?.project.sha256 &&
      entries.every(({ id, sha256 }) => known.get(id)?.sha256 === sha256)
    if (reason === "regular" && same) return
    const number = (last ?? 0) + 1
    const generation = { number, made: time, reason, project, articles: entries }
    await makeFolders(fileSystem, this.folder)
    const bytes = new TextEncoder().encode(encodeGeneration(generation))
    await writeDurably(fileSystem, join(this.folder, generationName(number)), bytes)
    await this.makeRoom(time)
  }

  /** Clears up after a process that died. */
  async sweep(): Promise<void> {
    for (const folder of [this.folder, this.files]) {
      if ((await kindOf(this.fileSystem, folder)) === "folder") await sweepFolder(this.fileSystem, folder)
    }
  }

  private async copy(
    path: string,
    known: Omit<BackedUpArticle, "id" | "title" | "annotationCount"> | undefined,
  ) {
    const { fileSystem } = this
    if ((await kindOf(fileSystem, path)) !== "file") return undefined
    const { size, modified } = await fileSystem.stat(path)
    const stamp = `${size}@${modified}`
    if (known?.stamp === stamp) return { sha256: known.sha256, bytes: known.bytes, stamp }
    const bytes = await readWhole(fileSystem, path)
    if (bytes === undefined) return undefined
    const sha256 = hashOf(bytes)
    const target = this.fileOf(sha256)
    if ((await kindOf(fileSystem, target)) === undefined) {
      await makeFolders(fileSystem, this.files)
      await writeDurably(fileSystem, target, bytes)
    }
    return { sha256, bytes: bytes.length, stamp }
  }

  private async makeRoom(now: string): Promise<void> {
    const { fileSystem } = this
    const generations = await this.list()
    const expired = expiredGenerations(generations, now, BUDGET)
    if (expired.size === 0) return
    for (const number of expired) await fileSystem.unlink(join(this.folder, generationName(number)))
    await fileSystem.syncFolder(this.folder)
    const needed = new Set(
      generations
        .filter(({ number }) => !expired.has(number))
        .flatMap(({ project, articles }) => [project, ...articles].map(({ sha256 }) => `${sha256}.json`)),
    )
    for (const { name } of await fileSystem.readFolder(this.files)) {
      if (!needed.has(name)) await fileSystem.unlink(join(this.files, name))
    }
  }

  /** The newest first. */
  async numbers(): Promise<number[]> {
    if ((await kindOf(this.fileSystem, this.folder)) !== "folder") return []
    const entries = await this.fileSystem.readFolder(this.folder)
    return entries.flatMap(({ name }) => generationNumber(name) ?? []).sort((a, b) => b - a)
  }

  private fileOf(sha256: string): string {
    return join(this.files, `${sha256}.json`)
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}
