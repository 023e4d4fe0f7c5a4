// What every host of windows owes them, asked of each host in the same words.

import { copyFile, readFile } from "node:fs/promises"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Bridge, type Client, createClient } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { operations } from "../../shared/contract/operations.ts"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { hosts, type RunningHost } from "./support/hosts.ts"

describe.each(hosts)("$name", ({ start }) => {
  let host: RunningHost
  let bridge: Bridge
  let client: Client

  beforeAll(async () => {
    host = await start()
    bridge = host.connect()
    client = createClient(bridge)
  })
  afterAll(() => host.stop())

  it("answers every operation of the contract, in answers that JSON and structured cloning carry alike", async () => {
    const answers = await useEverything(bridge, host.folder)
    expect(new Set(answers.keys())).toEqual(new Set(Object.keys(operations)))
    for (const [name, answer] of answers) {
      expect(answer, name).toHaveProperty("ok")
      expect(JSON.parse(JSON.stringify(answer)), name).toEqual(structuredClone(answer))
    }
  })

  it.each([
    ["an unknown operation", "article.burn", {}],
    ["a name that every object has", "constructor", {}],
    ["a name that is no text", 7, {}],
    ["no name", undefined, undefined],
    ["a request of the wrong shape", "article.open", { id: 7 }],
    ["a request with fields nobody asked for", "library.list", { everything: true }],
    ["an id that is a path", "article.open", { id: "../../etc/passwd" }],
    ["no request where one is needed", "project.open", undefined],
    ["a list instead of a request", "project.open", ["/tmp"]],
    ["a prototype in disguise", "app.setPreferences", JSON.parse('{"__proto__": {"preferences": {}}}')],
  ])("refuses %s and goes on", async (_, name, request) => {
    const call: (name: unknown, request: unknown) => Promise<unknown> = Function.prototype.call.bind(
      bridge.call,
      bridge,
    )
    expect(await call(name, request)).toMatchObject({ ok: false, error: { code: "bad-request" } })
    expect(await client.call("export.formats", {})).toMatchObject({ ok: true })
  })

  it("survives a request nested deeply", async () => {
    const preferences = { deep: JSON.parse("[".repeat(500) + "]".repeat(500)) }
    expect(await bridge.call("app.setPreferences", { preferences })).toHaveProperty("ok")
    expect(await client.call("export.formats", {})).toMatchObject({ ok: true })
  })

  it("tells other windows of a change to an article, but not the one that made it", async () => {
    const other = host.connect()
    const heard = { here: [] as HostEvent[], there: [] as HostEvent[] }
    const stops = [
      bridge.listen((event) => heard.here.push(event)),
      other.listen((event) => heard.there.push(event)),
    ]
    await other.call("export.formats", {})
    await client.call("project.create", { path: path.join(host.folder, "Events") })
    const { articleId } = unwrap(await client.call("article.importSample", {}))
    const change = { type: "article.set" as const, fields: { title: "Renamed" } }
    unwrap(await client.call("article.apply", { id: articleId, operations: [change] }))
    await other.call("export.formats", {})
    expect(heard.there).toContainEqual(
      expect.objectContaining({ type: "article.changed", id: articleId, operations: [change] }),
    )
    expect(heard.here.filter(({ type }) => type === "article.changed")).toEqual([])
    expect(heard.here).toContainEqual(expect.objectContaining({ type: "library.changed" }))

    for (const stop of stops) stop()
    const before = heard.there.length
    unwrap(await client.call("article.apply", { id: articleId, operations: [change] }))
    await other.call("export.formats", {})
    expect(heard.there.length).toBe(before)
  })
})

