// The name of a file that comes from elsewhere, as it is shown: to people in a window, or on a line of a terminal.

/**
 * The name without what changes how the rest of a line reads: controls of direction, by which “gpj.exe” shows as
 * “exe.jpg”, and those that a terminal obeys.
 */
export function shownName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return name.replace(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
}
