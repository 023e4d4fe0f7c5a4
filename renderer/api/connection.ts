// How this window reaches its host: the bridge that the desktop app's preload put there, or a WebSocket to the
// loopback host that served the page. Nothing else in the window knows which of the two it is.

import type { Bridge } from "../../shared/contract/client.ts"
import { createStore, type ReadableStore } from "../app/store.ts"
import { createSocketConnection } from "./socket.ts"
import { takeToken } from "./token.ts"

declare global {
  interface Window {
    /** Set by the preload script, in the desktop app only. */
    readonly postil?: Bridge
  }
}

export type ConnectionStatus = "connecting" | "connected" | "lost"

export interface Connection {
  readonly bridge: Bridge
  readonly status: ReadableStore<ConnectionStatus>
}

/** Connects this window to its host. */
export function connect(): Connection {
  const bridge = window.postil
  if (bridge !== undefined) return { bridge, status: createStore<ConnectionStatus>("connected") }
  return createSocketConnection(location, () => takeToken(window))
}
