// Looks one record's files over without mending anything: what `postil check` says of them. Recovery takes what it
// can get and is content; this compares everything with everything.

import type { Finding } from "../domain/finding.ts"
import { parseHistory } from "./history.ts"
import { decodeSnapshot, parseOperations, type RecordCodec } from "./record.ts"
import type { RecordFiles } from "./recovery.ts"

export interface Examined<State> {
  /** As the snapshot has it, or else as the history gives it. */
  readonly state: State | undefined
  readonly findings: readonly Finding[]
}

/** @param names of the two files, from the project's folder */
export function examineRecord<State, Operation>(
  codec: RecordCodec<State, Operation>,
  files: RecordFiles,
  names: { readonly snapshot: string; readonly history: string },
): Examined<State> {
  const findings: Finding[] = []
  const damage = (file: string, message: string) => findings.push({ file, severity: "damage", message })
  const history = parseHistory(files.history ?? new Uint8Array())
  const read = files.snapshot === undefined ? undefined : decodeSnapshot(codec, files.snapshot)
  if (read === undefined) damage(names.snapshot, "It is missing.")
  else if (!read.ok && read.error.code === "project-newer")
    findings.push({ file: names.snapshot, severity: "newer", message: read.error.message })
  else if (!read.ok) damage(names.snapshot, read.error.message)
  else for (const doubt of read.value.doubts) damage(names.snapshot, doubt)

  if (files.history === undefined) damage(names.history, "It is missing.")
  for (const line of history.damaged)
    damage(names.history, `Line ${line} is not what was written: its checksum does not fit.`)
  if (history.torn)
    findings.push({
      file: names.history,
      severity: "remark",
      message: "Its last line is not finished. It was never acknowledged.",
    })
  const newer = codec.sequence.objectionTo(history.newest)
  if (newer !== undefined) {
    findings.push({ file: names.history, severity: "newer", message: newer.message })
    return { state: read?.ok ? read.value.state : undefined, findings }
  }

  let state: State | undefined
  let sequence = 0
  let whole = history.damaged.length === 0
  const snapshot = read?.ok ? read.value : undefined
  for (const entry of history.entries) {
    if (entry.sequence !== sequence + 1) {
      damage(names.history, `After change ${sequence} comes change ${entry.sequence}.`)
      whole = false
    }
    sequence = Math.max(sequence, entry.sequence)
    const operations = parseOperations(codec, entry)
    const next = operations.ok ? codec.apply(state, operations.value) : operations
    if (next.ok) state = next.value
    else if (whole) {
      damage(names.history, `Change ${entry.sequence} cannot be applied: ${next.error.message}`)
      whole = false
    }
    const here = snapshot?.sequence === entry.sequence ? snapshot : undefined
    if (whole && here !== undefined && state !== undefined && !sameContent(codec, here.state, state))
      damage(names.snapshot, `It differs from what its history gives at change ${entry.sequence}.`)
  }
  if (snapshot !== undefined && files.history !== undefined && whole && snapshot.sequence > sequence)
    damage(names.history, `It ends at change ${sequence}; the file beside it is at ${snapshot.sequence}.`)
  return { state: snapshot?.state ?? state, findings }
}

function sameContent<State, Operation>(
  codec: RecordCodec<State, Operation>,
  one: State,
  other: State,
): boolean {
  return canonical(codec.encode(one)) === canonical(codec.encode(other))
}

/** As text that does not depend on the order of fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? ""
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`
}
