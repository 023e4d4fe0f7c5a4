// A window's end of the loopback host's WebSocket, with every header in the test's hands.

import { WebSocket } from "ws"
import type { Bridge } from "../../../shared/contract/client.ts"
import {
  createJoiner,
  socketPath,
  socketProtocol,
  tokenFromFragment,
  tokenProtocol,
} from "../../../shared/contract/wire.ts"

/** Opens the socket as a browser would that shows the address. */
export function openSocket(
  address: URL,
  changes: { origin?: string; host?: string; protocols?: string[]; path?: string } = {},
): WebSocket {
  const token = tokenFromFragment(address.hash) ?? ""
  return new WebSocket(
    `ws://${address.host}${changes.path ?? socketPath}`,
    changes.protocols ?? [socketProtocol, tokenProtocol(token)],
    { origin: changes.origin ?? address.origin, headers: { host: changes.host ?? address.host } },
  )
}

export function connectSocket(address: URL): Bridge {
  const socket = openSocket(address)
  const opened = new Promise((resolve, reject) => {
    socket.once("open", resolve)
    socket.once("error", reject)
  })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const listeners = new Set<Parameters<Bridge["listen"]>[0]>()
  const join = createJoiner()
  socket.on("message", (data) => {
    const text = join(data.toString())
    if (text === undefined) return
    const message = JSON.parse(text)
    if ("event" in message) for (const listener of listeners) listener(message.event)
    else waiting.get(message.id)?.resolve(message.result)
  })
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("the connection was lost."))
  })
  let lastId = 0
  return {
    async call(name, request) {
      await opened
      if (socket.readyState !== WebSocket.OPEN) throw new Error("there is no connection.")
      const id = ++lastId
      socket.send(JSON.stringify({ id, name, request }))
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
