// Names for exported files, made from titles that may hold anything. A name works on Windows, macOS and Linux,
// on file systems that ignore case, and inside archives. Letters of every script are kept.

/**
 * One file name stem per title, all different when case is ignored; the same titles give the same stems.
 * Titles that clash get `-2`, `-3` … in their order.
 */
export function fileStems(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    const plain = fileStem(title)
    let stem = plain
    for (let number = 2; taken.has(stem.toLowerCase()); number++) stem = `${plain}-${number}`
    taken.add(stem.toLowerCase())
    return stem
  })
}

/** A title as a file name stem: letters, digits and single hyphens, at most 55 characters, never empty. */
export function fileStem(title: string): string {
  const words = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)
  const stem = [...(words ?? []).join("-")].slice(0, LONGEST).join("").replace(/-+$/, "")
  if (stem === "") return "untitled"
  return RESERVED.test(stem) ? `${stem}-article` : stem
}

/** In code points. At four bytes each, with a suffix and an ending, this stays below the usual limit of 255 bytes. */
const LONGEST = 55

/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|conin|conout)$/
