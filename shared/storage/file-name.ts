// File names that mean the same on every platform and look like what they are. Names come from titles of articles,
// and so from anybody.

/** Longest name in UTF-8 bytes. File systems allow 255; room is left for a number and a temporary ending. */
const MAX_BYTES = 200

/**
 * Makes one name, without folders, that Windows, macOS and Linux all accept and none gives a meaning to: no path
 * separators, device names, hidden files, trailing dots, control characters or marks that turn the reading order.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(invisible, "")
    .replace(forbidden, "-")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/g, "")
  const short = shorten(plain).replace(/[. ]+$/, "")
  if (short === "") return "_"
  return devices.test(short) ? `_${short}` : short
}

/**
 * Makes a relative path, with `/` between folders, that stays below where it is used.
 * `..`, drive letters and leading separators lose their meaning.
 */
export function safeRelativePath(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== "" && part !== ".")
  return parts.length === 0 ? "_" : parts.map(safeFileName).join("/")
}

/**
 * Makes paths of files that differ also where upper and lower case do not, and from the folders among them, by
 * numbering those that come later.
 */
export class DistinctPaths {
  private readonly taken = new Set<string>()

  next(path: string): string {
    let candidate = path
    for (let number = 2; this.taken.has(candidate.toLowerCase()); number++) candidate = numbered(path, number)
    const lower = candidate.toLowerCase()
    for (const name of [...foldersOf(lower), lower]) this.taken.add(name)
    return candidate
  }
}

/** Bidirectional controls, zero-width characters but those that join letters, and byte order marks. */
const invisible = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
/** Controls, halves of characters, and what Windows refuses. */
const forbidden = /[\p{Cc}\p{Cs}<>:"/\\|?*]/gu
const devices = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\.|$)/i

function foldersOf(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))
}

function shorten(name: string): string {
  const ending = /\.[A-Za-z0-9.]{1,20}$/.exec(name)?.[0] ?? ""
  const encoder = new TextEncoder()
  let length = 0
  let stem = ""
  for (const character of name.slice(0, name.length - ending.length)) {
    length += encoder.encode(character).length
    if (length > MAX_BYTES - ending.length) break
    stem += character
  }
  return stem + ending
}

function numbered(path: string, number: number): string {
  const slash = path.lastIndexOf("/") + 1
  const dot = path.indexOf(".", slash + 1)
  const end = dot < 0 ? path.length : dot
  return `${path.slice(0, end)} (${number})${path.slice(end)}`
}
