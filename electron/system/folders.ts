// Where things live on each platform. The same answers for the desktop app, the browser host and the command
// line, so that all three see the same settings; Electron's own idea of these folders is not asked.

import { access, readFile } from "node:fs/promises"
import { homedir } from "node:os"
import path from "node:path"
import type { Places } from "../../shared/application/ports.ts"

export interface Folders {
  /** The analyst's documents. */
  readonly documents: string
  /** What belongs to Postil on this machine: settings, the app window's profile. */
  readonly data: string
}

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
}

export const thisMachine: Surroundings = {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
}

/** `POSTIL_DOCUMENTS` and `POSTIL_DATA` take precedence over the platform's folders. */
export async function findFolders(surroundings: Surroundings = thisMachine): Promise<Folders> {
  const { environment } = surroundings
  return {
    documents: absolute(environment.POSTIL_DOCUMENTS) ?? (await documentsFolder(surroundings)),
    data: absolute(environment.POSTIL_DATA) ?? dataFolder(surroundings),
  }
}

export function placesIn(folders: Folders): Places {
  const projects = path.join(folders.documents, "Postil")
  return {
    projects,
    exports: path.join(projects, "Exports"),
    join: (...parts) => path.join(...parts),
    exists: (file) =>
      access(file).then(
        () => true,
        () => false,
      ),
  }
}

function dataFolder({ platform, environment, home }: Surroundings): string {
  if (platform === "win32") {
    return path.join(absolute(environment.APPDATA) ?? path.join(home, "AppData", "Roaming"), "Postil")
  }
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "Postil")
  return path.join(configFolder(environment, home), "postil")
}

async function documentsFolder({ platform, environment, home }: Surroundings): Promise<string> {
  const usual = path.join(home, "Documents")
  if (platform === "win32" || platform === "darwin") return usual
  const userFolders = path.join(configFolder(environment, home), "user-dirs.dirs")
  const text = await readFile(userFolders, "utf8").catch(() => "")
  return documentsNamedIn(text, home) ?? usual
}

/**
 * The documents folder according to a `user-dirs.dirs` file (xdg-user-dirs). A folder equal to the home folder
 * means that the analyst has none.
 */
export function documentsNamedIn(text: string, home: string): string | undefined {
  const value = /^\s*XDG_DOCUMENTS_DIR="(.*)"\s*$/m.exec(text)?.[1]
  if (value === undefined) return undefined
  const folder = absolute(value.replace(/^\$HOME(?=\/|$)/, () => home).replaceAll(/\\(.)/g, "$1"))
  return folder === undefined || path.resolve(folder) === path.resolve(home) ? undefined : folder
}

/** The XDG Base Directory Specification: unset, empty and relative values count as not given. */
function configFolder(environment: Surroundings["environment"], home: string): string {
  return absolute(environment.XDG_CONFIG_HOME) ?? path.join(home, ".config")
}

function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined
}
