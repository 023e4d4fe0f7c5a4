// The loopback host against everything else on the machine that can reach its port.

import { mkdtemp, rm } from "node:fs/promises"
import { request } from "node:http"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { WebSocket } from "ws"
import { type LoopbackServer, startLoopbackServer } from "../../electron/hosts/loopback/server.ts"
import type { Application } from "../../shared/application/application.ts"
import { createJoiner, socketProtocol, tokenFromFragment, tokenProtocol } from "../../shared/contract/wire.ts"
import { ok, unwrap } from "../../shared/domain/result.ts"
import { testApplication } from "../application/support.ts"
import { openSocket } from "./support/socket.ts"
import { makeWindowFolder } from "./support/window-folder.ts"

const echo: Application = {
  dispatch: async (name, request) => ok({ name, request }),
  listen: () => () => undefined,
  close: async () => undefined,
}

let folder: string
let server: LoopbackServer
let address: URL
let token: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "postil-loopback-"))
  const window = await makeWindowFolder(folder)
  server = unwrap(await startLoopbackServer({ application: echo, window, port: 0 }))
  address = new URL(server.address)
  token = tokenFromFragment(address.hash) ?? ""
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe("files", () => {
  it("serves the window under a policy that lets in nothing from elsewhere", async () => {
    const { status, headers, body } = await get("/")
    expect({ status, body }).toEqual({ status: 200, body: "<!doctype html><title>Postil</title>" })
    const policy = String(headers["content-security-policy"])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("worker-src 'self';")
    expect(policy).toContain(`connect-src 'self' ws://${address.host};`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain("unsafe-eval")
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    })
    expect(headers).not.toHaveProperty("set-cookie")
    expect(headers).not.toHaveProperty("access-control-allow-origin")
  })

  it("serves scripts and fonts as what they are", async () => {
    expect((await get("/assets/index-1.js")).headers["content-type"]).toBe("text/javascript; charset=utf-8")
    expect((await get("/assets/font.woff2")).headers["content-type"]).toBe("font/woff2")
    expect((await get("/?from=bookmark")).status).toBe(200)
  })

  it.each([
    "/../secret.html",
    "/..%2fsecret.html",
    "/%2e%2e/secret.html",
    "/assets/../../secret.html",
    "/assets/..%5c..%5csecret.html",
    "//secret.html",
    "/link.html",
    "/assets",
    "/assets/",
    "/notes.unknown",
    "/index.html%00.js",
    "/socket",
  ])("has nothing at %s", async (target) => {
    const { status, body } = await get(target)
    expect(status).toBe(404)
    expect(body).not.toContain("secret")
  })

  it("answers no other host name, such as one rebound to this machine", async () => {
    for (const host of ["evil.example", `evil.example:${address.port}`, `localhost:${address.port}`]) {
      expect((await get("/", { host })).status, host).not.toBe(200)
    }
  })

  it("answers GET and HEAD alone", async () => {
    expect(await get("/", {}, "HEAD")).toMatchObject({ status: 200, body: "" })
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect((await get("/", {}, method)).status, method).toBe(405)
    }
  })

  it("survives what is not HTTP", async () => {
    await new Promise((resolve) => {
      const socket = connect(Number(address.port), "127.0.0.1", () => socket.end("\0\0 not http\r\n\r\n"))
      socket.on("close", resolve).on("error", resolve).resume()
    })
    expect((await get("/")).status).toBe(200)
  })
})

