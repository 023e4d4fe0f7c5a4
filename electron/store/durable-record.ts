// A record (the project, or one article) as an open thing: its state in memory, its history on disk always up to
// date, its snapshot following behind. A change is acknowledged when its line in the history is durable; changes
// that arrive while one sync is under way share the next. Who may call, and when to open, is decided elsewhere.

import { join } from "node:path"
import { Low } from "lowdb"
import type { Stamp } from "../../shared/application/ports.ts"
import { ok, type Result, unwrap } from "../../shared/domain/result.ts"
import { encodeEntry, type HistoryEntry } from "../../shared/storage/history.ts"
import {
  applyUnparsed,
  type RecordCodec,
  type Snapshot,
  snapshotPieces,
} from "../../shared/storage/record.ts"
import { ChangeQueue, type Refusal } from "./change-queue.ts"
import { durableWriter, readWhole, writeDurably } from "./durable-file.ts"
import { encodeGently } from "./encode-gently.ts"
import { failureOf } from "./failures.ts"
import { ForeignFile, HistoryFile } from "./history-file.ts"
import { keepTheirs, type RecordFolder, stampOf } from "./outside.ts"
import { type ReadRecord, readRecord } from "./record-files.ts"

export interface RecordPlace extends RecordFolder {
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

/** What came of looking whether another program changed the files. */
export type Outside = "same" | "theirs" | "both"

/** A change that the record allows, not made yet. */
export interface Proposal<State> {
  readonly snapshot: Snapshot<State>
  readonly entry: HistoryEntry
}

/** A snapshot that took long to write, because the record is large, is written less often by this factor. */
const REST = 20

export class DurableRecord<State, Operation> {
  private readonly codec: RecordCodec<State, Operation>
  private readonly low: Low<Snapshot<State>>
  private history: HistoryFile
  private readonly place: RecordPlace
  /** What was mended on opening, and what was met since. */
  readonly notices: string[]
  private readonly snapshotPath: string
  /** Whether anything was changed here since the files were read. */
  private changed = false
  /** Writing the snapshot and looking for others' work happen one after the other. */
  private files: Promise<unknown> = Promise.resolve()
  /** How the snapshot file looked when it was last ours; `undefined` where there was none. */
  private snapshotStamp: string | undefined
  private readonly queue = new ChangeQueue<Change<Operation>>((batch) => this.writeBatch(batch))
  /** Lines of changes that hold already because they are durable elsewhere, to precede the next line. */
  private owed: Uint8Array[] = []
  private held = 0
  /** Changes to several records at once that the snapshot lacked when the record was opened. */
  readonly groups: readonly HistoryEntry[]
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
    try {
      const read = await readRecord(codec, place, place.beforeMigration)
      return read.ok ? ok(new DurableRecord(codec, place, read.value)) : read
    } catch (error) {
      return failureOf(error, "The files could not be read", place.folder)
    }
  }

  private constructor(
    codec: RecordCodec<State, Operation>,
    place: RecordPlace,
    { found, history, kept, stamp }: ReadRecord<State>,
  ) {
    const { state, sequence, notices, groups } = found
    this.codec = codec
    this.history = history
    this.place = place
    this.kept = kept
    this.notices = [...notices]
    this.groups = groups
    const path = join(place.folder, place.snapshot)
    this.snapshotPath = path
    this.snapshotStamp = stamp
    const write = durableWriter(place.fileSystem, path, (value: Snapshot<State>) =>
      encodeGently(snapshotPieces(codec, value)),
    )
    // Nothing for lowdb to read: a snapshot means something only together with its history, see `open`.
    this.low = new Low<Snapshot<State>>({ read: async () => null, write }, { state, sequence })
    if (kept < sequence) this.scheduleSnapshot()
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
    return new Promise((settle, reject) => this.queue.add({ operations, stamp, settle, reject }))
  }

