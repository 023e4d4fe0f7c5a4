// What the processes that read files are given to do: one file of articles, annotated
// files together, or a workbook to compare.

import { z } from "zod"
import { type Failure, fail, ok, type Result } from "../../shared/domain/result.ts"
import type { InputFile } from "../../shared/formats/read.ts"
import { safeName } from "../../shared/importers/file-name.ts"
import type { ArticleDraft, ImportInput } from "../../shared/importers/importer.ts"
import { draftsFromJson } from "../../shared/importers/wire.ts"
import type { Answer, ReadRequest } from "./protocol.ts"

export interface Job {
  /** What the process is sent. */
  readonly request: ReadRequest
  /** How many times as long as other files it may take in all, while it shows that it goes on; 1 where absent. */
  readonly patience?: number
  /** Whether it was given up once already in a process that had read other files before. */
  retried: boolean
  /** @returns whether something else was begun, for which time counts anew */
  heard(answer: Answer): boolean
  /** What the process found. @returns whether something is left to be done by the next process */
  answered(result: unknown): boolean
  /** The process was lost. @returns whether something is left to be done by the next process */
  lost(why: Lost): boolean
}

/** Why a process ended without an answer; `limit` is in milliseconds. */
export type Lost =
  | { readonly reason: "closed" | "stopped" | "memory" }
  | { readonly reason: "time"; readonly limit: number }

/** Reads a file of articles. */
export function articleJob(input: ImportInput, done: (result: Result<readonly ArticleDraft[]>) => void): Job {
  const name = safeName(input.name)
  return {
    request: { type: "article", name, bytes: input.bytes, choices: input.choices },
    retried: false,
    heard: () => false,
    answered(result) {
      done(draftsFromJson(result, input))
      return false
    },
    lost(why) {
      const advice =
        why.reason === "time"
          ? "Copy its text and paste it, or save it in another format."
          : "Split it, or copy its text and paste it."
      done({ ok: false, error: failureFor(name, why, advice) })
      return false
    },
  }
}

/** Reads the rows of a workbook. */
export function workbookJob(
  file: InputFile,
  done: (result: Result<ReadonlyMap<string, string>>) => void,
): Job {
  const name = safeName(file.name)
  return {
    request: { type: "workbook", name, bytes: file.bytes },
    patience: 1 + file.bytes.length / LARGE_WORKBOOK,
    retried: false,
    heard: () => false,
    answered(result) {
      const sheets = sheetsSchema.safeParse(result)
      done(
        sheets.success
          ? ok(new Map(sheets.data.map(({ name, rows }) => [name, rows])))
          : fail("damaged-file", `“${name}” is no workbook that can be read.`, name),
      )
      return false
    },
    lost(why) {
      done({ ok: false, error: failureFor(name, why, "") })
      return false
    },
  }
}

/** In bytes: some 200,000 rows. A workbook is one file however much is in it, and has been exported, not found. */
const LARGE_WORKBOOK = 16 * 1024 * 1024
const sheetsSchema = z.array(z.object({ name: z.string(), rows: z.string() }))

/** @param name a file's, made safe to show */
export function failureFor(name: string, why: Lost, advice: string): Failure {
  const failed = (code: Failure["code"], what: string) => ({ code, message: `“${name}” ${what}`, path: name })
  switch (why.reason) {
    case "closed":
      return failed("unavailable", "was not read, because Postil was closed.")
    case "stopped":
      return failed("stopped", "was not read, because reading was stopped.")
    case "memory":
      return failed("too-complex", `needs more memory than one file may have and was left out. ${advice}`)
    case "time":
      return failed(
        "took-too-long",
        `could not be read within ${why.limit / 1000} seconds and was left out. ${advice}`,
      )
  }
}
