import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { createSocketConnection, type Socket } from "../../renderer/api/socket.ts"
import { takeToken } from "../../renderer/api/token.ts"
import { createClient } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { type HostMessage, partsOf } from "../../shared/contract/wire.ts"

class FakeSocket implements Socket {
  readonly sent: { id: number; name: string }[] = []
  onopen: Socket["onopen"] = null
  onclose: Socket["onclose"] = null
  onmessage: Socket["onmessage"] = null
  send(data: string) {
    this.sent.push(JSON.parse(data))
  }
  opens() {
    this.onopen?.call(this as never, new Event("open"))
  }
  closes() {
    this.onclose?.call(this as never, new Event("close") as never)
  }
  says(message: HostMessage) {
    this.hears(partsOf(message))
  }
  hears(parts: readonly string[]) {
    for (const data of parts) this.onmessage?.call(this as never, new MessageEvent("message", { data }))
  }
}

function start() {
  const sockets: FakeSocket[] = []
  const asked: { url: string; protocols: string[] }[] = []
  const place = { protocol: "http:", host: "127.0.0.1:4321" }
  const { bridge, status } = createSocketConnection(
    place,
    () => "secret",
    (url, protocols) => {
      asked.push({ url, protocols })
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
  )
  const last = () => {
    const socket = sockets.at(-1)
    if (socket === undefined) throw new Error("No socket was opened")
    return socket
  }
  return { client: createClient(bridge), bridge, status, asked, last, sockets }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it("offers the protocol and the token to the host that served the page", () => {
  expect(start().asked).toEqual([
    { url: "ws://127.0.0.1:4321/socket", protocols: ["postil.v1", "postil.token.secret"] },
  ])
})

it("holds the first calls until the connection stands, and gives each its own answer", async () => {
  const { client, last, status } = start()
  const list = client.call("library.list", {})
  const formats = client.call("export.formats", {})
  expect(last().sent).toEqual([])
  last().opens()
  expect(status.get()).toBe("connected")
  expect(last().sent.map(({ id, name }) => [id, name])).toEqual([
    [1, "library.list"],
    [2, "export.formats"],
  ])
  last().says({ id: 2, result: { ok: true, value: ["formats"] } })
  last().says({ id: 1, result: { ok: true, value: ["rows"] } })
  expect([await list, await formats]).toEqual([
    { ok: true, value: ["rows"] },
    { ok: true, value: ["formats"] },
  ])
})

it("answers calls under way with unavailable when the connection is lost, and connects again", async () => {
  const { client, last, status, sockets } = start()
  last().opens()
  const call = client.call("library.list", {})
  last().closes()
  expect(await call).toMatchObject({ ok: false, error: { code: "unavailable" } })
  expect(status.get()).toBe("lost")
  expect(await client.call("library.list", {})).toMatchObject({ ok: false, error: { code: "unavailable" } })
  for (const [index, delay] of [250, 500, 1000, 2000, 5000, 5000].entries()) {
    await vi.advanceTimersByTimeAsync(delay)
    expect(sockets).toHaveLength(index + 2)
    if (index < 5) last().closes()
  }
  last().opens()
  expect(status.get()).toBe("connected")
  const again = client.call("library.list", {})
  last().says({ id: last().sent[0]?.id ?? 0, result: { ok: true, value: [] } })
  expect(await again).toEqual({ ok: true, value: [] })
})

it("takes a long answer in parts, and forgets one that a lost connection broke off", async () => {
  const { client, last } = start()
  last().opens()
  const value = "long ".repeat(200_000)
  const lost = client.call("library.list", {})
  last().hears(partsOf({ id: 1, result: { ok: true, value } }).slice(0, 2))
  last().closes()
  expect(await lost).toMatchObject({ ok: false, error: { code: "unavailable" } })
  await vi.advanceTimersByTimeAsync(250)
  last().opens()
  const call = client.call("library.list", {})
  last().says({ id: 2, result: { ok: true, value } })
  expect(await call).toEqual({ ok: true, value })
})

it("passes known events on to all listeners until they stop, and nothing else", () => {
  const { bridge, last } = start()
  last().opens()
  const heard: HostEvent[] = []
  const stop = bridge.listen((event) => heard.push(event))
  last().says({ event: { type: "library.changed" } })
  last().says({ event: { type: "from.a.later.version" } })
  last().hears(['"nonsense"'])
  stop()
  last().says({ event: { type: "library.changed" } })
  expect(heard).toEqual([{ type: "library.changed" }])
})

it("takes the token out of the address and keeps it for a reload", () => {
  const kept = new Map<string, string>()
  const page = (hash: string) => {
    const addresses: string[] = []
    const token = takeToken({
      location: { hash, pathname: "/", search: "" } as Location,
      history: {
        replaceState: (_state: unknown, _title: string, url: string) => addresses.push(url),
      } as unknown as History,
      sessionStorage: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      } as unknown as Storage,
    })
    return { token, addresses }
  }
  expect(page("")).toEqual({ token: "", addresses: [] })
  expect(page("#token=abc")).toEqual({ token: "abc", addresses: ["/"] })
  expect(page("")).toEqual({ token: "abc", addresses: [] })
})
