// Ids that sort by time of making: UUIDs of version 7 (RFC 9562, section 5.7). Ids made in one millisecond, or
// after the clock was set back, go on counting from the one before, so that their order still holds.

import { randomBytes } from "node:crypto"
import type { Ids } from "../../shared/application/ports.ts"

/** The counter's width: the twelve bits that RFC 9562 calls `rand_a` (section 6.2, method 1). */
const counterSize = 0x1000

/** @param clock milliseconds since 1970. */
export function createIds(clock: () => number = Date.now): Ids {
  let time = 0
  let counter = 0
  return {
    next() {
      const now = clock()
      if (now > time) {
        time = now
        counter = 0
      } else {
        counter += 1
        if (counter === counterSize) {
          time += 1
          counter = 0
        }
      }
      return format(time, counter)
    },
  }
}

function format(time: number, counter: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
