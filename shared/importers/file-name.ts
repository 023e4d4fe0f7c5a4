// Names of files that come from elsewhere: only for showing, never for opening anything.

import { shownName } from "../domain/shown-name.ts"

/** The name without folders, and without characters that change how the rest of a line reads. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ""
  const shown = shownName(last).trim()
  return shown === "" || /^\.+$/.test(shown) ? "Untitled" : shown.slice(0, 255)
}

/** The name of a file without its ending, as a title. */
export function stemOf(name: string): string {
  const stem = name.replace(/\.[^.]*$/, "").trim()
  return stem === "" ? "Untitled" : stem
}

/** What follows the last dot of a file name, in lower case. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".")
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase()
}
