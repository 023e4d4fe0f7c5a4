// The rows of the library: from the index file where an article's files look as they did when the row was made,
// from the article itself where they do not.

import { join } from "node:path"
import type { ArticleSummary } from "../../shared/domain/article.ts"
import { decodeIndex, encodeIndex, type IndexEntry } from "../../shared/storage/index-file.ts"
import { articleLayout, projectLayout } from "../../shared/storage/layout.ts"
import { readWhole, writeDurably } from "./durable-file.ts"
import { isMissing } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { inParallel } from "./parallel.ts"

export class ArticleIndex {
  private readonly fileSystem: FileSystem
  private readonly folder: string
  private readonly rows = new Map<string, ArticleSummary>()
  /** Of rows whose article has not been touched since the stamp was taken. */
  private readonly stamps = new Map<string, string>()
  /** Articles that could not be read. Their last known row is shown, and doubted again at the next opening. */
  private readonly unreadable = new Set<string>()
  /** Articles whose row is to be made anew before it is shown. */
  private readonly doubtful = new Set<string>()

  constructor(fileSystem: FileSystem, folder: string) {
    this.fileSystem = fileSystem
    this.folder = folder
  }

  /** Doubts the rows of articles whose files are not what they were, forgets those of articles that are gone. */
  async refresh(ids: readonly string[]): Promise<void> {
    const present = new Set(ids)
    for (const id of [...this.rows.keys()].filter((id) => !present.has(id))) {
      this.rows.delete(id)
      this.stamps.delete(id)
    }
    await inParallel(ids, STATS_AT_ONCE, async (id) => {
      const known = this.stamps.get(id)
      if (known === undefined || known !== (await this.stampOf(id))) this.doubt(id)
    })
  }

  /** Takes over what the index file has of these articles. */
  async load(ids: readonly string[]): Promise<void> {
    const bytes = await readWhole(this.fileSystem, join(this.folder, projectLayout.index)).catch(
      () => undefined,
    )
    const kept = bytes === undefined ? new Map<string, IndexEntry>() : decodeIndex(bytes)
    await inParallel(ids, STATS_AT_ONCE, async (id) => {
      const entry = kept.get(id)
      if (entry !== undefined) this.rows.set(id, entry.row)
      if (entry !== undefined && entry.stamp === (await this.stampOf(id))) this.stamps.set(id, entry.stamp)
      else this.doubtful.add(id)
    })
  }

  /** @param stamp how the files looked before the row was made of them, where that is known */
  set(row: ArticleSummary, stamp?: string): void {
    this.rows.set(row.id, row)
    if (stamp === undefined) this.stamps.delete(row.id)
    else this.stamps.set(row.id, stamp)
    this.doubtful.delete(row.id)
    this.unreadable.delete(row.id)
  }

  /** The article's row no longer holds. */
  doubt(id: string): void {
    this.doubtful.add(id)
    this.stamps.delete(id)
  }

  giveUp(id: string): void {
    this.doubtful.delete(id)
    this.unreadable.add(id)
  }

  doubts(): string[] {
    return [...this.doubtful]
  }

  list(): ArticleSummary[] {
    return [...this.rows.values()]
  }

  /** Writes the index file. To be called when nothing else writes. A failure costs time at the next opening only. */
  async save(): Promise<void> {
    const entries: IndexEntry[] = []
    await inParallel([...this.rows.values()], STATS_AT_ONCE, async (row) => {
      const known = !this.doubtful.has(row.id) && !this.unreadable.has(row.id)
      const stamp = known ? (this.stamps.get(row.id) ?? (await this.stampOf(row.id))) : "doubtful"
      entries.push({ stamp, row })
    })
    const bytes = new TextEncoder().encode(encodeIndex(entries))
    await writeDurably(this.fileSystem, join(this.folder, projectLayout.index), bytes).catch(() => undefined)
  }

  /** How an article's files look now. */
  async stampOf(id: string): Promise<string> {
    const folder = join(this.folder, projectLayout.articles, id)
    const parts = [articleLayout.article, articleLayout.history].map(async (name) => {
      try {
        const { size, modified } = await this.fileSystem.stat(join(folder, name))
        return `${size}@${modified}`
      } catch (error) {
        return isMissing(error) ? "missing" : "unknown"
      }
    })
    return (await Promise.all(parts)).join(" ")
  }
}

const STATS_AT_ONCE = 64
