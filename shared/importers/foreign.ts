// Files that no importer reads, recognised so that the analyst is told what they are instead of being shown their
// bytes. A list of what people try, not of all there is: anything else that is no text is noticed when it is decoded.

/** What a file is by its first bytes, with its article: "an image". */
export function foreignByContent(bytes: Uint8Array): string | undefined {
  const found = signatures.find(([signature]) => signature.every((byte, index) => bytes[index] === byte))
  return found?.[1]
}

/** What a file must be by its ending, given without the dot and in lower case. */
export function foreignByEnding(ending: string): string | undefined {
  return [...endings].find(([known]) => known.includes(ending))?.[1]
}

const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], "an old office document; save it as .docx"],
  [[0x89, ...ascii("PNG")], "an image"],
  [[0xff, 0xd8, 0xff], "an image"],
  [ascii("GIF8"), "an image"],
  [[0x1f, 0x8b], "a compressed file"],
  [[0x7f, ...ascii("ELF")], "a program"],
]

const endings: readonly (readonly [readonly string[], string])[] = [
  [["doc", "pages", "wpd"], "a word processor’s document; save it as .docx"],
  [["xls", "xlsx", "ods", "ppt", "pptx", "odp"], "an office document"],
  [["webarchive", "warc"], "a web archive"],
  [["msg", "mbox"], "a mail program’s own file; save the message as .eml"],
  [["mobi", "azw3"], "an electronic book"],
  [["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "heic", "svg"], "an image"],
  [["mp3", "wav", "m4a", "ogg", "flac", "mp4", "mov", "avi", "mkv", "webm"], "a recording"],
  [["zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "tar"], "an archive"],
]

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}
