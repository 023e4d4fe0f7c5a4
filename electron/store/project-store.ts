// Projects as folders on disk: making one, and opening one for writing. A folder that cannot be opened is left
// exactly as it is.

import { createHash } from "node:crypto"
import { join } from "node:path"
import type { OpenProject, ProjectStore } from "../../shared/application/ports.ts"
import { lendSha256 } from "../../shared/domain/hash.ts"
import { type Failure, fail, ok, type Result } from "../../shared/domain/result.ts"
import { projectLayout } from "../../shared/storage/layout.ts"
import { projectRecord } from "../../shared/storage/project-record.ts"
import type { Purpose } from "../../shared/storage/record.ts"
import { recover } from "../../shared/storage/recovery.ts"
import { articleIdsIn } from "./article-folder.ts"
import { Backups } from "./backups.ts"
import { checkProject } from "./check.ts"
import { readWhole } from "./durable-file.ts"
import { DurableRecord, type SnapshotPace } from "./durable-record.ts"
import { failureOf, isMissing, systemCode } from "./failures.ts"
import type { FileSystem } from "./file-system.ts"
import { makeFolders, sweepFolder, syncAncestors } from "./folders.ts"
import { type Holding, hold } from "./holder.ts"
import { createProjectLock, type ProjectLock } from "./lock.ts"
import { makeProjectFolder, objectionToNewProject, unmakeProjectFolder } from "./new-project.ts"
import { nodeFileSystem } from "./node-file-system.ts"
import { ProjectFolder } from "./open-project.ts"
import { inParallel } from "./parallel.ts"
import { ReadingProject } from "./reading-project.ts"

export interface FileProjectStoreOptions {
  readonly fileSystem?: FileSystem
  readonly lock?: ProjectLock
  readonly pace?: SnapshotPace
}

export function createFileProjectStore(options: FileProjectStoreOptions = {}): ProjectStore {
  lendSha256((bytes) => createHash("sha256").update(bytes).digest("hex"))
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const lock = options.lock ?? createProjectLock()
  const pace = options.pace ?? { idle: 1000, most: 10_000 }
  return {
    async create(path, project, stamp) {
      try {
        await makeFolders(fileSystem, path)
        const folder = await fileSystem.realPath(path)
        // An attempt that was cut short may have made some of them.
        await syncAncestors(fileSystem, folder)
        const objection = await objectionToNewProject(fileSystem, folder)
        if (objection !== undefined) return objection
        return await whileHeld({ fileSystem, lock, folder }, async (holding) => {
          const late = await objectionToNewProject(fileSystem, folder)
          if (late !== undefined) return late
          let opened: Result<OpenProject> | undefined
          try {
            await makeProjectFolder(fileSystem, folder, project, stamp)
            opened = await openHeld({ fileSystem, folder, pace, holding })
            return opened
          } finally {
            if (opened === undefined || !opened.ok) await unmakeProjectFolder(fileSystem, folder)
          }
        })
      } catch (error) {
        return failureOf(error, "The project could not be made", path)
      }
    },
    async open(path) {
      try {
        const folder = await fileSystem.realPath(path)
        const objection = await objectionToOpening(fileSystem, folder, "writing")
        if (objection !== undefined) return objection
        return await whileHeld({ fileSystem, lock, folder }, (holding) =>
          openHeld({ fileSystem, folder, pace, holding }),
        )
      } catch (error) {
        return openingFailure(error, path)
      }
    },
    async openForReading(path, readOnly) {
      try {
        const folder = await fileSystem.realPath(path)
        const objection = await objectionToOpening(fileSystem, folder, "reading")
        if (objection !== undefined) return objection
        const newer = await objectionToOpening(fileSystem, folder, "writing")
        const remark = newer === undefined || newer.error.code === readOnly.code ? [] : [newer.error.message]
        const opened = await ReadingProject.open(fileSystem, folder, readOnly, remark)
        return opened.ok ? opened : asProjectFailure(opened.error, folder)
      } catch (error) {
        return openingFailure(error, path)
      }
    },
    async check(path) {
      try {
        const folder = await fileSystem.realPath(path)
        const objection = await objectionToOpening(fileSystem, folder, "reading")
        if (objection?.error.code === "not-a-project") return objection
        return ok(await checkProject(fileSystem, folder))
      } catch (error) {
        return openingFailure(error, path)
      }
    },
    realPath: (path) => fileSystem.realPath(path).catch(() => path),
  }
}

