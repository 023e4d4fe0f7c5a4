// A record (the project, or one article) as an open thing: its state in memory, its history on disk always up to
// date, its snapshot following behind. A change is acknowledged when its line in the history is durable; changes
// that arrive while one sync is under way share the next. Who may call, and when to open, is decided elsewhere.

import { dirname, join } from "node:path"
import { Low } from "lowdb"
import type { Stamp } from "../../shared/application/ports.ts"
import { ok, type Result } from "../../shared/domain/result.ts"
import { encodeEntry } from "../../shared/storage/history.ts"
import {
  applyUnparsed,
  encodeSnapshot,
  type RecordCodec,
  type Snapshot,
} from "../../shared/storage/record.ts"
import { recover } from "../../shared/storage/recovery.ts"
import { durableWriter, readWhole } from "./durable-file.ts"
import { failureOf, isMissing } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { HistoryFile } from "./history-file.ts"
import { keepOther, mend } from "./mend.ts"

export interface RecordPlace {
  readonly fileSystem: FileSystem
  readonly folder: string
  /** Names of the two files in the folder. */
  readonly snapshot: string
  readonly history: string
  readonly pace: SnapshotPace
  /** Called before anything is written where an older program wrote the snapshot. */
  beforeMigration(): Promise<void>
}

/** How far a snapshot may lag behind the history, in milliseconds: after the last change, and after the first. */
export interface SnapshotPace {
  readonly idle: number
  readonly most: number
}

interface Change<Operation> {
  readonly operations: readonly Operation[]
  readonly stamp: Stamp
  readonly settle: (result: Result<number>) => void
  readonly reject: (mistake: unknown) => void
}

/** A snapshot that took long to write, because the record is large, is written less often by this factor. */
const REST = 20

export class DurableRecord<State, Operation> {
  private readonly codec: RecordCodec<State, Operation>
  private readonly low: Low<Snapshot<State>>
  private readonly history: HistoryFile
  private readonly pace: SnapshotPace
  /** What was mended on opening, and what was met since. */
  readonly notices: string[]
  private readonly fileSystem: FileSystem
  private readonly snapshotPath: string
  /** How the snapshot file looked when it was last ours; `undefined` where there was none. */
  private snapshotStamp: string | undefined
  private waiting: Change<Operation>[] = []
  private writing: Promise<void> | undefined
  /** The number of the last change that the snapshot file holds. */
  private kept: number
  private timer: NodeJS.Timeout | undefined
  private oldestUnkept: number | undefined
  private lastDuration = 0

  /**
   * Reads a record's files and mends what needs mending. Fails with `project-newer`, with `bad-request` where
   * nothing can be made of the files, and as the disk does; nothing is changed then.
   */
  static async open<State, Operation>(
    codec: RecordCodec<State, Operation>,
    place: RecordPlace,
  ): Promise<Result<DurableRecord<State, Operation>>> {
    const { fileSystem, folder } = place
    try {
      const stamp = await stampOf(fileSystem, join(folder, place.snapshot))
      const found = recover(codec, {
        snapshot: await readWhole(fileSystem, join(folder, place.snapshot)),
        history: await readWhole(fileSystem, join(folder, place.history)),
      })
      if (!found.ok) return found
      if (found.value.outdated) await place.beforeMigration()
      await mend(place, found.value)
      const { state, sequence, snapshot, notices } = found.value
      const { type, length } = found.value.history
      const history = new HistoryFile(fileSystem, join(folder, place.history), length, type === "cut")
      if (snapshot.stale || type === "cut") await history.settle()
      const kept = snapshot.stale ? 0 : sequence
      const record = new DurableRecord(codec, place, history, { state, sequence }, kept, notices)
      record.snapshotStamp = stamp
      return ok(record)
    } catch (error) {
      return failureOf(error, "The files could not be read", folder)
    }
  }

  private constructor(
    codec: RecordCodec<State, Operation>,
    place: RecordPlace,
    history: HistoryFile,
    snapshot: Snapshot<State>,
    kept: number,
    notices: readonly string[],
  ) {
    this.codec = codec
    this.history = history
    this.pace = place.pace
    this.kept = kept
    this.notices = [...notices]
    this.fileSystem = place.fileSystem
    const path = join(place.folder, place.snapshot)
    this.snapshotPath = path
    const write = durableWriter(place.fileSystem, path, (value: Snapshot<State>) =>
      encodeSnapshot(codec, value),
    )
    // Nothing for lowdb to read: a snapshot means something only together with its history, see `open`.
    this.low = new Low<Snapshot<State>>({ read: async () => null, write }, snapshot)
    if (kept < snapshot.sequence) this.scheduleSnapshot()
  }

