// The loopback host: the built window over HTTP on 127.0.0.1, and the application behind one WebSocket per window.
// It never listens on any other interface and knows no cookies, sessions or redirects.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { WebSocketServer } from "ws"
import type { Application } from "../../../shared/application/application.ts"
import { socketProtocol, tokenFragment } from "../../../shared/contract/wire.ts"
import { fail, ok, type Result } from "../../../shared/domain/result.ts"
import { openWindowFiles, type WindowFiles } from "../window-files.ts"
import { createToken, isAddressedHere, mayConnect } from "./access.ts"
import { connect } from "./connection.ts"
import type { LastAddress } from "./last-address.ts"

export interface LoopbackServer extends LastAddress {
  /** What to open in a browser, token included. */
  readonly address: string
  /** Tells a listener how many windows are connected, whenever that changes. */
  onConnections(listener: (count: number) => void): void
  close(): Promise<void>
}

export interface LoopbackOptions {
  readonly application: Application
  /** The folder of the built window. */
  readonly window: string
  /** 0 for any that is free. */
  readonly port: number
  /** Where the app was last time: taken again, when the port asked for allows and is free. */
  readonly last?: LastAddress | undefined
}

const interfaceAddress = "127.0.0.1"
/** The longest message, in bytes: far more than the largest change of a long article. Large files come in parts. */
const maxPayload = 192 * 1024 * 1024

/** Fails with `unavailable` when the port is taken or not allowed. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<Result<LoopbackServer>> {
  const http = createServer()
  const { last } = options
  const again = last !== undefined && (options.port === 0 || options.port === last.port)
  let port = await listen(http, again ? last.port : options.port)
  if (!port.ok && options.port === 0) port = await listen(http, 0)
  if (!port.ok) return port
  const authority = `${interfaceAddress}:${port.value}`
  const token = again && port.value === last.port ? last.token : createToken()
  const files = await openWindowFiles(options.window, [`ws://${authority}`])
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    handleProtocols: () => socketProtocol,
  })
  const listeners: ((count: number) => void)[] = []
  const tell = () => {
    for (const listener of listeners) listener(sockets.clients.size)
  }

  http.on("request", (request, response) => void answer(request, response, files, authority))
  http.on("upgrade", (request, socket, head) => {
    if (!mayConnect(request, authority, token)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      connect(webSocket, options.application)
      webSocket.on("close", tell)
      tell()
    })
  })

  return ok({
    port: port.value,
    token,
    address: `http://${authority}/${tokenFragment(token)}`,
    onConnections: (listener) => void listeners.push(listener),
    async close() {
      for (const client of sockets.clients) client.terminate()
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  })
}

function listen(http: ReturnType<typeof createServer>, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    const refused = (error: Error) =>
      resolve(fail("unavailable", `Postil cannot listen on port ${port}: ${error.message}`))
    http.once("error", refused)
    http.listen(port, interfaceAddress, () => {
      http.off("error", refused)
      resolve(ok(portOf(http.address())))
    })
  })
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port")
  return address.port
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: WindowFiles,
  authority: string,
): Promise<void> {
  const refuse = (status: number, text: string) =>
    response
      .writeHead(status, { "content-type": "text/plain", "x-content-type-options": "nosniff" })
      .end(`${text}\n`)
  if (!isAddressedHere(request, authority)) return void refuse(421, "This address is not served here.")
  if (request.method !== "GET" && request.method !== "HEAD") return void refuse(405, "Only GET is answered.")
  try {
    const file = await files.read((request.url ?? "/").split("?", 1)[0] ?? "/")
    if (file === undefined) return void refuse(404, "There is nothing here.")
    response.writeHead(200, { ...file.headers, "content-length": file.bytes.byteLength })
    response.end(request.method === "HEAD" ? undefined : file.bytes)
  } catch {
    refuse(500, "This file cannot be read. Start Postil again.")
  }
}
