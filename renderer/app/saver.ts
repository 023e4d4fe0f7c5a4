// Brings what the analyst did to the disk and knows the truth about it. Operations of one article, and those of the
// registry and codebook, reach the host in the order they were made; while a call is under way, later ones gather for the next. What fails is kept and tried
// again. Deliberately absent: any way to drop work, other than `forget` after the article was read anew.

import type { Client } from "../../shared/contract/client.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { RecordOperation } from "../../shared/domain/project.ts"
import type { Failure, FailureCode, Result } from "../../shared/domain/result.ts"
import { createStore, type ReadableStore } from "./store.ts"

export type SaveState =
  /** Everything ever added is durable. */
  | { readonly state: "saved" }
  | { readonly state: "saving" }
  | {
      readonly state: "unsaved"
      /** What went wrong, in the host's words. */
      readonly message: string
      /** How many changes are not on disk. */
      readonly waiting: number
    }

export interface Saver extends ReadableStore<SaveState> {
  add(articleId: string, operations: readonly ArticleOperation[]): void
  /** Of the registry and the codebook. */
  addRecords(operations: readonly RecordOperation[]): void
  /** Tries at once whatever waits for its next attempt. */
  retryNow(): void
  /** Resolves when nothing is under way: all is saved, or saving has failed and waits. */
  settled(): Promise<SaveState>
  /** The host's history of an article goes up to the change of this number. */
  reached(articleId: string, sequence: number): void
  /**
   * The number of an article's last change that what is done now comes behind; undefined where none was ever told. What
   * still waits does not count: it will be saved together with what is added to it.
   */
  last(articleId: string): number | undefined
  /** The changes to an article that may not be on disk yet, in order. */
  pending(articleId: string): readonly ArticleOperation[]
  /** The changes of registry and codebook that may not be on disk yet, in order. */
  pendingRecords(): readonly RecordOperation[]
  /** Lets go of the changes that the host refused, once the article has been read anew. */
  forget(articleId: string): void
  /** Lets go of changes of registry and codebook that the host refused. */
  forgetRecords(): void
}

/** Milliseconds before each next attempt; the last one repeats. */
const delays = [500, 1000, 2000, 5000, 10_000]
/** The contract's limit for one call. */
const largestBatch = 10_000
/** Failures that repeating cannot mend: the operation itself is at fault. */
const refusals: readonly FailureCode[] = ["bad-operation", "bad-request", "text-changed"]

/** How far the changes of one lane have come. */
interface LaneState {
  readonly queue: { readonly length: number }
  /** How many at the head of the queue are under way; 0 when no call is. */
  sending: number
  limit: number
  attempt: number
  timer: ReturnType<typeof setTimeout> | undefined
  failure: Failure | undefined
  refused: number
}

interface Lane<Operation> extends LaneState {
  readonly queue: Operation[]
  save(operations: readonly Operation[]): Promise<Result<unknown>>
  onRefused(failure: Failure, operations: readonly Operation[]): void
}

/** Who hears of changes that the host did not make as they were asked for. The others go on being saved. */
export interface SaverListener {
  /** Operations that will not be saved, in order. */
  refused(id: string, failure: Failure, operations: readonly ArticleOperation[]): void
  /** Annotations were made on a text that had changed: they are not where this window has them. */
  elsewhere(id: string): void
  recordsRefused(failure: Failure): void
}

