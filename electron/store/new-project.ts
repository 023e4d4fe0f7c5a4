// Making a project's folder. The history is written first: once it is there the project exists, and what is still
// missing is made from it. Stopped before that, the folder counts as empty and making it can be repeated.

import { join } from "node:path"
import type { Stamp } from "../../shared/application/ports.ts"
import type { Project } from "../../shared/domain/project.ts"
import { type Failure, fail } from "../../shared/domain/result.ts"
import { encodeEntry } from "../../shared/storage/history.ts"
import { isTemporaryName, projectLayout } from "../../shared/storage/layout.ts"
import { projectRecord } from "../../shared/storage/project-record.ts"
import { encodeSnapshot } from "../../shared/storage/record.ts"
import { writeDurably } from "./durable-file.ts"
import type { FileSystem } from "./file-system.ts"
import { makeFolders } from "./folders.ts"

/** Rejects as the disk does; `unmakeProjectFolder` then lets it be repeated. */
export async function makeProjectFolder(
  fileSystem: FileSystem,
  folder: string,
  project: Project,
  { creator, time }: Stamp,
): Promise<void> {
  const { version } = projectRecord.sequence
  const operations = [{ type: "project.create", project }]
  await makeFolders(fileSystem, join(folder, projectLayout.articles))
  const history = encodeEntry({ version, sequence: 1, time, creator, operations })
  await writeDurably(fileSystem, join(folder, projectLayout.history), history)
  const snapshot = new TextEncoder().encode(encodeSnapshot(projectRecord, { state: project, sequence: 1 }))
  await writeDurably(fileSystem, join(folder, projectLayout.project), snapshot)
}

/** Makes the folder of a project that nobody was promised count as empty again, as far as the disk lets us. */
export async function unmakeProjectFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of [projectLayout.project, projectLayout.history]) {
    await fileSystem.unlink(join(folder, name)).catch(() => undefined)
  }
}

/** Why a project cannot be made in a folder that exists, if so. */
export async function objectionToNewProject(
  fileSystem: FileSystem,
  folder: string,
): Promise<{ ok: false; error: Failure } | undefined> {
  if ((await fileSystem.stat(folder)).kind !== "folder") {
    return fail("bad-request", `${folder} is a file. Choose a folder for the project.`, folder)
  }
  const names = (await fileSystem.readFolder(folder)).map(({ name }) => name)
  if (names.includes(projectLayout.project) || names.includes(projectLayout.history)) {
    return fail("project-exists", `There is a project in ${folder} already.`, folder)
  }
  const foreign = names.find((name) => !insignificant.has(name) && !isTemporaryName(name))
  if (foreign === undefined) return undefined
  return fail(
    "bad-request",
    `${folder} is not empty: it has “${foreign}”. Choose a new or empty folder.`,
    folder,
  )
}

/** What file managers leave everywhere, and what a project that was never finished leaves. */
const insignificant: ReadonlySet<string> = new Set([
  ".DS_Store",
  "Thumbs.db",
  "desktop.ini",
  projectLayout.holder,
  projectLayout.articles,
])
