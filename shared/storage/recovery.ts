// What to make of the files of one record as they are found: after a clean end, after a crash, or damaged. Only
// decides, from bytes; carrying the decision out belongs to the store. Nothing is decided that would lose bytes:
// files that cannot be used are set aside, never overwritten.
//
// Every operation so far carries whole values, so that those after a lost entry still apply.

import { fail, ok, type Result } from "../domain/result.ts"
import { type HistoryEntry, type ParsedHistory, parseHistory } from "./history.ts"
import {
  decodeSnapshot,
  type Purpose,
  parseOperations,
  type ReadSnapshot,
  type RecordCodec,
  type Snapshot,
} from "./record.ts"

/** The two files of a record; `undefined` where there is none. */
export interface RecordFiles {
  readonly snapshot: Uint8Array | undefined
  readonly history: Uint8Array | undefined
}

export interface Recovery<State> extends Snapshot<State> {
  /** What was wrong, in plain sentences; empty when all was well. */
  readonly notices: readonly string[]
  /** Whether the snapshot file has to be kept under another name, and whether a new one is due. */
  readonly snapshot: { readonly setAside: boolean; readonly stale: boolean }
  readonly history: HistoryMend
  /** Whether an older program wrote the snapshot: the next one brings it up to date. */
  readonly outdated: boolean
  /** Changes that reach other records, too, and that may not have reached all of them: those the snapshot lacks. */
  readonly groups: readonly HistoryEntry[]
}

type HistoryMend =
  | { readonly type: "none"; readonly length: number }
  /** Cut off what follows `length` bytes. */
  | { readonly type: "cut"; readonly length: number }
  /** Keep the file under another name, and these lines in its place. */
  | { readonly type: "replace"; readonly lines: readonly Uint8Array[]; readonly length: number }

/**
 * Finds the newest state that the files give, and what has to be mended.
 * @param purpose for `reading`, a newer program's changes are taken as far as they are understood
 * @returns `project-newer` where a newer program wrote any of it, `bad-request` where nothing can be made of it
 */
export function recover<State, Operation>(
  codec: RecordCodec<State, Operation>,
  files: RecordFiles,
  purpose: Purpose = "writing",
): Result<Recovery<State>> {
  const read = files.snapshot === undefined ? undefined : decodeSnapshot(codec, files.snapshot, purpose)
  if (read !== undefined && !read.ok && read.error.code === "project-newer") return read
  const history = parseHistory(files.history ?? new Uint8Array())
  const objection = codec.sequence.objectionTo(history.newest)
  if (objection !== undefined && purpose === "writing") return { ok: false, error: objection }

  const snapshot = read?.ok ? read.value : undefined
  const trusted = snapshot !== undefined && snapshot.doubts.length === 0
  const replayed = replay(codec, history.entries, trusted ? snapshot : undefined)
  const result = replayed ?? (snapshot === undefined ? undefined : replay(codec, history.entries, snapshot))
  const name = codec.name(result?.state ?? snapshot?.state)
  if (result === undefined) {
    return fail(
      "bad-request",
      `${name} cannot be read: its file and its history are both missing or damaged.`,
    )
  }
  const rebuilt = replayed !== undefined && !trusted
  return ok({
    state: result.state,
    sequence: result.sequence,
    notices: [
      ...snapshotNotices(name, files, snapshot, rebuilt),
      ...historyNotices(name, files, history, result, snapshot),
    ],
    snapshot: {
      setAside: files.snapshot !== undefined && !trusted,
      stale: !trusted || result.sequence > snapshot.sequence,
    },
    history: mendOf(files.history, history),
    outdated: snapshot?.outdated ?? false,
    groups: history.entries.filter(
      ({ sequence, articles }) => articles !== undefined && (!trusted || sequence > snapshot.sequence),
    ),
  })
}

function mendOf(bytes: Uint8Array | undefined, history: ParsedHistory): HistoryMend {
  const { damaged, torn, lines, length } = history
  const whole = bytes !== undefined && damaged.length === 0 && length <= bytes.length
  return whole ? { type: torn ? "cut" : "none", length } : { type: "replace", lines, length }
}

interface Replay<State> extends Snapshot<State> {
  /** How many changes are missing from the history or could not be applied. */
  readonly lost: number
}

/** Applies what the snapshot lacks; without one, from the beginning. `undefined` where there is no beginning. */
function replay<State, Operation>(
  codec: RecordCodec<State, Operation>,
  entries: readonly HistoryEntry[],
  snapshot: Snapshot<State> | undefined,
): Replay<State> | undefined {
  let state = snapshot?.state
  let sequence = snapshot?.sequence ?? 0
  let lost = 0
  const first = sequence + 1
  for (const entry of entries) {
    if (entry.sequence < first) continue
    if (entry.sequence <= sequence) {
      // Two programs wrote at once, as a sync client may bring about. The first has it.
      lost++
      continue
    }
    lost += entry.sequence - sequence - 1
    sequence = entry.sequence
    const next = applyEntry(codec, state, entry)
    if (next.ok) state = next.value
    else if (state === undefined) return undefined
    else lost++
  }
  return state === undefined ? undefined : { state, sequence, lost }
}

function applyEntry<State, Operation>(
  codec: RecordCodec<State, Operation>,
  state: State | undefined,
  entry: HistoryEntry,
): Result<State> {
  const operations = parseOperations(codec, entry)
  return operations.ok ? codec.apply(state, operations.value) : operations
}

function snapshotNotices(
  name: string,
  files: RecordFiles,
  snapshot: ReadSnapshot<unknown> | undefined,
  rebuilt: boolean,
): string[] {
  if (files.snapshot === undefined) return [`${name}: its file was missing. It was rebuilt from its history.`]
  if (snapshot === undefined || (rebuilt && snapshot.doubts.length > 0)) {
    return [
      `${name} was damaged on disk. It was rebuilt from its history; the damaged file was kept beside it.`,
    ]
  }
  return snapshot.doubts.length === 0
    ? []
    : [
        `${name} was damaged on disk, and its history does not reach back far enough to rebuild it. Please check it.`,
        ...snapshot.doubts,
      ]
}

function historyNotices(
  name: string,
  files: RecordFiles,
  history: ParsedHistory,
  result: Replay<unknown>,
  snapshot: Snapshot<unknown> | undefined,
): string[] {
  const notices: string[] = []
  if (history.torn) {
    notices.push(
      `${name}: the last change had not been saved completely when the program ended, and was left out.`,
    )
  }
  if (history.damaged.length > 0) {
    const lines = history.damaged.length === 1 ? "Line" : "Lines"
    notices.push(
      `${name}: ${lines} ${history.damaged.join(", ")} of its history could not be read. ` +
        "The damaged history was kept beside it.",
    )
  }
  if (result.lost > 0) {
    const changes = result.lost === 1 ? "One change is" : `${result.lost} changes are`
    notices.push(`${name}: ${changes} missing from it. Everything else was recovered.`)
  }
  if (files.history === undefined && snapshot !== undefined) {
    notices.push(`${name}: its history is missing. Its present state is complete.`)
  }
  return notices
}
