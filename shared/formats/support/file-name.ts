// Names for exported files, made from titles that may hold anything. A name works on Windows, macOS and Linux,
// on file systems that ignore case, and inside archives. Letters of every script are kept.

/**
 * Gives each title a file name stem of its own, all different when case is ignored; the same titles in the same order
 * give the same stems. Titles that clash get `-2`, `-3` … in their order.
 */
export class FileStems {
  private readonly taken = new Set<string>()
  /** By stem, the number tried last, so that many equal titles do not take ever longer. */
  private readonly numbers = new Map<string, number>()

  next(title: string): string {
    const plain = fileStem(title)
    let stem = plain
    let number = this.numbers.get(plain.toLowerCase()) ?? 1
    while (this.taken.has(stem.toLowerCase())) stem = `${plain}-${++number}`
    this.numbers.set(plain.toLowerCase(), number)
    this.taken.add(stem.toLowerCase())
    return stem
  }
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
