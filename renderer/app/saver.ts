// Brings what the analyst did to the disk and knows the truth about it. Operations of one article reach the host in
// the order they were made; while a call is under way, later ones gather for the next. What fails is kept and tried
// again. Deliberately absent: any way to drop work, other than `forget` after the article was read anew.

import type { Client } from "../../shared/contract/client.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Failure, FailureCode } from "../../shared/domain/result.ts"
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
  /** Tries at once whatever waits for its next attempt. */
  retryNow(): void
  /** Resolves when nothing is under way: all is saved, or saving has failed and waits. */
  settled(): Promise<SaveState>
  /** The changes to an article that may not be on disk yet, in order. */
  pending(articleId: string): readonly ArticleOperation[]
  /** Lets go of the changes that the host refused, once the article has been read anew. */
  forget(articleId: string): void
}

/** Milliseconds before each next attempt; the last one repeats. */
const delays = [500, 1000, 2000, 5000, 10_000]
/** The contract's limit for one call. */
const largestBatch = 10_000
/** Failures that repeating cannot mend: the operation itself is at fault. */
const refusals: readonly FailureCode[] = ["bad-operation", "bad-request", "text-changed"]

interface Lane {
  readonly queue: ArticleOperation[]
  /** How many at the head of the queue are under way; 0 when no call is. */
  sending: number
  limit: number
  attempt: number
  timer: ReturnType<typeof setTimeout> | undefined
  failure: Failure | undefined
  refused: number
}

/** `onRefused` hears of an article whose host refused a change for good; the others go on being saved. */
export function createSaver(client: Client, onRefused: (articleId: string, failure: Failure) => void): Saver {
  const lanes = new Map<string, Lane>()
  const state = createStore<SaveState>({ state: "saved" })
  /** Who waits for nothing to be under way. That can come about without a change of the state. */
  const waiters = new Set<(state: SaveState) => void>()
  const isUnderWay = () => [...lanes.values()].some((lane) => lane.sending > 0)
  const publish = () => {
    state.set(summarize([...lanes.values()], state.get()))
    if (isUnderWay()) return
    for (const resolve of waiters) resolve(state.get())
    waiters.clear()
  }

  const send = async (id: string, lane: Lane) => {
    clearTimeout(lane.timer)
    lane.timer = undefined
    lane.sending = Math.min(lane.queue.length, lane.limit)
    publish()
    const batch = lane.queue.slice(0, lane.sending)
    const result = await client.call("article.apply", { id, operations: batch })
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
      lane.timer = setTimeout(() => send(id, lane), delay)
      publish()
      return
    } else if (batch.length > 1) {
      // One bad change refuses its whole call: smaller calls find it and save the rest.
      lane.limit = Math.ceil(batch.length / 2)
    } else {
      // What was done after a change of the text counts on that change: without it, it would hit another place.
      lane.refused += lane.queue.splice(0, batch[0]?.type === "text.replace" ? lane.queue.length : 1).length
      lane.failure = result.error
      onRefused(id, result.error)
    }
    if (lane.queue.length > 0) send(id, lane)
    else {
      if (lane.refused === 0) lanes.delete(id)
      publish()
    }
  }

  return {
    get: state.get,
    subscribe: state.subscribe,

    add(id, operations) {
      if (operations.length === 0) return
      const lane = lanes.get(id) ?? emptyLane()
      lanes.set(id, lane)
      for (const operation of operations) append(lane, operation)
      if (lane.sending === 0 && lane.timer === undefined) send(id, lane)
      else publish()
    },

    retryNow() {
      for (const [id, lane] of lanes) if (lane.timer !== undefined) send(id, lane)
    },

    settled: () =>
      new Promise((resolve) => {
        if (isUnderWay()) waiters.add(resolve)
        else resolve(state.get())
      }),

    pending: (id) => [...(lanes.get(id)?.queue ?? [])],

    forget(id) {
      const lane = lanes.get(id)
      if (lane === undefined) return
      lane.refused = 0
      lane.failure = undefined
      if (lane.queue.length === 0) lanes.delete(id)
      publish()
    },
  }
}

function emptyLane(): Lane {
  return {
    queue: [],
    sending: 0,
    limit: largestBatch,
    attempt: 0,
    timer: undefined,
    failure: undefined,
    refused: 0,
  }
}

/** Typing a note sets the same annotation again and again: what waits is replaced, what is under way is not. */
function append({ queue, sending }: Lane, operation: ArticleOperation): void {
  const last = queue.length > sending ? queue.at(-1) : undefined
  if (
    operation.type === "annotation.set" &&
    last?.type === "annotation.set" &&
    last.annotation.id === operation.annotation.id
  ) {
    queue[queue.length - 1] = operation
  } else queue.push(operation)
}

/** The state of all lanes together: the same object when it says the same as before. */
function summarize(lanes: readonly Lane[], before: SaveState): SaveState {
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