  /** Runs work once all changes given before are written; those given after wait for its end. Fails with them. */
  exclusively<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    return this.queue.exclusively(work)
  }

  /** What a change would make of the record, without making it. Only while nobody else may change it. */
  propose(
    operations: readonly Operation[],
    stamp: Stamp,
    group: Pick<HistoryEntry, "group" | "articles">,
  ): Result<Proposal<State>> {
    const { creator, time } = stamp
    const { version } = this.codec.sequence
    const sequence = this.sequence + 1
    const next = operations.length === 0 ? ok(this.state) : applyUnparsed(this.codec, this.state, operations)
    return next.ok
      ? ok({
          snapshot: { state: next.value, sequence },
          entry: { version, sequence, time, creator, operations, ...group },
        })
      : next
  }

  /** Makes a proposed change. Rejects, with nothing changed, as the disk does. */
  async commit({ snapshot, entry }: Proposal<State>): Promise<void> {
    await this.append([encodeEntry(entry)])
    this.changed = true
    this.low.data = snapshot
    this.scheduleSnapshot()
  }

  /** Makes a proposed change that is durable elsewhere. It holds at once; `settle` brings it into the history. */
  adopt({ snapshot, entry }: Proposal<State>): void {
    this.owed.push(encodeEntry(entry))
    this.changed = true
    this.low.data = snapshot
    this.scheduleSnapshot()
  }

  /** Brings adopted changes into the history. Only while nobody else may change the record. */
  async settle(): Promise<void> {
    if (this.owed.length > 0) await this.append([])
  }

  /** Keeps the snapshot from being written. @returns a function that allows it again */
  holdSnapshot(): () => void {
    this.held++
    return () => {
      this.held--
      if (this.kept < this.sequence) this.scheduleSnapshot()
    }
  }

  /** Waits for changes under way and writes the snapshot if it lags. Rejects when it cannot be written. */
  async flush(): Promise<void> {
    await this.queue.idle()
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.kept === this.sequence || this.held > 0) return
    await this.withFiles(async () => {
      const start = performance.now()
      this.oldestUnkept = undefined
      unwrap(await this.exclusively(async () => ok(await this.meetOthers())))
      // What was changed meanwhile may not be in all its places yet.
      if (this.owed.length > 0 || this.held > 0) return this.scheduleSnapshot()
      const { sequence } = this.low.data
      await this.low.write()
      this.snapshotStamp = await stampOf(this.place.fileSystem, this.snapshotPath)
      this.lastDuration = performance.now() - start
      this.kept = Math.max(this.kept, sequence)
    })
  }

  /**
   * Looks whether another program changed the files. What goes on from where we are is taken over (`theirs`);
   * otherwise both are kept, ours in place (`both`).
   */
  lookOutside(): Promise<Result<Outside>> {
    return this.withFiles(() => this.exclusively(async () => ok(await this.meetOthers())))
  }

  /** The history has everything, so that a snapshot that cannot be written is no loss. */
  async close(): Promise<void> {
    await this.flush().catch(() => undefined)
    clearTimeout(this.timer)
    await this.history.close().catch(() => undefined)
  }

  private withFiles<T>(work: () => Promise<T>): Promise<T> {
    const result = this.files.then(work)
    this.files = result.catch(() => undefined)
    return result
  }

  /** Only while nobody else may change the record or write its snapshot. Brings owed changes into the history, too. */
  private async meetOthers(): Promise<Outside> {
    const { fileSystem, folder, history } = this.place
    const stamp = await stampOf(fileSystem, this.snapshotPath)
    const theirs = {
      snapshot: stamp !== this.snapshotStamp && stamp !== undefined,
      history: await this.history.isForeign(),
    }
    if (!theirs.snapshot && !theirs.history) {
      await this.settle()
      return "same"
    }
    const ours = theirs.history ? await this.history.ownBytes() : undefined
    const there = theirs.history ? await readWhole(fileSystem, join(folder, history)) : undefined
    const goesOn =
      ours !== undefined && there !== undefined && startsWith(there, ours) && this.owed.length === 0
    if (!this.changed || goesOn) return await this.takeOver()
    const name = await keepTheirs(this.codec, this.place, theirs)
    if (ours !== undefined) {
      await writeDurably(fileSystem, join(folder, history), ours)
      await this.history.close()
      this.history = new HistoryFile(fileSystem, join(folder, history), ours.length, false)
      await this.history.remember()
    }
    this.snapshotStamp = stamp
    this.kept = 0
    this.scheduleSnapshot()
    this.notices.push(
      `${this.codec.name(this.state)} was changed by another program while it was open here. ` +
        `What you see is the state here; the other one was kept as ${name ?? history} in ${folder}.`,
    )
    await this.settle()
    return "both"
  }

  /** As on opening. What cannot be read, perhaps because it is only half there yet, is looked at again later. */
  private async takeOver(): Promise<Outside> {
    const read = await readRecord(this.codec, this.place, this.place.beforeMigration)
    if (!read.ok) return "same"
    const { found, history, kept, stamp } = read.value
    await this.history.close()
    this.history = history
    this.low.data = { state: found.state, sequence: found.sequence }
    this.kept = kept
    this.snapshotStamp = stamp
    this.changed = false
    this.notices.push(...found.notices)
    if (kept < found.sequence) this.scheduleSnapshot()
    return "theirs"
  }

  private async append(lines: readonly Uint8Array[]): Promise<void> {
    const { owed } = this
    await this.history.append(Buffer.concat([...owed, ...lines]))
    this.owed = this.owed.slice(owed.length)
  }

  /** @returns why it failed */
  private async writeBatch(batch: readonly Change<Operation>[]): Promise<Refusal | undefined> {
    const accepted = this.accept(batch)
    if (accepted.lines.length === 0) return undefined
    try {
      await this.append(accepted.lines)
    } catch (error) {
      const failure = failureOf(error, "The change could not be saved", this.history.path)
      for (const change of accepted.changes) change.settle(failure)
      // That is dealt with before the change is tried again.
      if (error instanceof ForeignFile) setImmediate(() => void this.lookOutside().catch(() => undefined))
      return failure
    }
    this.changed = true
    this.low.data = accepted.snapshot
    for (const [index, change] of accepted.changes.entries()) {
      change.settle(ok(accepted.snapshot.sequence - accepted.changes.length + 1 + index))
    }
    this.scheduleSnapshot()
    return undefined
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
    const idle = Math.max(this.place.pace.idle, this.lastDuration * REST)
    const latest = this.oldestUnkept + Math.max(this.place.pace.most, idle)
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

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .subarray(0, beginning.length)
    .equals(beginning)
}
