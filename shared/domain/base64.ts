// File bytes travel between windows and hosts as base64 text, because messages are JSON.

/** @throws if the text is no base64; requests are checked before. */
export function decodeBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}

export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  // In pieces, because a function takes only so many arguments; spreading them would take ten times as long.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    parts.push(Reflect.apply(String.fromCharCode, undefined, bytes.subarray(start, start + 0x8000)))
  }
  return btoa(parts.join(""))
}
