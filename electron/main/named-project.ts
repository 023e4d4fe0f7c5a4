// The project folder that the app was started with, if any: `npm start -- DIR`, or a second start while it runs.

import path from "node:path"
import { app, dialog } from "electron"
import { z } from "zod"
import type { Application } from "../../shared/application/application.ts"
import { openDirectory } from "../hosts/open-directory.ts"
import { localClient } from "../hosts/session.ts"

/** The folder among the words the process was started with, as an absolute path. */
export function directoryIn(words: readonly string[]): string | undefined {
  // Unpackaged, the first word after the executable is the app's own folder.
  const named = words.slice(app.isPackaged ? 1 : 2).find((word) => !word.startsWith("-"))
  return named === undefined ? undefined : path.resolve(named)
}

/** The folder that another start of the app passed on. */
export function directoryFrom(data: unknown): string | undefined {
  return z.object({ directory: z.string().optional() }).safeParse(data).data?.directory
}

/** Opens or makes the project; says why when it cannot. */
export async function openNamedProject(
  application: Application,
  directory: string | undefined,
): Promise<void> {
  if (directory === undefined) return
  const opened = await openDirectory(localClient(application), directory)
  if (!opened.ok) dialog.showErrorBox("This project cannot be opened", opened.error.message)
}