describe("connections", () => {
  it.each([
    ["without a token", { protocols: [socketProtocol] }],
    ["with a wrong token", { protocols: [socketProtocol, tokenProtocol("x".repeat(43))] }],
    ["with an empty token", { protocols: [socketProtocol, tokenProtocol("")] }],
    ["without the protocol", {}],
    ["from another site", { origin: "https://evil.example" }],
    ["from another port", { origin: "http://127.0.0.1:1" }],
    ["from a file", { origin: "null" }],
    ["under another host name", { host: "evil.example" }],
    ["at another path", { path: "/other" }],
  ])("are refused %s", async (title, changes) => {
    const protocols = title === "without the protocol" ? [tokenProtocol(token)] : undefined
    const socket = openSocket(address, protocols === undefined ? changes : { ...changes, protocols })
    expect(await outcomeOf(socket)).toBe("Unexpected server response: 403")
  })

  it("are accepted from the window, and never echo the token", async () => {
    const socket = openSocket(address)
    expect(await outcomeOf(socket)).toBe("open")
    expect(socket.protocol).toBe(socketProtocol)
    socket.terminate()
  })

  it.each([
    ["no JSON", "{"],
    ["no call", "[]"],
    ["an id that is no number", '{"id": "1", "name": "a", "request": {}}'],
    ["binary data", Buffer.from('{"id": 1, "name": "a", "request": {}}')],
  ])("end on a message that is %s, without harm to others", async (_, message) => {
    const [bad, good] = [openSocket(address), openSocket(address)]
    expect(await Promise.all([outcomeOf(bad), outcomeOf(good)])).toEqual(["open", "open"])
    const closed = new Promise((resolve) => bad.once("close", resolve))
    bad.send(message)
    expect(await closed).toBe(1008)
    good.send(JSON.stringify({ id: 3, name: "a", request: 1 }))
    expect(await answerOn(good)).toEqual({
      id: 3,
      result: ok({ name: "a", request: 1 }),
    })
    good.terminate()
  })

  it("are answered in parts where the answer is long, each of them whole letters", async () => {
    const socket = openSocket(address)
    await outcomeOf(socket)
    const requests = ["a", "", "ab", "+", ".", "{"].map((before) => before + "👩🏽‍🚀+.é".repeat(40_000))
    const join = createJoiner()
    const parts: string[] = []
    const answers = new Promise<unknown[]>((resolve) => {
      const heard: unknown[] = []
      socket.on("message", (data) => {
        const part = data.toString()
        parts.push(part)
        const text = join(part)
        if (text !== undefined) heard.push(JSON.parse(text))
        if (heard.length === requests.length) resolve(heard)
      })
    })
    for (const [id, request] of requests.entries()) {
      socket.send(JSON.stringify({ id, name: "a", request }))
    }
    expect(await answers).toEqual(requests.map((request, id) => ({ id, result: ok({ name: "a", request }) })))
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(300_000)
    expect(parts.filter((part) => part.includes("\ufffd"))).toEqual([])
    socket.terminate()
  })

  it("survive a call nested more deeply than any parser can follow", async () => {
    const { application } = testApplication()
    const deep = unwrap(await startLoopbackServer({ application, window: folder, port: 0 }))
    const socket = openSocket(new URL(deep.address))
    await outcomeOf(socket)
    const nested = "[".repeat(200_000) + "]".repeat(200_000)
    socket.send(`{"id": 1, "name": "app.setPreferences", "request": {"preferences": {"deep": ${nested}}}}`)
    expect(await answerOn(socket)).toMatchObject({ id: 1, result: { ok: false } })
    await deep.close()
  })

  it("end on a message larger than any file may be", async () => {
    const socket = openSocket(address)
    await outcomeOf(socket)
    const closed = new Promise((resolve) => socket.once("close", resolve))
    socket.send(Buffer.alloc(193 * 1024 * 1024, 0x20), { binary: false })
    expect(await closed).toBe(1009)
  })
})

it("says so when its port is taken", async () => {
  const taken = await startLoopbackServer({ application: echo, window: folder, port: Number(address.port) })
  expect(taken).toMatchObject({ ok: false, error: { code: "unavailable" } })
})

function get(
  target: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = address
    const sent = request({ hostname, port, path: target, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on("error", reject).end()
  })
}

/** `open`, or why the socket did not open. */
function outcomeOf(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.once("open", () => resolve("open"))
    socket.on("error", (error) => resolve(error.message))
  })
}

function answerOn(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once("message", (data) => resolve(JSON.parse(data.toString()))))
}
