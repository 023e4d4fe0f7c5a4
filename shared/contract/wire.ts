// How a window in a browser talks with the loopback host: one WebSocket, JSON messages both ways. The desktop
// app has no use for this; there, messages travel by Electron's IPC.

import { isHighSurrogate } from "../domain/offset.ts"

/** The address of the socket on the origin that served the window. */
export const socketPath = "/socket"

/** The subprotocol that the host accepts. The window offers it first, and `tokenProtocol(token)` second. */
export const socketProtocol = "postil.v1"

const tokenPrefix = "postil.token."
const fragmentPrefix = "#token="

/** The token as a second subprotocol: the only header of a WebSocket that a page can set. */
export function tokenProtocol(token: string): string {
  return `${tokenPrefix}${token}`
}

/** The token in a list of offered subprotocols, or `undefined` when there is none. */
export function tokenOf(protocols: readonly string[]): string | undefined {
  return protocols.find((protocol) => protocol.startsWith(tokenPrefix))?.slice(tokenPrefix.length)
}

/** The fragment of the address that a window is opened with. Browsers send fragments to nobody. */
export function tokenFragment(token: string): string {
  return `${fragmentPrefix}${token}`
}

/** The token in `location.hash`, or `undefined` when there is none. */
export function tokenFromFragment(hash: string): string | undefined {
  return hash.startsWith(fragmentPrefix) ? hash.slice(fragmentPrefix.length) : undefined
}

/** From the window: a call. `id` is the window's, from 1, and comes back with the result. */
export interface CallMessage {
  readonly id: number
  readonly name: string
  readonly request: unknown
}

/** From the host: the result of a call, or an event that nobody asked for. */
export type HostMessage = { readonly id: number; readonly result: unknown } | { readonly event: unknown }

/** UTF-16 units of one part. A browser takes in a part in a few milliseconds; a long article whole takes a fifth of a second. */
const partLength = 256 * 1024

const goesOn = "+"
const ends = "."

/**
 * A message as the parts it is sent in, in order and with nothing between them: whole when it is short, else parts that
 * each begin with a sign of whether more follow, so that the window does other things between one part and the next.
 * No part ends within a surrogate pair, because each is sent as UTF-8.
 */
export function partsOf(message: HostMessage): string[] {
  const text = JSON.stringify(message)
  if (text.length <= partLength) return [text]
  const parts: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + partLength, text.length)
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1
    parts.push((end < text.length ? goesOn : ends) + text.slice(start, end))
    start = end
  }
  return parts
}

/** Joins the parts of one connection: the message's text with its last part, else `undefined`. */
export function createJoiner(): (part: string) => string | undefined {
  let begun = ""
  return (part) => {
    if (!part.startsWith(goesOn) && !part.startsWith(ends)) return part
    begun += part.slice(1)
    if (part.startsWith(goesOn)) return undefined
    const text = begun
    begun = ""
    return text
  }
}
