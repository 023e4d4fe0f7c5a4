// Other versions of an article, as sync clients and other machines leave them in its folder: under the names that these
// give to what they cannot put in place, or under the name that the store kept them by. What they have in common with
// ours tells who changed what.

import type { Article } from "../domain/article.ts"
import { operationsBetween } from "../domain/difference.ts"
import { ok, type Result } from "../domain/result.ts"
import { articleRecord } from "./article-record.ts"
import { parseHistory } from "./history.ts"
import { articleLayout } from "./layout.ts"
import { parseOperations } from "./record.ts"
import { type RecordFiles, recover } from "./recovery.ts"

/** Whether a file in an article's folder holds another version of it that nobody has looked at yet. */
export function isOtherVersionName(name: string): boolean {
  return name !== articleLayout.article && /^article(\.json\.other-[^.]+|[^/\\]*\.json)$/.test(name)
}

/** The name of the history that belongs to another version, should it be there. */
export function historyNameOf(name: string): string {
  return name.replace(/^article/, "history").replace(".json", ".jsonl")
}

/** The name of another version that has been looked at. */
export function reviewedName(name: string): string {
  return `${name}.reviewed`
}

export interface OtherVersion {
  readonly article: Article
  /** The last state that this version and ours have in common, where it can be told. */
  readonly base: Article | undefined
}

/**
 * Reads another version and finds where it parted from ours.
 * @param ours the article as it is here, and the bytes of its history
 */
export function readOtherVersion(
  ours: { readonly article: Article; readonly history: Uint8Array | undefined },
  files: RecordFiles,
): Result<OtherVersion> {
  const codec = articleRecord(ours.article.id)
  const found = recover(codec, files, "reading")
  if (!found.ok) return found
  const { state, sequence } = found.value
  const here = parseHistory(ours.history ?? new Uint8Array())
  const there = files.history === undefined ? undefined : parseHistory(files.history)
  // Without its history, a version that is a former state of ours has simply not followed.
  const shared =
    there === undefined
      ? here.entries.filter((entry) => entry.sequence <= sequence).length
      : here.lines.findIndex((line, index) => !sameBytes(line, there.lines[index]))
  let base: Article | undefined
  for (const entry of shared < 0 ? here.entries : here.entries.slice(0, shared)) {
    const operations = parseOperations(codec, entry)
    const next = operations.ok ? codec.apply(base, operations.value) : operations
    if (next.ok) base = next.value
  }
  const known = base !== undefined && (there !== undefined || operationsBetween(base, state).length === 0)
  return ok({ article: state, base: known ? base : undefined })
}

function sameBytes(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other?.length === one.length && one.every((byte, index) => byte === other[index])
}
