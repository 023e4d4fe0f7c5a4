// Short fingerprints of the lines of a file, or the rows of a table: not proof of anything, which is what SHA-256 is for,
// but enough to say which of them a change touched. Those of rows are of what is in the cells, so that a table tells the
// same however a program writes it.

import { bytesToHex } from "@noble/hashes/utils.js"

/** Three bytes each are kept until they are taken: large exports have tens of millions of lines. */
class Fingerprints {
  private bytes = new Uint8Array(0)
  private used = 0

  /** How many there are to be taken. */
  get count(): number {
    return this.used / WIDTH
  }

  push(hash: number): void {
    if (this.used === this.bytes.length) {
      const more = new Uint8Array(Math.max(64 * WIDTH, this.used * 2))
      more.set(this.bytes)
      this.bytes = more
    }
    const bits = folded(hash)
    this.bytes[this.used++] = bits >>> 16
    this.bytes[this.used++] = bits >>> 8
    this.bytes[this.used++] = bits
  }

  take(): string {
    const joined = bytesToHex(this.bytes.subarray(0, this.used))
    this.bytes = new Uint8Array(0)
    this.used = 0
    return joined
  }
}

/** Fingerprints of lines, in pieces as they come. */
export class LineFingerprints {
  private readonly made = new Fingerprints()
  private hash = SEED
  private isOpen = false

  /** How many there are to be taken. */
  get count(): number {
    return this.made.count
  }

  add(text: string): void {
    let { hash } = this
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === NEWLINE) {
        this.made.push(hash)
        hash = SEED
        this.isOpen = false
      } else {
        hash = mixed(hash, code)
        this.isOpen = true
      }
    }
    this.hash = hash
  }

  /** Six hexadecimal digits for each line that ended since they were last taken. */
  take(): string {
    return this.made.take()
  }

  /** What is left: a last line without a line end counts as one. */
  takeLast(): string {
    if (this.isOpen) this.made.push(this.hash)
    this.isOpen = false
    return this.take()
  }
}

/** Fingerprints of rows. Empty cells at a row's end are as good as none. */
export class RowFingerprints {
  private readonly made = new Fingerprints()

  /** @param cells as a program shows them, whatever their line ends */
  add(cells: readonly (string | number)[]): void {
    let hash = SEED
    let separators = 0
    for (const cell of cells) {
      const text = String(cell)
      for (; text !== "" && separators > 0; separators--) hash = mixed(hash, SEPARATOR)
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
        if (code !== RETURN) hash = mixed(hash, code)
        else if (text.charCodeAt(at + 1) !== NEWLINE) hash = mixed(hash, NEWLINE)
      }
      separators++
    }
    this.made.push(hash)
  }

  /** Six hexadecimal digits for each row since they were last taken. */
  take(): string {
    return this.made.take()
  }
}

/** Cuts what was joined. */
export function fingerprintsIn(joined: string): string[] {
  return joined.match(/.{6}/g) ?? []
}

/** FNV-1a … */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME)
}

/** … folded to 24 bits. */
function folded(hash: number): number {
  return ((hash >>> 24) ^ hash) & 0xffffff
}

/** Bytes of a fingerprint. */
const WIDTH = 3
const NEWLINE = 0x0a
const RETURN = 0x0d
/** Between cells: of no text's characters the likeliest not to be in one. */
const SEPARATOR = 0x1f
const SEED = 0x811c9dc5
const PRIME = 0x01000193