export function createSaver(client: Client, listener: SaverListener): Saver {
  const articles = new Map<string, Lane<ArticleOperation>>()
  const sequences = new Map<string, number>()
  let records: Lane<RecordOperation> | undefined
  const all = (): readonly LaneState[] => [...articles.values(), ...(records === undefined ? [] : [records])]
  const state = createStore<SaveState>({ state: "saved" })
  /** Who waits for nothing to be under way. That can come about without a change of the state. */
  const waiters = new Set<(state: SaveState) => void>()
  const isUnderWay = () => all().some((lane) => lane.sending > 0)
  const publish = () => {
    for (const [id, lane] of articles) if (isDone(lane)) articles.delete(id)
    if (records !== undefined && isDone(records)) records = undefined
    state.set(summarize(all(), state.get()))
    if (isUnderWay()) return
    for (const resolve of waiters) resolve(state.get())
    waiters.clear()
  }

  const send = async <Operation extends { readonly type: string }>(lane: Lane<Operation>) => {
    clearTimeout(lane.timer)
    lane.timer = undefined
    lane.sending = Math.min(lane.queue.length, lane.limit)
    publish()
    const batch = lane.queue.slice(0, lane.sending)
    const result = await lane.save(batch)
    lane.sending = 0
    if (result.ok) {
      lane.queue.splice(0, batch.length)
      lane.limit = largestBatch
      lane.attempt = 0
      if (lane.refused === 0) lane.failure = undefined
    } else if (!refusals.includes(result.error.code)) {
      lane.failure = result.error
      const delay = delays[Math.min(lane.attempt, delays.length - 1)]
      lane.attempt += 1
      lane.timer = setTimeout(() => send(lane), delay)
      publish()
      return
    } else if (halfOf(batch) < batch.length) {
      // One bad change refuses its whole call: smaller calls find it and save the rest.
      lane.limit = halfOf(batch)
    } else {
      // What was done after a change of the text counts on that change: without it, it would hit another place.
      const refused = lane.queue.splice(0, batch.at(-1)?.type === "text.replace" ? lane.queue.length : 1)
      lane.refused += refused.length
      lane.failure = result.error
      proceed(lane)
      lane.onRefused(result.error, refused)
      return
    }
    proceed(lane)
  }

  const proceed = <Operation extends { readonly type: string }>(lane: Lane<Operation>) => {
    if (lane.queue.length > 0) send(lane)
    else publish()
  }

  const add = <Operation extends ArticleOperation | RecordOperation>(
    lane: Lane<Operation>,
    operations: readonly Operation[],
  ) => {
    for (const operation of operations) append(lane, operation)
    if (lane.sending === 0 && lane.timer === undefined) send(lane)
    else publish()
  }

  return {
    get: state.get,
    subscribe: state.subscribe,

    add(id, operations) {
      if (operations.length === 0) return
      const lane =
        articles.get(id) ??
        emptyLane<ArticleOperation>(
          async (batch) => {
            const applied = await client.call("article.apply", { id, operations: batch })
            if (applied.ok) sequences.set(id, applied.value.sequence)
            if (applied.ok && applied.value.elsewhere === true) listener.elsewhere(id)
            return applied
          },
          (failure, operations) => listener.refused(id, failure, operations),
        )
      articles.set(id, lane)
      add(lane, operations)
    },

    addRecords(operations) {
      if (operations.length === 0) return
      records ??= emptyLane<RecordOperation>(
        (batch) => client.call("project.apply", { operations: batch }),
        (failure) => listener.recordsRefused(failure),
      )
      add(records, operations)
    },

    retryNow() {
      for (const lane of articles.values()) if (lane.timer !== undefined) send(lane)
      if (records?.timer !== undefined) send(records)
    },

    settled: () =>
      new Promise((resolve) => {
        if (isUnderWay()) waiters.add(resolve)
        else resolve(state.get())
      }),

    reached: (id, sequence) => void sequences.set(id, sequence),

    last(id) {
      const sequence = sequences.get(id)
      const isUnderWay = (articles.get(id)?.sending ?? 0) > 0
      return sequence === undefined ? undefined : sequence + (isUnderWay ? 1 : 0)
    },

    pending: (id) => [...(articles.get(id)?.queue ?? [])],

    pendingRecords: () => [...(records?.queue ?? [])],

    forget(id) {
      const lane = articles.get(id)
      if (lane !== undefined) pardon(lane)
      publish()
    },

    forgetRecords() {
      if (records !== undefined) pardon(records)
      publish()
    },
  }
}

function pardon(lane: LaneState): void {
  lane.refused = 0
  lane.failure = undefined
}

/** Whether there is nothing left to say of a lane. What was refused is kept in mind until it is forgotten. */
function isDone(lane: LaneState): boolean {
  return lane.queue.length === 0 && lane.sending === 0 && lane.refused === 0
}

function emptyLane<Operation>(
  save: Lane<Operation>["save"],
  onRefused: Lane<Operation>["onRefused"],
): Lane<Operation> {
  return {
    save,
    onRefused,
    queue: [],
    sending: 0,
    limit: largestBatch,
    attempt: 0,
    timer: undefined,
    failure: undefined,
    refused: 0,
  }
}

/**
 * How many operations the first half of a call has; all where it cannot be divided. An annotation that goes with its text
 * is not removed without the change that took it.
 */
function halfOf(batch: readonly { readonly type: string }[]): number {
  const isJoined = (at: number) =>
    batch[at - 1]?.type === "annotation.remove" &&
    batch.slice(at).find(({ type }) => type !== "annotation.remove")?.type === "text.replace"
  const middle = Math.ceil(batch.length / 2)
  let half = middle
  while (half > 0 && isJoined(half)) half--
  if (half > 0) return half
  half = middle
  while (half < batch.length && isJoined(half)) half++
  return half
}

/** Typing a note sets the same thing again and again: what waits is replaced, what is under way is not. */
function append<Operation extends ArticleOperation | RecordOperation>(
  { queue, sending }: Lane<Operation>,
  operation: Operation,
): void {
  const last = queue.length > sending ? queue.at(-1) : undefined
  if (last !== undefined && sameTarget(last, operation))
    queue[queue.length - 1] =
      last.type === "entity.set" && operation.type === "entity.set"
        ? { ...operation, before: last.before, at: last.at, during: last.during }
        : operation
  else queue.push(operation)
}

function sameTarget(
  last: ArticleOperation | RecordOperation,
  next: ArticleOperation | RecordOperation,
): boolean {
  if (last.type === "annotation.set" && next.type === "annotation.set")
    return last.annotation.id === next.annotation.id
  return last.type === "entity.set" && next.type === "entity.set" && last.entity.id === next.entity.id
}

/** The state of all lanes together: the same object when it says the same as before. */
function summarize(lanes: readonly LaneState[], before: SaveState): SaveState {
  const failed = lanes.find((lane) => lane.failure !== undefined)?.failure
  if (failed === undefined) {
    const state = lanes.length === 0 ? "saved" : "saving"
    return before.state === state ? before : { state }
  }
  const waiting = lanes.reduce((sum, lane) => sum + lane.queue.length + lane.refused, 0)
  if (before.state === "unsaved" && before.message === failed.message && before.waiting === waiting)
    return before
  return { state: "unsaved", message: failed.message, waiting }
}
