// A newer version of an article's text, from a file or from an article that turned out to be one. The file is kept
// before the article changes, so that no state of it ever lacks the bytes that it was made from.

import type { ReviseOutcome } from "../../contract/answers.ts"
import { operationsBetween } from "../../domain/difference.ts"
import { canonicalText } from "../../domain/document.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import { type NewVersion, reviseArticle } from "../../domain/revise.ts"
import { takeSteps } from "../../domain/steps.ts"
import type { ImportInput } from "../../importers/importer.ts"
import { lastRevision } from "../../storage/journal.ts"
import type { Handlers } from "../application.ts"
import type { OpenProject, Stamp } from "../ports.ts"
import type { Workspace } from "../workspace.ts"
import { publishChange } from "./article.ts"

export const reviseHandlers = {
  async "article.revise"({ id, file, from }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    if (file !== undefined) {
      const { name, choices } = file
      const bytes = workspace.sent.take(file)
      if (!bytes.ok) return bytes
      const read = await readVersion({ name, bytes: bytes.value, choices }, workspace)
      return read.ok ? revise(id, read.value, { project: project.value, workspace, origin }) : read
    }
    const version = await versionFrom(id, from, project.value)
    if (!version.ok) return version
    const revised = await revise(id, version.value, { project: project.value, workspace, origin })
    if (!revised.ok) return revised
    const discarded = await discard(from, { project: project.value, workspace, origin })
    return discarded.ok ? revised : discarded
  },

  async "article.unrevise"({ id }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const [stored, history] = [await project.value.read(id), await project.value.history(id)]
    if (!stored.ok) return stored
    if (!history.ok) return history
    const last = lastRevision(id, history.value)
    if (last === undefined) return fail("not-found", "No newer version was taken in.")
    if (operationsBetween(last.after, stored.value.article).length > 0) {
      return fail(
        "bad-request",
        "The article was changed after it was updated. Undo these changes first, or go back to a backup.",
      )
    }
    const applied = await project.value.apply(id, last.inverse, stamp.value)
    if (!applied.ok) return applied
    await publishChange(workspace, project.value, id, last.inverse, `${origin} taking back`)
    return ok(null)
  },
} satisfies Partial<Handlers>

/** A newer version with the bytes it was read from. */
export interface VersionFile extends NewVersion {
  readonly bytes: Uint8Array
  readonly remarks: ReviseOutcome["problems"]
}

interface Place {
  readonly project: OpenProject
  readonly workspace: Workspace
  readonly origin: string
}

/**
 * Gives an article a newer version of its text. Where somebody changes the article while this is worked out, it is worked
 * out anew for what the article is then; where that goes on and on, it fails with `text-changed`, and nothing is changed.
 */
export async function revise(id: string, version: VersionFile, place: Place): Promise<Result<ReviseOutcome>> {
  const { project, workspace } = place
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  const kept = await project.keepSource(id, version.source.fileName, version.bytes)
  if (!kept.ok) return kept
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
    const revised = await reviseAsItIs(id, version, stamp.value, place)
    if (revised.ok || revised.error.code !== "text-changed") return revised
  }
  return fail(
    "text-changed",
    "The article was changed again and again while its update was worked out. Nothing of it was lost; update it again when nobody works on it.",
  )
}

const MOST_ATTEMPTS = 5

/** Fails with `text-changed` where the article is not what it was when this began. */
async function reviseAsItIs(
  id: string,
  version: VersionFile,
  stamp: Stamp,
  { project, workspace, origin }: Place,
): Promise<Result<ReviseOutcome>> {
  const stored = await project.read(id)
  if (!stored.ok) return stored
  const { article } = stored.value
  if (article.document.eq(version.document)) {
    return fail("bad-request", `“${article.metadata.title}” has this very text already.`)
  }
  const { clock } = workspace.ports
  const { operation, counts } = await takeSteps(reviseArticle(article, version, clock.now()), () =>
    clock.pause(),
  )
  const applied = await project.apply(id, [operation], stamp)
  if (!applied.ok) return applied
  await publishChange(workspace, project, id, [operation], `${origin} revising`)
  const likenesses = await workspace.likenesses(project)
  likenesses.set(id, canonicalText(version.document))
  return ok({ counts, problems: version.remarks })
}

async function readVersion(input: ImportInput, workspace: Workspace): Promise<Result<VersionFile>> {
  const read = await workspace.ports.parser.parse(input)
  if (!read.ok) return read
  const [draft] = read.value
  if (draft === undefined || read.value.length > 1) {
    return fail("bad-request", `“${input.name}” holds several articles: an update is a file of one.`)
  }
  const { document, source, offers, remarks } = draft
  return ok({ document, source, offers, remarks, bytes: input.bytes })
}

/** An article that turned out to be a newer version of another. */
async function versionFrom(id: string, from: string, project: OpenProject): Promise<Result<VersionFile>> {
  const [stored, bytes] = [await project.read(from), await project.source(from)]
  if (!stored.ok) return stored
  if (!bytes.ok) return bytes
  const { document, source, offers, annotations, metadata } = stored.value.article
  if (id === from || annotations.size > 0) {
    return fail("bad-request", `“${metadata.title}” is annotated already, so it stays an article of its own.`)
  }
  return ok({ document, source, offers, bytes: bytes.value, remarks: [] })
}

async function discard(id: string, { project, workspace, origin }: Place): Promise<Result<null>> {
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  const operations = [{ type: "article.set", fields: { trashed: workspace.ports.clock.now() } } as const]
  const applied = await project.apply(id, operations, stamp.value)
  if (!applied.ok) return applied
  await publishChange(workspace, project, id, operations, `${origin} revising`)
  return ok(null)
}
