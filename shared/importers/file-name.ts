// Names of files that come from elsewhere: only for showing, never for opening anything.

/** The name without folders, and without characters that change how the rest of a line reads. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ""
  const shown = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .trim()
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
