// A built window in miniature, and files around it that nobody may have.

import { mkdir, symlink, writeFile } from "node:fs/promises"
import path from "node:path"

/** Makes the folder inside another and returns its path. */
export async function makeWindowFolder(parent: string): Promise<string> {
  const folder = path.join(parent, "window")
  await mkdir(path.join(folder, "assets"), { recursive: true })
  await writeFile(path.join(folder, "index.html"), "<!doctype html><title>Postil</title>")
  await writeFile(path.join(folder, "assets", "index-1.js"), "export {}")
  await writeFile(path.join(folder, "assets", "font.woff2"), "font")
  await writeFile(path.join(folder, "notes.unknown"), "not for the window")
  await writeFile(path.join(parent, "secret.html"), "secret")
  await symlink(path.join(parent, "secret.html"), path.join(folder, "link.html"))
  return folder
}
