// Finding in the open article: what is looked for, what was found, and which hit is shown. Plain TypeScript, so that
// commands, the bar and the text share one state. What was looked for stays when another article is opened.

import type { Query } from "../../shared/domain/find.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { AppState } from "../app/state.ts"
import { createStore, type ReadableStore } from "../app/store.ts"
import type { Editor } from "../editor/editor-state.ts"
import type { Searcher, SearchOutcome } from "./searcher.ts"

export interface FindState {
  readonly isOpen: boolean
  readonly query: Query
  /** In reading order. */
  readonly hits: readonly Span[]
  /** The index of the hit that is shown; -1 while there is none. */
  readonly current: number
  /** Why there may be no hits. */
  readonly outcome: SearchOutcome["type"] | "searching"
  /** Grows each time the bar is asked for, so that its field takes the focus again. */
  readonly asked: number
}

export interface Find extends ReadableStore<FindState> {
  /** Shows the bar; words selected in the text are looked for. */
  open(): void
  /** Puts the bar away; the hit shown becomes the selection. */
  close(): void
  ask(changes: Partial<Query>): void
  /** Shows the next hit or the one before, round and round. */
  step(direction: 1 | -1): void
  /** Tells the hits in the text as it is now, at once or when looking for them is done; not where there are none. */
  whenFound(tell: (hits: readonly Span[]) => void): void
}

/** Selections longer than this are not what somebody looks for. In UTF-16 code units. */
const LONGEST_QUERY = 200

export function createFind(app: ReadableStore<AppState>, searcher: Searcher): Find {
  const store = createStore<FindState>({
    isOpen: false,
    query: { text: "" },
    hits: [],
    current: -1,
    outcome: "found",
    asked: 0,
  })
  const change = (changes: Partial<FindState>) => store.update((before) => ({ ...before, ...changes }))
  let editor: Editor | undefined
  let text: string | undefined
  let stopFollowing = () => {}
  /** Where looking began: the first hit from here on is shown. */
  let anchor = 0
  /** Which way looking goes at first. */
  let heading: 1 | -1 = 1
  /** The hit that was left selected: nobody selected it to look for it. */
  let left: Span | undefined
  /** What waits for the hits that are looked for. */
  let waiting: ((hits: readonly Span[]) => void) | undefined

  const show = (current: number, reveal: boolean) => {
    const { hits } = store.get()
    change({ current })
    editor?.showHits(hits, current)
    const hit = hits[current]
    if (hit === undefined) return
    anchor = hit.start
    if (reveal) editor?.showSpan(hit)
  }
  /** With `reveal`, the first hit comes into view; without it, the analyst stays where they are. */
  const search = (reveal: boolean) => {
    if (editor === undefined) return
    text = editor.getSnapshot().text
    change({ outcome: "searching" })
    searcher.search(text, store.get().query, (outcome) => {
      const hits = outcome.type === "found" ? outcome.spans : []
      change({ hits, outcome: outcome.type, current: -1 })
      show(firstFrom(hits, anchor, heading), reveal)
      heading = 1
      const tell = waiting
      waiting = undefined
      if (hits.length > 0) tell?.(hits)
    })
  }
  const whenFound = (tell: (hits: readonly Span[]) => void) => {
    editor?.showTyped()
    const { outcome, hits } = store.get()
    if (outcome === "searching") waiting = tell
    else if (hits.length > 0) tell(hits)
  }
  const letGo = () => {
    stopFollowing()
    searcher.cancel()
    waiting = undefined
    editor?.showHits([], -1)
    editor = undefined
    change({ hits: [], current: -1, outcome: "found" })
  }
  const follow = (next: Editor) => {
    letGo()
    editor = next
    anchor = next.getView().caret
    stopFollowing = next.subscribe(() => {
      if (next.getSnapshot().text !== text) search(false)
    })
    search(true)
  }
  app.subscribe(() => {
    const next = app.get().open?.editor
    if (!store.get().isOpen || next === editor) return
    if (next === undefined) letGo()
    else follow(next)
  })

  const open = (words: string | undefined) => {
    const next = app.get().open?.editor
    if (next === undefined) return
    const { query, asked, isOpen } = store.get()
    const asNew = words === undefined ? query : { ...query, text: words, regularExpression: false }
    change({ isOpen: true, asked: asked + 1, query: asNew })
    if (!isOpen || words !== undefined) follow(next)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    open() {
      const next = app.get().open?.editor
      if (next !== undefined) open(selectedWords(next, left))
    },
    close() {
      const { hits, current } = store.get()
      const hit = hits[current]
      const last = editor
      left = hit
      letGo()
      change({ isOpen: false })
      if (hit === undefined) last?.focus()
      else last?.showSpan(hit, { select: true })
    },
    ask(changes) {
      waiting = undefined
      change({ query: { ...store.get().query, ...changes } })
      search(true)
    },
    step(direction) {
      if (store.get().isOpen)
        whenFound((hits) => show((store.get().current + direction + hits.length) % hits.length, true))
      else {
        heading = direction
        open(undefined)
      }
    },
    whenFound,
  }
}

/** The index of the first hit behind an offset, or of the last one before it, round and round; -1 where there is none. */
function firstFrom(hits: readonly Span[], offset: number, direction: 1 | -1): number {
  const found =
    direction === 1
      ? hits.findIndex(({ end }) => end > offset)
      : hits.findLastIndex(({ end }) => end < offset)
  if (found !== -1) return found
  return direction === 1 ? Math.min(0, hits.length - 1) : hits.length - 1
}

function selectedWords(editor: Editor, left: Span | undefined): string | undefined {
  const { selection, text } = editor.getSnapshot()
  if (selection === null || selection.end - selection.start > LONGEST_QUERY) return undefined
  if (selection.start === left?.start && selection.end === left.end) return undefined
  const words = text.slice(selection.start, selection.end)
  return words.includes("\n") ? undefined : words
}
