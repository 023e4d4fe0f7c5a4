// Runs searches in a worker and ends it when one takes too long, or when the next is asked for before it has answered.

import type { Query } from "../../shared/domain/find.ts"
import type { Span } from "../../shared/domain/span.ts"

export interface SearchRequest {
  readonly id: number
  readonly text: string
  readonly query: Query
}

export type SearchReply =
  | { readonly type: "begun"; readonly id: number }
  | { readonly type: "found"; readonly id: number; readonly spans: readonly Span[] }
  | { readonly type: "wrong"; readonly id: number; readonly message: string }

export type SearchOutcome =
  | { readonly type: "found"; readonly spans: readonly Span[] }
  /** The regular expression is none; the message is the engine's. */
  | { readonly type: "wrong"; readonly message: string }
  /** It took longer than a second. */
  | { readonly type: "stopped" }

export interface Searcher {
  /** Only the outcome of the last search asked for is told. */
  search(text: string, query: Query, onOutcome: (outcome: SearchOutcome) => void): void
  cancel(): void
}

/** Milliseconds. */
const PATIENCE = 1000

export function createSearcher(): Searcher {
  let worker: Worker | undefined
  let isBusy = false
  let id = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const cancel = () => {
    clearTimeout(timer)
    if (isBusy) {
      worker?.terminate()
      worker = undefined
    }
    isBusy = false
    id++
  }
  return {
    cancel,
    search(text, query, onOutcome) {
      cancel()
      const end = (outcome: SearchOutcome) => {
        clearTimeout(timer)
        isBusy = false
        onOutcome(outcome)
      }
      worker ??= new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" })
      worker.onmessage = ({ data }: MessageEvent<SearchReply>) => {
        if (data.id !== id) return
        if (data.type !== "begun") end(data)
        else
          timer = setTimeout(() => {
            cancel()
            end({ type: "stopped" })
          }, PATIENCE)
      }
      isBusy = true
      const request: SearchRequest = { id, text, query }
      worker.postMessage(request)
    },
  }
}
