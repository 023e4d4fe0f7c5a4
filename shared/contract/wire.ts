// How a window in a browser talks with the loopback host: one WebSocket, JSON messages both ways. The desktop
// app has no use for this; there, messages travel by Electron's IPC.

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
