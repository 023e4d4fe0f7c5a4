// Files that windows send in parts, until the request that they are meant for takes them. A window that goes away leaves
// some behind: what waits is bounded, and the oldest makes room.

import { decodeBase64 } from "../domain/base64.ts"
import { fail, ok, type Result } from "../domain/result.ts"

/** What may wait to be taken, in bytes. */
const MOST_WAITING = 256 * 1024 * 1024

interface Waiting {
  readonly bytes: Uint8Array
  /** How many of them have come. */
  length: number
}

/** Bytes as a request gives them. */
type Given = { readonly base64: string } | { readonly sent: string }

export class SentFiles {
  private readonly waiting = new Map<string, Waiting>()

  /** Takes the next part of a file. Fails where it is not the next, or goes beyond the size. */
  add(id: string, size: number, start: number, base64: string): Result<null> {
    const part = decodeBase64(base64)
    if (start === 0) this.begin(id, size)
    const file = this.waiting.get(id)
    if (
      file === undefined ||
      file.bytes.length !== size ||
      file.length !== start ||
      start + part.length > size
    )
      return fail("bad-request", "This part of a file does not follow the one before.")
    file.bytes.set(part, start)
    file.length += part.length
    return ok(null)
  }

  /** The bytes that a request gives or speaks of; these are let go of. Fails where some never came. */
  take(file: Given): Result<Uint8Array> {
    if ("base64" in file) return ok(decodeBase64(file.base64))
    const sent = this.waiting.get(file.sent)
    this.waiting.delete(file.sent)
    if (sent === undefined || sent.length < sent.bytes.length)
      return fail("bad-request", "The file did not arrive whole. Try again.")
    return ok(sent.bytes)
  }

  private begin(id: string, size: number): void {
    this.waiting.delete(id)
    let held = size
    for (const { bytes } of this.waiting.values()) held += bytes.length
    for (const [oldest, { bytes }] of this.waiting) {
      if (held <= MOST_WAITING) break
      this.waiting.delete(oldest)
      held -= bytes.length
    }
    this.waiting.set(id, { bytes: new Uint8Array(size), length: 0 })
  }
}
