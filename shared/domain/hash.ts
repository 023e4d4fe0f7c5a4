// SHA-256 of bytes and of text, in the pure layers, where neither Node's crypto nor the browser's is at hand.

import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"

/** Lowercase hexadecimal SHA-256 of bytes. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** Lowercase hexadecimal SHA-256 of a text's UTF-8 bytes, without a byte order mark. */
export function sha256OfText(text: string): string {
  return sha256OfBytes(new TextEncoder().encode(text))
}
