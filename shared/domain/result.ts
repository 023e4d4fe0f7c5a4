// How a thing that users or data can make fail is answered: as a value. Programmer mistakes throw instead.
// Everything here survives JSON, because results travel between processes.

/** Why something did not happen, in words for the person who asked for it. */
export interface Failure {
  /** Stable and machine-readable, such as `project-newer`. */
  readonly code: FailureCode
  /** One or two plain sentences: what happened, to what, what is safe, what to do next. */
  readonly message: string
  /** The file or folder it is about, where there is one. */
  readonly path?: string
}

export type FailureCode =
  | "bad-request"
  | "not-found"
  | "no-project"
  | "project-exists"
  | "project-locked"
  | "project-newer"
  | "project-damaged"
  | "read-only"
  | "article-damaged"
  | "not-a-project"
  | "not-permitted"
  | "disk-full"
  | "io"
  | "not-text"
  | "empty-file"
  | "too-large"
  | "too-complex"
  | "damaged-file"
  | "no-text"
  | "took-too-long"
  | "bad-operation"
  | "text-changed"
  | "unknown-format"
  | "stopped"
  | "unavailable"
  | "internal"

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(code: FailureCode, message: string, path?: string): { ok: false; error: Failure } {
  return { ok: false, error: path === undefined ? { code, message } : { code, message, path } }
}

/** The value of a result that cannot have failed; throws when it has, so for programmer mistakes and tests only. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.error.code}: ${result.error.message}`)
}