function openingFailure(error: unknown, path: string): { ok: false; error: Failure } {
  if (isMissing(error) || systemCode(error) === "ENOTDIR") {
    return fail("not-found", `There is no folder ${path}. It may have been moved or renamed.`, path)
  }
  return failureOf(error, "The project could not be opened", path)
}

/** Takes hold of a project, and lets go of it again unless it gets opened. */
async function whileHeld(
  place: { fileSystem: FileSystem; lock: ProjectLock; folder: string },
  work: (holding: Holding) => Promise<Result<OpenProject>>,
): Promise<Result<OpenProject>> {
  const holding = await hold(place.fileSystem, place.lock, place.folder)
  if (!holding.ok) return holding
  let opened: Result<OpenProject> | undefined
  try {
    opened = await work(holding.value)
    return opened
  } finally {
    if (opened === undefined || !opened.ok) await holding.value.release()
  }
}

/** Looks at a project's own files without touching them. */
async function objectionToOpening(
  fileSystem: FileSystem,
  folder: string,
  purpose: Purpose,
): Promise<{ ok: false; error: Failure } | undefined> {
  const isFolder = (await fileSystem.stat(folder)).kind === "folder"
  const files = {
    snapshot: isFolder ? await readWhole(fileSystem, join(folder, projectLayout.project)) : undefined,
    history: isFolder ? await readWhole(fileSystem, join(folder, projectLayout.history)) : undefined,
  }
  if (files.snapshot === undefined && files.history === undefined) {
    return fail(
      "not-a-project",
      `${folder} is not a Postil project: it has no ${projectLayout.project}.`,
      folder,
    )
  }
  const found = recover(projectRecord, files, purpose)
  return found.ok ? undefined : asProjectFailure(found.error, folder)
}

async function openHeld(place: {
  fileSystem: FileSystem
  folder: string
  pace: SnapshotPace
  holding: Holding
}): Promise<Result<OpenProject>> {
  const { fileSystem, folder, pace, holding } = place
  const articles = join(folder, projectLayout.articles)
  const backups = new Backups(fileSystem, folder)
  let backedUp: Promise<void> | undefined
  const beforeMigration = () => {
    backedUp ??= backUpAsItIs(fileSystem, backups, articles)
    return backedUp
  }
  await makeFolders(fileSystem, articles)
  await sweepFolder(fileSystem, folder)
  await sweepFolder(fileSystem, articles)
  if (holding.abandoned) {
    await backups.sweep()
    const folders = (await fileSystem.readFolder(articles)).filter(({ kind }) => kind === "folder")
    await inParallel(folders, 8, ({ name }) => sweepFolder(fileSystem, join(articles, name)))
  }
  const record = await DurableRecord.open(projectRecord, {
    fileSystem,
    folder,
    snapshot: projectLayout.project,
    history: projectLayout.history,
    pace,
    beforeMigration,
  })
  if (!record.ok) return asProjectFailure(record.error, folder)
  try {
    const { release } = holding
    return ok(
      await ProjectFolder.open({
        ...{ fileSystem, path: folder, pace, record: record.value },
        ...{ backups, beforeMigration, release },
      }),
    )
  } catch (error) {
    await record.value.close()
    throw error
  }
}

/** Without looking into the articles: they may have to be brought up to date to be understood. */
async function backUpAsItIs(fileSystem: FileSystem, backups: Backups, articles: string): Promise<void> {
  const ids = await articleIdsIn(fileSystem, articles)
  const rows = ids.map((id) => ({ id, title: id, annotationCount: 0 }))
  await backups.make("before-migration", rows, new Date().toISOString())
}

function asProjectFailure({ code, message }: Failure, folder: string): { ok: false; error: Failure } {
  return fail(code === "bad-request" ? "project-damaged" : code, message, folder)
}