/** Calls every operation once in an order that makes sense, and returns the answers by name. */
async function useEverything(bridge: Bridge, folder: string): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>()
  const client = createClient({
    ...bridge,
    async call(name, request) {
      const answer = await bridge.call(name, request)
      answers.set(name, answer)
      return answer
    },
  })
  const bytes = await readFile("assets/sample/austin-shoigu.txt")
  const project = path.join(folder, "Everything")
  unwrap(await client.call("app.setCreator", { name: "Ada" }))
  unwrap(await client.call("app.setPreferences", { preferences: { theme: "dark", widths: [1, 2.5, null] } }))
  unwrap(await client.call("project.create", { path: project, name: "Everything" }))
  unwrap(await client.call("project.rename", { name: "All of it" }))
  const { articleId } = unwrap(await client.call("article.importSample", {}))
  const files = [
    { name: "again.txt", base64: bytes.toString("base64") },
    { name: "empty.txt", base64: "" },
    { name: "sent.txt", sent: "sent" },
  ]
  const size = bytes.length
  for (const [start, end] of [
    [0, 100],
    [100, size],
  ] as const)
    unwrap(
      await client.call("file.send", {
        id: "sent",
        size,
        start,
        base64: bytes.subarray(start, end).toString("base64"),
      }),
    )
  unwrap(await client.call("article.import", { files, takeOffers: true }))
  unwrap(await client.call("article.readAgain", { id: articleId, encoding: "utf-8" }))
  unwrap(await client.call("article.apply", { id: articleId, operations: [marking()] }))
  const entity = { id: "ada", type: "person", name: "Ada", aliases: [] } as const
  unwrap(await client.call("project.apply", { operations: [{ type: "entity.set", entity }] }))
  unwrap(
    await client.call("project.applyTogether", {
      project: [{ type: "entity.set", entity: { ...entity, aliases: ["A. L."] } }],
      articles: [{ id: articleId, operations: [{ type: "article.set", fields: { dismissed: ["gap"] } }] }],
    }),
  )
  unwrap(await client.call("entity.usage", { id: entity.id }))
  unwrap(await client.call("entity.occurrences", { id: entity.id }))
  unwrap(
    await client.call("article.rememberView", {
      id: articleId,
      view: { line: { offset: 3, below: 12.5 }, caret: 7 },
    }),
  )
  unwrap(await client.call("article.open", { id: articleId }))
  unwrap(await client.call("article.history", { id: articleId }))
  unwrap(await client.call("article.textSince", { id: articleId, version: "" }))
  const file = {
    name: "newer.txt",
    base64: Buffer.concat([bytes, Buffer.from("\nMore.\n")]).toString("base64"),
  }
  unwrap(await client.call("article.revise", { id: articleId, file }))
  unwrap(await client.call("article.unrevise", { id: articleId }))
  unwrap(await client.call("article.undoable", { id: articleId, until: 2, untilOfProject: 1 }))
  unwrap(await client.call("backup.make", { reason: "regular" }))
  const number = unwrap(await client.call("backup.list", {}))[0]?.number ?? 0
  unwrap(await client.call("backup.preview", { number }))
  unwrap(await client.call("backup.restore", { number }))
  const articleFolder = path.join(project, "articles", articleId)
  await copyFile(path.join(articleFolder, "article.json"), path.join(articleFolder, "article (1).json"))
  unwrap(await client.call("version.look", { everywhere: true }))
  const other = unwrap(await client.call("version.list", {}))[0]?.file ?? ""
  unwrap(await client.call("version.review", { id: articleId, file: other }))
  const taking = { annotations: [], details: false, text: false }
  unwrap(await client.call("version.settle", { id: articleId, file: other, taking }))
  unwrap(await client.call("library.list", {}))
  unwrap(await client.call("export.formats", {}))
  const scope = { format: "postil-json", articles: [articleId] }
  unwrap(await client.call("export.preview", scope))
  unwrap(await client.call("export.run", { ...scope, folder: path.join(folder, "out") }))
  unwrap(await client.call("export.verify", { folder: path.join(folder, "out") }))
  await client.call("export.stop", {})
  unwrap(
    await client.call("annotation.search", { query: "", article: articleId, annotation: "a1", offset: 0 }),
  )
  unwrap(await client.call("annotation.links", { article: articleId, annotation: "a1" }))
  unwrap(await client.call("codebook.write", {}))
  const corpus = {
    files: [
      { name: "talks.txt", base64: bytes.toString("base64") },
      { name: "talks.ann", base64: "" },
    ],
  }
  unwrap(await client.call("corpus.preview", corpus))
  unwrap(await client.call("corpus.import", corpus))
  unwrap(await client.call("corpus.stop", {}))
  unwrap(await client.call("project.check", { path: project }))
  unwrap(await client.call("project.open", { path: project }))
  unwrap(await client.call("app.start", {}))
  await client.call("app.chooseFolder", { purpose: "export" })
  await client.call("app.reveal", { path: project })
  return answers
}

function marking(): { type: "annotation.set"; annotation: Annotation } {
  const time = "2026-01-02T03:04:05.678Z"
  const spans = [{ start: utf16(0), end: utf16(4) }]
  const annotation = { id: "a1", kind: "person", spans, creator: "ada", created: time, modified: time }
  return { type: "annotation.set", annotation }
}
