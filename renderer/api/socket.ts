// Calls and events over one WebSocket to the loopback host. A lost connection is taken up again by itself; calls
// that were under way then fail, because nobody knows whether they were heard. Repeating them is the caller's choice.

import type { Bridge } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import {
  type CallMessage,
  createJoiner,
  socketPath,
  socketProtocol,
  tokenProtocol,
} from "../../shared/contract/wire.ts"
import { createStore } from "../app/store.ts"
import type { Connection, ConnectionStatus } from "./connection.ts"

/** The part of a WebSocket that is used here. */
export type Socket = Pick<WebSocket, "send" | "onopen" | "onclose" | "onmessage">

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** Milliseconds before each next attempt; the last one repeats. */
const delays = [250, 500, 1000, 2000, 5000]

/** `token` is asked for at each attempt: a host that was started again has a new one. */
export function createSocketConnection(
  place: Pick<Location, "protocol" | "host">,
  token: () => string,
  open: (url: string, protocols: string[]) => Socket = (url, protocols) => new WebSocket(url, protocols),
): Connection {
  const url = `${place.protocol === "https:" ? "wss" : "ws"}://${place.host}${socketPath}`
  const status = createStore<ConnectionStatus>("connecting")
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: HostEvent) => void>()
  /** Calls made before the first connection stands. */
  let held: CallMessage[] = []
  let socket: Socket
  let lastId = 0
  let attempt = 0

  const start = () => {
    socket = open(url, [socketProtocol, tokenProtocol(token())])
    socket.onopen = () => {
      attempt = 0
      status.set("connected")
      for (const call of held) socket.send(JSON.stringify(call))
      held = []
    }
    const join = createJoiner()
    socket.onmessage = ({ data }: MessageEvent) => {
      const text = join(String(data))
      if (text !== undefined) receive(text)
    }
    socket.onclose = () => {
      status.set("lost")
      held = []
      const lost = [...waiting.values()]
      waiting.clear()
      for (const { reject } of lost) reject(new Error("the connection was lost."))
      setTimeout(start, delays[Math.min(attempt, delays.length - 1)])
      attempt += 1
    }
  }

  const receive = (data: string) => {
    const message: unknown = JSON.parse(data)
    if (typeof message !== "object" || message === null) return
    if ("event" in message && isHostEvent(message.event)) {
      for (const listener of listeners) listener(message.event)
    } else if ("id" in message && typeof message.id === "number" && "result" in message) {
      waiting.get(message.id)?.resolve(message.result)
      waiting.delete(message.id)
    }
  }

  const bridge: Bridge = {
    call(name, request) {
      if (status.get() === "lost") return Promise.reject(new Error("there is no connection."))
      const call: CallMessage = { id: ++lastId, name, request }
      return new Promise((resolve, reject) => {
        waiting.set(call.id, { resolve, reject })
        if (status.get() === "connected") socket.send(JSON.stringify(call))
        else held.push(call)
      })
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  start()
  return { bridge, status }
}

/** The compiler sees to it that none is missing. */
const eventTypes: Readonly<Record<HostEvent["type"], true>> = {
  "article.changed": true,
  "library.changed": true,
  "project.changed": true,
  "records.changed": true,
  "export.progress": true,
  "corpus.progress": true,
  command: true,
}

/** The host is trusted with the shape of its events; an event of a later version is passed over. */
function isHostEvent(event: unknown): event is HostEvent {
  return (
    typeof event === "object" &&
    event !== null &&
    "type" in event &&
    typeof event.type === "string" &&
    Object.hasOwn(eventTypes, event.type)
  )
}
