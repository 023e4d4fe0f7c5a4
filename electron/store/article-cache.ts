// The articles that are open at the moment: those in use, and the last few that were. Calls for one article reach
// it in the order they were made, also while it is being opened or put away.

import type { Article } from "../../shared/domain/article.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Result } from "../../shared/domain/result.ts"
import type { DurableRecord } from "./durable-record.ts"

export type ArticleRecord = DurableRecord<Article, ArticleOperation>

interface Place {
  readonly opening: Promise<Result<ArticleRecord>>
  users: number
  closing: Promise<void> | undefined
}

export class ArticleCache {
  private readonly open: (id: string) => Promise<Result<ArticleRecord>>
  private readonly limit: number
  /** The least recently used first. */
  private readonly places = new Map<string, Place>()

  /** @param limit how many articles that nobody uses stay open. */
  constructor(open: (id: string) => Promise<Result<ArticleRecord>>, limit: number) {
    this.open = open
    this.limit = limit
  }

  /** Calls back with the open article, which stays open meanwhile. */
  async use<T>(id: string, work: (record: ArticleRecord) => Promise<Result<T>>): Promise<Result<T>> {
    const place = this.take(id)
    place.users++
    try {
      const record = await place.opening
      if (record.ok) return await work(record.value)
      // What could not be opened may be next time.
      if (this.places.get(id) === place) this.places.delete(id)
      return record
    } finally {
      place.users--
      this.trim()
    }
  }

  /** Writes the snapshots of all open articles. Rejects when one cannot be written. */
  async flush(): Promise<void> {
    await Promise.all(
      [...this.places.values()].map(async ({ opening }) => {
        const opened = await opening
        if (opened.ok) await opened.value.flush()
      }),
    )
  }

  /** Puts all articles away. Nobody may be using any. */
  async close(): Promise<void> {
    await Promise.all([...this.places].map(([id, place]) => this.putAway(id, place)))
  }

  /** The articles that are open, the least recently used first. */
  openIds(): string[] {
    return [...this.places].filter(([, { closing }]) => closing === undefined).map(([id]) => id)
  }

  private take(id: string): Place {
    const known = this.places.get(id)
    this.places.delete(id)
    const place =
      known !== undefined && known.closing === undefined
        ? known
        : { opening: this.opened(id, known?.closing), users: 0, closing: undefined }
    this.places.set(id, place)
    return place
  }

  private async opened(id: string, after: Promise<void> | undefined): Promise<Result<ArticleRecord>> {
    await after
    return await this.open(id)
  }

  private trim(): void {
    const open = [...this.places].filter(([, place]) => place.closing === undefined)
    const idle = open.filter(([, place]) => place.users === 0)
    for (const [id, place] of idle.slice(0, Math.max(0, open.length - this.limit)))
      void this.putAway(id, place)
  }

  private putAway(id: string, place: Place): Promise<void> {
    place.closing ??= place.opening.then(async (opened) => {
      if (opened.ok) await opened.value.close()
      if (this.places.get(id) === place) this.places.delete(id)
    })
    return place.closing
  }
}