  /** With all acknowledged changes, and no others. */
  get state(): State {
    return this.low.data.state
  }

  get sequence(): number {
    return this.low.data.sequence
  }

  /**
   * Applies operations, all or none, after all that were given before. When the disk fails, changes that were
   * waiting behind this one fail too: they were made in the belief that it holds.
   */
  apply(operations: readonly Operation[], stamp: Stamp): Promise<Result<number>> {
    return new Promise((settle, reject) => {
      this.waiting.push({ operations, stamp, settle, reject })
      this.writing ??= this.writeWaiting()
    })
  }

  /** Waits for changes under way and writes the snapshot if it lags. Rejects when it cannot be written. */
  async flush(): Promise<void> {
    await this.writing
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.kept === this.sequence) return
    const { sequence } = this.low.data
    const start = performance.now()
    this.oldestUnkept = undefined
    await this.keepForeignSnapshot()
    await this.low.write()
    this.snapshotStamp = await stampOf(this.fileSystem, this.snapshotPath)
    this.lastDuration = performance.now() - start
    this.kept = Math.max(this.kept, sequence)
  }

  /** The history has everything, so that a snapshot that cannot be written is no loss. */
  async close(): Promise<void> {
    await this.flush().catch(() => undefined)
    clearTimeout(this.timer)
    await this.history.close().catch(() => undefined)
  }

  /** What a sync client or another machine has put in the snapshot's place is kept beside before it is replaced. */
  private async keepForeignSnapshot(): Promise<void> {
    const found = await stampOf(this.fileSystem, this.snapshotPath)
    if (found === this.snapshotStamp || found === undefined) return
    const name = await keepOther(this.fileSystem, this.snapshotPath)
    this.snapshotStamp = found
    this.notices.push(
      `${this.codec.name(this.state)} was changed by another program while it was open here. ` +
        `What you see is the state here; the other one was kept as ${name} in ${dirname(this.snapshotPath)}.`,
    )
  }

  private async writeWaiting(): Promise<void> {
    // Changes made in the same turn share the first sync already.
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const accepted = this.accept(this.waiting.splice(0))
      if (accepted.lines.length === 0) continue
      try {
        await this.history.append(Buffer.concat(accepted.lines))
      } catch (error) {
        const failure = failureOf(error, "The change could not be saved", this.history.path)
        for (const change of [...accepted.changes, ...this.waiting.splice(0)]) change.settle(failure)
        continue
      }
      this.low.data = accepted.snapshot
      for (const [index, change] of accepted.changes.entries()) {
        change.settle(ok(accepted.snapshot.sequence - accepted.changes.length + 1 + index))
      }
      this.scheduleSnapshot()
    }
    this.writing = undefined
  }

  /** Applies a batch in memory; what the record does not allow is answered at once. */
  private accept(batch: readonly Change<Operation>[]) {
    const { codec } = this
    let { state, sequence } = this.low.data
    const changes: Change<Operation>[] = []
    const lines: Uint8Array[] = []
    for (const change of batch) {
      const { creator, time } = change.stamp
      const { version } = codec.sequence
      try {
        // What is acknowledged must be readable again, so it is parsed as it will be when it is read.
        const next = applyUnparsed(codec, state, change.operations)
        if (!next.ok) {
          change.settle(next)
          continue
        }
        const { operations } = change
        lines.push(encodeEntry({ version, sequence: sequence + 1, time, creator, operations }))
        state = next.value
        sequence++
        changes.push(change)
      } catch (mistake) {
        change.reject(mistake)
      }
    }
    return { changes, lines, snapshot: { state, sequence } }
  }

  private scheduleSnapshot(): void {
    const now = performance.now()
    this.oldestUnkept ??= now
    const idle = Math.max(this.pace.idle, this.lastDuration * REST)
    const latest = this.oldestUnkept + Math.max(this.pace.most, idle)
    clearTimeout(this.timer)
    this.timer = setTimeout(
      () => {
        this.timer = undefined
        // A snapshot that fails is tried again with the next change, and on closing.
        this.flush().catch(() => undefined)
      },
      Math.max(0, Math.min(idle, latest - now)),
    )
    this.timer.unref()
  }
}

async function stampOf(fileSystem: FileSystem, path: string): Promise<string | undefined> {
  try {
    const { size, modified, inode } = await fileSystem.stat(path)
    return `${size}@${modified}#${inode}`
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
