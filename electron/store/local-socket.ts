// Listening at a local name, and finding out whether somebody does. Nothing is said over these sockets but one word.

import { connect, createServer, type Server } from "node:net"
import { systemCode } from "./failures.ts"

/** What a process has until it lets go of it or ends. */
export interface Claim {
  release(): Promise<void>
}

/**
 * Claims a name of those that vanish with their process and that the system gives to one process at a time:
 * abstract sockets, and Windows' named pipes. `undefined` where another process has it.
 */
export async function claimName(name: string): Promise<Claim | undefined> {
  const server = await listen(name)
  return server === undefined ? undefined : { release: () => close(server) }
}

/** `undefined` where another listens at the name. @param greet what to say to whoever connects */
export function listen(name: string, greet: () => string = () => ""): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy())
      socket.end(greet())
    })
    server.once("error", (error) => {
      // Windows says EACCES where another user's process holds the name.
      if (["EADDRINUSE", "EACCES"].includes(systemCode(error) ?? "")) resolve(undefined)
      else reject(error)
    })
    server.listen(name, () => {
      // A program that is done may end without closing its project; the system frees the name.
      server.unref()
      resolve(server)
    })
  })
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** What somebody who listens at a name says to a caller; `undefined` where nobody does. */
export function greetingOf(name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let greeting = ""
    const socket = connect(name)
    socket.setEncoding("utf8")
    socket.setTimeout(PATIENCE, () => socket.destroy())
    socket.on("data", (data) => {
      greeting += data
    })
    socket.once("error", (error) => {
      const code = systemCode(error) ?? ""
      resolve(code === "ECONNREFUSED" || code === "ENOENT" ? undefined : greeting)
    })
    socket.once("close", () => resolve(greeting))
  })
}

/** For a process that is suspended, in milliseconds: it is there, though it says nothing. */
const PATIENCE = 1000
