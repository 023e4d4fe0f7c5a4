// One or two processes that read files, used for one file after the other. One that takes too long, needs too much or
// breaks is ended and replaced, and only the file it was reading is refused.

import type { ArticleParser } from "../../shared/application/ports.ts"
import { AnnotatedJob } from "./annotated-job.ts"
import { articleJob, type Job, type Lost, workbookJob } from "./job.ts"
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
  /** Milliseconds without a sign of progress, and for one file in all unless it is a large workbook. */
  readonly silence?: number
  readonly longest?: number
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

  const surroundings: Surroundings = {
    limits: { silence, longest },
    onEnd(reader) {
      readers.delete(reader)
      if (!closed) next()
    },
    onIdle: () => next(),
    again(job) {
      if (closed) job.lost({ reason: "closed" })
      else waiting.unshift(job)
    },
  }
  const next = () => {
    for (const reader of readers) if (reader.idle) reader.take(waiting.shift())
    while (waiting.length > 0 && readers.size < size) {
      const reader = new Reader(start(), surroundings)
      readers.add(reader)
      reader.take(waiting.shift())
    }
  }
  const add = (job: Job) => {
    if (closed) throw new Error("The parser was closed")
    waiting.push(job)
    next()
  }
  const stop = (job: Job) => {
    const place = waiting.indexOf(job)
    if (place >= 0) {
      waiting.splice(place, 1)
      job.lost({ reason: "stopped" })
    } else for (const reader of readers) reader.stop(job)
  }

  return {
    parse: (input) => new Promise((resolve) => add(articleJob(input, resolve))),
    parseAnnotated: (request) =>
      new Promise((resolve) => {
        const job = new AnnotatedJob(request, (result) => {
          forget()
          resolve(result)
        })
        add(job)
        const forget = request.stop.listen(() => stop(job))
      }),
    parseWorkbook: (file) => new Promise((resolve) => add(workbookJob(file, resolve))),
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.lost({ reason: "closed" })
      for (const reader of readers) reader.close()
    },
  }
}

interface Surroundings {
  readonly limits: { readonly silence: number; readonly longest: number }
  onEnd(reader: Reader): void
  onIdle(): void
  /** Takes a job back that is still to be done. */
  again(job: Job): void
}

/** One process and what it reads. */
class Reader {
  private readonly process: ReaderProcess
  private readonly surroundings: Surroundings
  private job: Job | undefined
  private count = 0
  private alive = true
  private silent: NodeJS.Timeout | undefined
  private whole: NodeJS.Timeout | undefined
  private why: Lost | undefined

  constructor(process: ReaderProcess, surroundings: Surroundings) {
    this.process = process
    this.surroundings = surroundings
    process.onMessage((message) => this.hear(message))
    process.onExit(() => {
      this.alive = false
      const { job } = this
      this.release()
      if (job !== undefined) this.lost(job)
      surroundings.onEnd(this)
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
    this.begin()
    this.heard()
    this.process.send({ ...job.request, id: this.count })
  }

  /** Ends the process if it reads this. */
  stop(job: Job): void {
    if (this.job === job) this.end({ reason: "stopped" })
  }

  close(): void {
    this.end({ reason: "closed" })
  }

  private hear(message: unknown): void {
    const parsed = answerSchema.safeParse(message)
    if (!parsed.success || this.why !== undefined) return
    const answer = parsed.data
    const { job } = this
    if (answer.type !== "result") this.heard()
    if (job === undefined || answer.type === "ready" || answer.id !== this.count) return
    if (answer.type !== "result") {
      if (job.heard(answer)) this.begin()
      return
    }
    this.release()
    // What is left over of one file must not be held against the next.
    if (answer.resident > RETIRE_AT) {
      this.alive = false
      this.process.kill()
    }
    if (job.answered(answer.result)) this.surroundings.again(job)
    if (this.alive) this.surroundings.onIdle()
  }

  /** Time counts from here for what is read now. */
  private begin(): void {
    const limit = this.surroundings.limits.longest * (this.job?.patience ?? 1)
    clearTimeout(this.whole)
    this.whole = setTimeout(() => this.end({ reason: "time", limit }), limit)
  }

  private heard(): void {
    const { silence: limit } = this.surroundings.limits
    clearTimeout(this.silent)
    if (this.job !== undefined) this.silent = setTimeout(() => this.end({ reason: "time", limit }), limit)
  }

  private release(): void {
    clearTimeout(this.silent)
    clearTimeout(this.whole)
    this.job = undefined
    if (this.alive) this.process.hold(false)
  }

  private end(why: Lost): void {
    this.why ??= why
    this.process.kill()
  }

  private lost(job: Job): void {
    // It may have run out of memory because of the files before.
    const blameless = this.why === undefined && this.count > 1 && !job.retried
    if (blameless) job.retried = true
    if (blameless || job.lost(this.why ?? { reason: "memory" })) this.surroundings.again(job)
  }
}

/** Resident bytes after which a process is replaced, although nothing is wrong. */
const RETIRE_AT = 300 * 1024 * 1024
