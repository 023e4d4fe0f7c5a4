// SHA-256 of bytes and of text, in the pure layers, where neither Node's crypto nor the browser's is at hand. A host
// that has a quicker one lends it: of ten megabytes it takes a twentieth of the time.

import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"

let digest = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** Lowercase hexadecimal SHA-256 of bytes. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return digest(bytes)
}

/** Lowercase hexadecimal SHA-256 of a text's UTF-8 bytes, without a byte order mark. */
export function sha256OfText(text: string): string {
  return sha256OfBytes(new TextEncoder().encode(text))
}

/** Has the platform's own SHA-256 do the work from now on. @param implementation gives lowercase hexadecimal */
export function lendSha256(implementation: (bytes: Uint8Array) => string): void {
  digest = implementation
}
