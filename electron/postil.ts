// The application over this machine's real ports: the same for the desktop app, the browser host and the command
// line, apart from the dialogs that only a desktop has.

import { appendFile } from "node:fs/promises"
import { availableParallelism } from "node:os"
import path from "node:path"
import { type Application, createApplication } from "../shared/application/application.ts"
import type { Desktop, SettingsStore } from "../shared/application/ports.ts"
import { startChild } from "./import-worker/child.ts"
import { createProcessParser, type ReaderProcess } from "./import-worker/pool.ts"
import { createExportFolder } from "./store/export-folder.ts"
import { createFileProjectStore } from "./store/project-store.ts"
import { createFileSettingsStore } from "./store/settings-store.ts"
import { createClock } from "./system/clock.ts"
import { type Folders, findFolders, placesIn } from "./system/folders.ts"
import { createIds } from "./system/ids.ts"
import { findShipped, type Shipped } from "./system/shipped.ts"

export interface Postil {
  readonly application: Application
  readonly folders: Folders
  readonly shipped: Shipped
  readonly settings: SettingsStore
}

export interface PostilOptions {
  /** No dialogs and no file manager where absent. */
  readonly desktop?: Desktop
  /** Stands between the application and the analyst's settings. */
  readonly settings?: (store: SettingsStore) => SettingsStore
  /** Starts the process that reads files, given its program; a child of this process where absent. */
  readonly startReader?: (program: string) => ReaderProcess
}

export async function createPostil(options: PostilOptions = {}): Promise<Postil> {
  const folders = await findFolders()
  const shipped = findShipped()
  const kept = createFileSettingsStore(folders.data)
  const settings = options.settings?.(kept) ?? kept
  const application = createApplication(
    {
      store: createFileProjectStore(),
      settings,
      desktop: options.desktop ?? noDesktop,
      exports: createExportFolder(),
      parser: createProcessParser({
        start: () => (options.startReader ?? startChild)(shipped.importWorker),
        size: Math.min(2, availableParallelism()),
      }),
      assets: shipped.assets,
      places: placesIn(folders),
      clock: createClock(),
      ids: createIds(),
      version: shipped.version,
    },
    { onInternalError: (name, error) => logError(folders.data, name, error) },
  )
  return { application, folders, shipped, settings }
}

const noDesktop: Desktop = {
  canChooseFolder: false,
  canReveal: false,
  chooseFolder: async () => null,
  reveal: async () => undefined,
}

/** Keeps the cause of a bug for its report; the analyst has been told already that something went wrong. */
function logError(data: string, name: string, error: unknown): void {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  appendFile(path.join(data, "errors.log"), `${new Date().toISOString()} ${name} ${cause}\n`).catch(
    (reason: Error) => console.error(`Postil cannot write its error log: ${reason.message}`),
  )
}
