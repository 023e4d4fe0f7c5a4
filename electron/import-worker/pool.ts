// One or two processes that read files, used for one file after the other. One that takes too long, needs too much or
// breaks is ended and replaced, and only the file it was reading is refused.

import type { ArticleParser } from "../../shared/application/ports.ts"
import { fail, type Result } from "../../shared/domain/result.ts"
import { safeName } from "../../shared/importers/file-name.ts"
import type { ArticleDraft, ImportInput } from "../../shared/importers/importer.ts"
import { draftsFromJson } from "../../shared/importers/wire.ts"
import { answerSchema, type ReadMessage } from "./protocol.ts"

/** A process, however it was started. */
export interface ReaderProcess {
  send(message: ReadMessage): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  /** Whether the app waits for it before it ends. */
  hold(held: boolean): void
  kill(): void
}

export interface PoolOptions {
  readonly start: () => ReaderProcess
  /** How many files are read at once. */
  readonly size: number
  /** Milliseconds without a sign of progress, and for one file in all. */
  readonly silence?: number
  readonly longest?: number
}

interface Job {
  readonly input: ImportInput
  /** Whether it has been tried in a process that had read other files before. */
  retried: boolean
  done(result: Result<readonly ArticleDraft[]>): void
}

export function createProcessParser({
  start,
  size,
  silence = 10_000,
  longest = 60_000,
}: PoolOptions): ArticleParser {
  const waiting: Job[] = []
  const readers = new Set<Reader>()
  let closed = false

  const next = () => {
    for (const reader of readers) if (reader.idle) reader.take(waiting.shift())
    while (waiting.length > 0 && readers.size < size) {
      const reader = new Reader(start(), { silence, longest }, ended, next, (job) => waiting.unshift(job))
      readers.add(reader)
      reader.take(waiting.shift())
    }
  }
  const ended = (reader: Reader) => {
    readers.delete(reader)
    if (!closed) next()
  }

  return {
    parse(input) {
      if (closed) throw new Error("The parser was closed")
      return new Promise((resolve) => {
        waiting.push({ input, retried: false, done: resolve })
        next()
      })
    },
    async close() {
      closed = true
      for (const { input, done } of waiting.splice(0)) done(stopped(input))
      for (const reader of readers) reader.stop()
    },
  }
}

/** One process and what it reads. */
class Reader {
  private readonly process: ReaderProcess
  private readonly limits: { silence: number; longest: number }
  private readonly onIdle: () => void
  private readonly again: (job: Job) => void
  private job: Job | undefined
  private count = 0
  private alive = true
  private silent: NodeJS.Timeout | undefined
  private whole: NodeJS.Timeout | undefined
  private reason: "silence" | "longest" | "closed" | undefined

  constructor(
    process: ReaderProcess,
    limits: { silence: number; longest: number },
    onEnd: (reader: Reader) => void,
    onIdle: () => void,
    again: (job: Job) => void,
  ) {
    this.process = process
    this.limits = limits
    this.onIdle = onIdle
    this.again = again
    process.onMessage((message) => this.hear(message))
    process.onExit(() => {
      this.alive = false
      const { job } = this
      this.release()
      if (job !== undefined) this.lost(job)
      onEnd(this)
    })
  }

  get idle(): boolean {
    return this.alive && this.job === undefined
  }

  take(job: Job | undefined): void {
    if (job === undefined) return
    this.job = job
    this.count++
    this.process.hold(true)
    this.whole = setTimeout(() => this.end("longest"), this.limits.longest)
    this.heard()
    const { name, bytes, choices } = job.input
    this.process.send({ id: this.count, name: safeName(name), bytes, choices })
  }

  stop(): void {
    this.end("closed")
  }

  private hear(message: unknown): void {
    const parsed = answerSchema.safeParse(message)
    if (!parsed.success || this.reason !== undefined) return
    const answer = parsed.data
    const { job } = this
    if (answer.type !== "result") this.heard()
    if (job === undefined || answer.type !== "result" || answer.id !== this.count) return
    this.release()
    // What is left over of one file must not be held against the next.
    if (answer.resident > RETIRE_AT) {
      this.alive = false
      this.process.kill()
    }
    job.done(draftsFromJson(answer.result, job.input))
    if (this.alive) this.onIdle()
  }

  private heard(): void {
    clearTimeout(this.silent)
    if (this.job !== undefined) this.silent = setTimeout(() => this.end("silence"), this.limits.silence)
  }

  private release(): void {
    clearTimeout(this.silent)
    clearTimeout(this.whole)
    this.job = undefined
    if (this.alive) this.process.hold(false)
  }

  private end(reason: "silence" | "longest" | "closed"): void {
    this.reason ??= reason
    this.process.kill()
  }

  private lost(job: Job): void {
    // It may have run out of memory because of the files before.
    if (this.reason === undefined && this.count > 1 && !job.retried) {
      job.retried = true
      this.again(job)
    } else job.done(this.failureFor(job.input))
  }

  private failureFor(input: ImportInput): Result<never> {
    const name = safeName(input.name)
    if (this.reason === "closed") return stopped(input)
    if (this.reason === undefined) {
      return fail(
        "too-complex",
        `“${name}” needs more memory than one file may have and was left out. Split it, or copy its text and paste it.`,
        name,
      )
    }
    const seconds = this.limits[this.reason] / 1000
    return fail(
      "took-too-long",
      `“${name}” could not be read within ${seconds} seconds and was left out. Copy its text and paste it, or save it in another format.`,
      name,
    )
  }
}

/** Resident bytes after which a process is replaced, although nothing is wrong. */
const RETIRE_AT = 300 * 1024 * 1024

function stopped(input: ImportInput): Result<never> {
  const name = safeName(input.name)
  return fail("unavailable", `“${name}” was not read, because Postil was closed.`, name)
}
