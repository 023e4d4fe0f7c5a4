// Annotated files as the processes are given them. Portions are kept as they come; when a process is lost, the file that
// it was reading is left out by name, and the next process goes on with the rest.

import type { AnnotatedFiles, AnnotatedRead, RefusedFile } from "../../shared/application/ports.ts"
import { withoutEnding } from "../../shared/domain/file-family.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { type FormatCorpus, joinPortions } from "../../shared/formats/intake/read-corpora.ts"
import { othersFromJson, portionFromJson } from "../../shared/formats/intake/wire.ts"
import { safeName } from "../../shared/importers/file-name.ts"
import { objectionTo } from "../../shared/storage/json.ts"
import { failureFor, type Job, type Lost } from "./job.ts"
import type { Answer, ReadRequest } from "./protocol.ts"

/** After so many files that cannot be read, somebody plays tricks. */
const MOST_REFUSED = 5
const ADVICE = "Split it, and import the parts."

export class AnnotatedJob implements Job {
  retried = false
  private readonly files: ReadonlyMap<string, AnnotatedFiles["files"][number]>
  private readonly portions: FormatCorpus[] = []
  private readonly refused: RefusedFile[] = []
  /** Names of the files that were begun, and of those that need not be read again. */
  private readonly begun = new Set<string>()
  private readonly finished = new Set<string>()
  private reading: { readonly file: string; readonly format: string } | undefined
  private broken = false

  constructor(
    private readonly given: AnnotatedFiles,
    private readonly done: (result: Result<AnnotatedRead>) => void,
  ) {
    this.files = new Map(given.files.map((file) => [file.name, file]))
  }

  get request(): ReadRequest {
    const files = this.given.files.filter(({ name }) => !this.finished.has(name))
    return { type: "annotated", files, format: this.given.format }
  }

  heard(answer: Answer): boolean {
    if (answer.type === "portion") {
      const portion =
        objectionTo(answer.portion) === undefined ? portionFromJson(answer.portion, this.files) : undefined
      if (portion === undefined) this.broken = true
      else {
        this.portions.push(portion)
        for (const file of portion.files) {
          this.finished.add(file)
          this.begun.add(file)
        }
        this.given.progress(this.begun.size)
      }
    }
    if (answer.type !== "progress") return false
    const { file, format } = answer
    if (file === undefined || format === undefined || !this.files.has(file)) return false
    this.reading = { file, format }
    if (this.begun.has(file)) return false
    this.begun.add(file)
    this.given.progress(this.begun.size)
    return true
  }

  answered(result: unknown): boolean {
    const others = othersFromJson(result)
    if (!others.ok && others.error.code === "damaged-file" && this.reading !== undefined) {
      const { file } = this.reading
      const message = `“${safeName(file)}” is damaged in a way that it cannot be read, and was left out.`
      return this.leaveOut({ code: "damaged-file", message, path: file })
    }
    if (!others.ok) this.done(others)
    else if (this.broken)
      this.done(fail("damaged-file", "The files were read as something that they cannot hold."))
    else {
      const known = new Set(this.portions.flatMap(({ files, shared }) => [...files, ...shared]))
      const corpora = joinPortions(this.portions)
      // What speaks for files that were all read before stands alone in the end.
      this.done(
        ok({ corpora, others: others.value.filter((name) => !known.has(name)), refused: this.refused }),
      )
    }
    return false
  }

  lost(why: Lost): boolean {
    if (why.reason === "stopped") this.done(fail("stopped", "Reading was stopped. Nothing was imported."))
    else if (this.reading === undefined || why.reason === "closed") {
      const [first] = this.given.files
      this.done({ ok: false, error: failureFor(safeName(first?.name ?? ""), why, ADVICE) })
    } else return this.leaveOut(failureFor(safeName(this.reading.file), why, ADVICE))
    return false
  }

  /** Goes on without the file that was being read. */
  private leaveOut(failure: RefusedFile["failure"]): boolean {
    const { reading } = this
    if (reading === undefined || this.refused.length >= MOST_REFUSED) {
      this.done({ ok: false, error: failure })
      return false
    }
    this.refused.push({ ...reading, failure })
    // The text beside it says nothing without it.
    const stem = withoutEnding(reading.file)
    for (const name of this.files.keys()) if (withoutEnding(name) === stem) this.finished.add(name)
    this.reading = undefined
    return true
  }
}
