// Reading a record's two files and mending what needs mending, on opening and when another machine has put others there.

import { join } from "node:path"
import { ok, type Result } from "../../shared/domain/result.ts"
import type { RecordCodec } from "../../shared/storage/record.ts"
import { type Recovery, recover } from "../../shared/storage/recovery.ts"
import { readWhole } from "./durable-file.ts"
import { HistoryFile } from "./history-file.ts"
import { mend } from "./mend.ts"
import { type RecordFolder, stampOf } from "./outside.ts"

export interface ReadRecord<State> {
  readonly found: Recovery<State>
  readonly history: HistoryFile
  /** The number of the last change that the snapshot file holds; 0 where a new one is due. */
  readonly kept: number
  /** How the snapshot file looked before it was read. */
  readonly stamp: string | undefined
}

/**
 * Fails as recovery does, with nothing changed. Rejects as the disk does.
 * @param beforeMigration called before anything is written where an older program wrote the snapshot
 */
export async function readRecord<State, Operation>(
  codec: RecordCodec<State, Operation>,
  place: RecordFolder,
  beforeMigration: () => Promise<void>,
): Promise<Result<ReadRecord<State>>> {
  const { fileSystem, folder } = place
  const stamp = await stampOf(fileSystem, join(folder, place.snapshot))
  const found = recover(codec, {
    snapshot: await readWhole(fileSystem, join(folder, place.snapshot)),
    history: await readWhole(fileSystem, join(folder, place.history)),
  })
  if (!found.ok) return found
  if (found.value.outdated) await beforeMigration()
  await mend(place, found.value)
  const { sequence, snapshot } = found.value
  const { type, length } = found.value.history
  const history = new HistoryFile(fileSystem, join(folder, place.history), length, type === "cut")
  await history.remember()
  if (snapshot.stale || type === "cut") await history.settle()
  return ok({ found: found.value, history, kept: snapshot.stale ? 0 : sequence, stamp })
}
