// A record is what has a snapshot file and a history file: the project, and each article. A codec says how one
// sort of record is written and how its operations change it; keeping the files in step is one job for all.

import { z } from "zod"
import { fail, ok, type Result } from "../domain/result.ts"
import type { HistoryEntry } from "./history.ts"
import { readJson } from "./json.ts"
import { layOut } from "./json-lines.ts"
import type { Sequence } from "./sequence.ts"

export interface RecordCodec<State, Operation> {
  readonly sequence: Sequence
  /** What to call it in a sentence for the analyst: `The article “Talks”`. */
  name(state: State | undefined): string
  /** The content of a snapshot file, without its envelope. */
  encode(state: State): Readonly<Record<string, unknown>>
  /** Fails with `bad-request` where the content is none of this sort. */
  decode(content: Readonly<Record<string, unknown>>): Result<Decoded<State>>
  /** Reads one operation of the history. */
  parse(operation: unknown): Result<Operation>
  /** Applies operations in order: all or none. The first ever applied creates the state. */
  apply(state: State | undefined, operations: readonly Operation[]): Result<State>
}

export interface Decoded<State> {
  readonly state: State
  /** Where the content contradicts itself, in plain sentences. It is used only when the history cannot do better. */
  readonly doubts: readonly string[]
}

/** What files are read for: to go on writing them, or only to look at what is in them. */
export type Purpose = "reading" | "writing"

/** A state and the number of the last change in it. */
export interface Snapshot<State> {
  readonly state: State
  readonly sequence: number
}

export interface ReadSnapshot<State> extends Snapshot<State>, Decoded<State> {
  /** Whether an older program wrote the file. */
  readonly outdated: boolean
}

/** Applies operations that may not be what they claim to be: all or none. Fails with `bad-operation`. */
export function applyUnparsed<State, Operation>(
  codec: RecordCodec<State, Operation>,
  state: State | undefined,
  operations: readonly unknown[],
): Result<State> {
  const parsed: Operation[] = []
  for (const operation of operations) {
    const result = codec.parse(operation)
    if (!result.ok) return result
    parsed.push(result.value)
  }
  if (parsed.length === 0) return fail("bad-operation", "There is nothing to apply.")
  return codec.apply(state, parsed)
}

/**
 * The operations of an entry of the history, brought up to this program's version; none where a group changes other
 * records only. Fails with `bad-operation`.
 */
export function parseOperations<State, Operation>(
  codec: RecordCodec<State, Operation>,
  entry: Pick<HistoryEntry, "version" | "operations" | "articles">,
): Result<Operation[]> {
  const { sequence } = codec
  // A newer program's operations are tried as they are, which only happens in reading.
  const known = sequence.objectionTo(entry.version) === undefined
  const parsed: Operation[] = []
  for (const json of entry.operations) {
    const operation = isObject(json) ? json : {}
    const result = codec.parse(known ? sequence.migrateOperation(operation, entry.version) : operation)
    if (!result.ok) return result
    parsed.push(result.value)
  }
  return parsed.length === 0 && entry.articles === undefined
    ? fail("bad-operation", "There is nothing to apply.")
    : ok(parsed)
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null
}

export function encodeSnapshot<State, Operation>(
  codec: RecordCodec<State, Operation>,
  snapshot: Snapshot<State>,
): string {
  return [...snapshotPieces(codec, snapshot)].join("")
}

/** The same, piece by piece: large snapshots take longer than others may wait. */
export function snapshotPieces<State, Operation>(
  codec: RecordCodec<State, Operation>,
  { state, sequence }: Snapshot<State>,
): Iterable<string> {
  return layOut({ version: codec.sequence.version, sequence, ...codec.encode(state) })
}

/**
 * Fails with `project-newer`, or with `bad-request` where the file is damaged.
 * @param purpose for `reading`, what a newer program wrote is taken as far as it is understood
 */
export function decodeSnapshot<State, Operation>(
  codec: RecordCodec<State, Operation>,
  bytes: Uint8Array,
  purpose: Purpose = "writing",
): Result<ReadSnapshot<State>> {
  const json = readJson(bytes)
  if (!json.ok) return json
  const envelope = envelopeSchema.safeParse(json.value)
  if (!envelope.success) return fail("bad-request", "It lacks its version and sequence number.")
  const objection = codec.sequence.objectionTo(envelope.data.version)
  if (objection !== undefined) {
    const { version: _, sequence, ...content } = envelope.data
    const decoded = purpose === "reading" ? codec.decode(content) : undefined
    return decoded?.ok ? ok({ ...decoded.value, sequence, outdated: false }) : { ok: false, error: objection }
  }
  const migrated = codec.sequence.migrateSnapshot(envelope.data, envelope.data.version)
  const { version: _, sequence, ...content } = envelopeSchema.parse(migrated)
  const decoded = codec.decode(content)
  const outdated = envelope.data.version < codec.sequence.version
  return decoded.ok ? ok({ ...decoded.value, sequence, outdated }) : decoded
}

const envelopeSchema = z.looseObject({
  version: z.number().int().positive(),
  sequence: z.number().int().positive(),
})
