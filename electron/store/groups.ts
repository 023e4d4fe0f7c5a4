// Changes to several records at once: written into the project's history first, then into the articles'. From the first
// write on they hold. An article that could not be written then, because the disk failed or the process ended, gets
// its part whenever it is opened next; until it has it, the project's snapshot stays where it was, so that the next
// opening finds the change again.

import { randomUUID } from "node:crypto"
import type { GroupedChanges, Stamp } from "../../shared/application/ports.ts"
import type { Project, ProjectOperation } from "../../shared/domain/project.ts"
import { ok, type Result } from "../../shared/domain/result.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import { objectionToGroup, type PartOfGroup, partsByArticle } from "../../shared/storage/group.ts"
import { parseOperations } from "../../shared/storage/record.ts"
import type { ArticleCache, ArticleRecord } from "./article-cache.ts"
import type { DurableRecord } from "./durable-record.ts"
import { failureOf } from "./failures.ts"

export interface GroupOutcome {
  readonly project: Project
  readonly sequences: Readonly<Record<string, number>>
}

export class Groups {
  private readonly record: DurableRecord<Project, ProjectOperation>
  private readonly articles: ArticleCache
  private readonly path: string
  /** By article: what may not be in its history yet. */
  private readonly pending: Map<string, PartOfGroup[]>
  private allowSnapshot: (() => void) | undefined

  /** @param path of the project's folder */
  constructor(record: DurableRecord<Project, ProjectOperation>, articles: ArticleCache, path: string) {
    this.record = record
    this.articles = articles
    this.path = path
    this.pending = partsByArticle(record.groups)
    this.holdOrAllow()
  }

  /** See `OpenProject.applyTogether`. All articles are there. */
  async apply(changes: GroupedChanges, stamp: Stamp): Promise<Result<GroupOutcome>> {
    const objection = objectionToGroup(changes)
    if (objection !== undefined) return objection
    await this.complete()
    // In the same order by everybody, lest two wait for each other.
    const ids = changes.articles.map(({ id }) => id).sort()
    return await this.holding(ids, new Map(), (records) => this.applyHolding(changes, stamp, records))
  }

  /** Gives articles that lack their part of a group what they lack, as far as the disk lets us. */
  async complete(): Promise<void> {
    for (const id of [...this.pending.keys()]) {
      const settled = await this.articles
        .use(id, (record) => record.exclusively(async () => ok(await record.settle())))
        .catch(() => undefined)
      // Of an article that cannot be read there is nothing to complete.
      if (settled?.ok === true || settled?.error.code === "article-damaged") this.forget(id)
    }
  }

  /** Gives an article that was just opened what it lacks. @returns what could not be given, in plain sentences */
  async catchUp(id: string, record: ArticleRecord): Promise<string[]> {
    for (const part of this.pending.get(id) ?? []) {
      if (part.sequence <= record.sequence) continue
      const operations = parseOperations(articleRecord(id), part)
      const proposal = operations.ok
        ? record.propose(operations.value, part, { group: part.group })
        : operations
      if (!proposal.ok || proposal.value.snapshot.sequence !== part.sequence) {
        const { title } = record.state.metadata
        return [`A change to several articles at once could not be completed in “${title}”. Please check it.`]
      }
      record.adopt(proposal.value)
    }
    // What cannot be written now is written before the next change.
    await record.settle().catch(() => undefined)
    return []
  }

  /** The article is another one now, or gone. */
  forget(id: string): void {
    this.pending.delete(id)
    this.holdOrAllow()
  }

  private holding<T>(
    ids: readonly string[],
    records: Map<string, ArticleRecord>,
    work: (records: ReadonlyMap<string, ArticleRecord>) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const [id, ...others] = ids
    if (id === undefined) return this.record.exclusively(() => work(records))
    return this.articles.use(id, (record) =>
      record.exclusively(() => this.holding(others, records.set(id, record), work)),
    )
  }

  private async applyHolding(
    changes: GroupedChanges,
    stamp: Stamp,
    records: ReadonlyMap<string, ArticleRecord>,
  ): Promise<Result<GroupOutcome>> {
    const group = randomUUID()
    const accepted = []
    for (const { id, operations } of changes.articles) {
      const record = records.get(id)
      const proposal = record?.propose(operations, stamp, { group })
      if (record === undefined || proposal === undefined) throw new Error(`Article ${id} is not held`)
      if (!proposal.ok) return proposal
      accepted.push({ id, record, proposal: proposal.value })
    }
    const articles = accepted.map(({ id, proposal: { entry } }) => ({
      id,
      version: entry.version,
      sequence: entry.sequence,
      operations: entry.operations,
    }))
    const proposal = this.record.propose(
      changes.project,
      stamp,
      articles.length === 0 ? { group } : { group, articles },
    )
    if (!proposal.ok) return proposal
    const before = new Map(this.pending)
    for (const [id, parts] of partsByArticle([proposal.value.entry]))
      this.pending.set(id, [...(before.get(id) ?? []), ...parts])
    this.holdOrAllow()
    try {
      await this.record.commit(proposal.value)
    } catch (error) {
      for (const { id } of articles) this.restore(id, before.get(id))
      return failureOf(error, "The change could not be saved", this.path)
    }
    for (const { record, proposal } of accepted) record.adopt(proposal)
    await Promise.all(
      accepted.map(({ id, record }) =>
        record.settle().then(
          () => this.forget(id),
          () => undefined,
        ),
      ),
    )
    const sequences = Object.fromEntries(articles.map(({ id, sequence }) => [id, sequence]))
    return ok({ project: this.record.state, sequences })
  }

  private restore(id: string, parts: PartOfGroup[] | undefined): void {
    if (parts === undefined) this.pending.delete(id)
    else this.pending.set(id, parts)
    this.holdOrAllow()
  }

  private holdOrAllow(): void {
    if (this.pending.size > 0) this.allowSnapshot ??= this.record.holdSnapshot()
    else {
      this.allowSnapshot?.()
      this.allowSnapshot = undefined
    }
  }
}
