// A record (the project, or one article) as an open thing: its state in memory, its history on disk always up to
// date, its snapshot following behind. A change is acknowledged when its line in the history is durable; changes
// that arrive while one sync is under way share the next. Who may call, and when to open, is decided elsewhere.

import { dirname, join } from "node:path"
import { Low } from "lowdb"
import type { Stamp } from "../../shared/application/ports.ts"
import { type Failure, ok, type Result, unwrap } from "../../shared/domain/result.ts"
import { encodeEntry, type HistoryEntry } from "../../shared/storage/history.ts"
import {
  applyUnparsed,
  type RecordCodec,
  type Snapshot,
  snapshotPieces,
} from "../../shared/storage/record.ts"
import { type Recovery, recover } from "../../shared/storage/recovery.ts"
import { durableWriter, readWhole } from "./durable-file.ts"
import { encodeGently } from "./encode-gently.ts"
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

type Refusal = { readonly ok: false; readonly error: Failure }

interface Change<Operation> {
  readonly operations: readonly Operation[]
  readonly stamp: Stamp
  readonly settle: (result: Result<number>) => void
  readonly reject: (mistake: unknown) => void
}

/** A place in the order of changes for work that none of them may overlap. */
interface Turn {
  readonly take: () => Promise<void>
  readonly settle: (refusal: Refusal) => void
}

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
  private readonly history: HistoryFile
  private readonly pace: SnapshotPace
  /** What was mended on opening, and what was met since. */
  readonly notices: string[]
  private readonly fileSystem: FileSystem
  private readonly snapshotPath: string
  /** How the snapshot file looked when it was last ours; `undefined` where there was none. */
  private snapshotStamp: string | undefined
  private waiting: (Change<Operation> | Turn)[] = []
  /** Lines of changes that hold already because they are durable elsewhere, to precede the next line. */
  private owed: Uint8Array[] = []
  private held = 0
  /** Changes to several records at once that the snapshot lacked when the record was opened. */
  readonly groups: readonly HistoryEntry[]
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
      const { state, sequence, snapshot } = found.value
      const { type, length } = found.value.history
      const history = new HistoryFile(fileSystem, join(folder, place.history), length, type === "cut")
      if (snapshot.stale || type === "cut") await history.settle()
      const kept = snapshot.stale ? 0 : sequence
      const record = new DurableRecord(codec, place, history, { state, sequence }, kept, found.value)
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
    { notices, groups }: Pick<Recovery<State>, "notices" | "groups">,
  ) {
    this.codec = codec
    this.history = history
    this.pace = place.pace
    this.kept = kept
    this.notices = [...notices]
    this.groups = groups
    this.fileSystem = place.fileSystem
    const path = join(place.folder, place.snapshot)
    this.snapshotPath = path
    const write = durableWriter(place.fileSystem, path, (value: Snapshot<State>) =>
      encodeGently(snapshotPieces(codec, value)),
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
    return new Promise((settle, reject) => this.enqueue({ operations, stamp, settle, reject }))
  }

  /** Runs work once all changes given before are written; those given after wait for its end. Fails with them. */
  exclusively<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    return new Promise((settle, reject) => this.enqueue({ settle, take: () => work().then(settle, reject) }))
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
    this.low.data = snapshot
    this.scheduleSnapshot()
  }

  /** Makes a proposed change that is durable elsewhere. It holds at once; `settle` brings it into the history. */
  adopt({ snapshot, entry }: Proposal<State>): void {
    this.owed.push(encodeEntry(entry))
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
    await this.writing
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.kept === this.sequence || this.held > 0) return
    const start = performance.now()
    this.oldestUnkept = undefined
    await this.keepForeignSnapshot()
    if (this.owed.length > 0) unwrap(await this.exclusively(async () => ok(await this.settle())))
    // What was changed meanwhile may not be in all its places yet.
    if (this.owed.length > 0 || this.held > 0) return this.scheduleSnapshot()
    const { sequence } = this.low.data
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

  private enqueue(item: Change<Operation> | Turn): void {
    this.waiting.push(item)
    this.writing ??= this.writeWaiting()
  }

  private async append(lines: readonly Uint8Array[]): Promise<void> {
    const { owed } = this
    await this.history.append(Buffer.concat([...owed, ...lines]))
    this.owed = this.owed.slice(owed.length)
  }

  private async writeWaiting(): Promise<void> {
    // Changes made in the same turn share the first sync already.
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch: Change<Operation>[] = []
      let turn: Turn | undefined
      while (turn === undefined && this.waiting.length > 0) {
        const item = this.waiting.shift()
        if (item !== undefined && "take" in item) turn = item
        else if (item !== undefined) batch.push(item)
      }
      const refusal = await this.writeBatch(batch)
      if (refusal === undefined) await turn?.take()
      else
        for (const later of [...(turn === undefined ? [] : [turn]), ...this.waiting.splice(0)])
          later.settle(refusal)
    }
    this.writing = undefined
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
      return failure
    }
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
