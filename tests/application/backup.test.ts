// Going back to a backup, and the journal: over memory twins, by the operations that windows and commands use.

import { describe, expect, it } from "vitest"
import { createMemoryProjectStore } from "../../shared/application/memory/project-store.ts"
import type { Ports } from "../../shared/application/ports.ts"
import type { Client } from "../../shared/contract/client.ts"
import { canonicalText, parseDocument } from "../../shared/domain/document.ts"
import { withVersions } from "../../shared/domain/invert.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { fail, ok, unwrap } from "../../shared/domain/result.ts"
import { annotation } from "../support/article.ts"
import { testApplication, textFile } from "./support.ts"

describe("going back to a backup", () => {
  it("says what it changes, changes that, and can be undone by going back again", async () => {
    const { client, id, mark, notes } = await withArticle()
    await mark("a", "first")
    await mark("b", "second")
    unwrap(await client.call("backup.make", { reason: "regular" }))
    await mark("a", "rewritten")
    await mark("c", "later")
    unwrap(await client.call("article.apply", { id, operations: [{ type: "annotation.remove", id: "b" }] }))
    unwrap(
      await client.call("article.apply", {
        id,
        operations: [{ type: "article.set", fields: { title: "T" } }],
      }),
    )
    unwrap(await client.call("article.import", { files: [textFile("later.txt", "Later.")] }))
    const counts = { id, missing: false, added: 1, changed: 1, removed: 1, text: false, details: true }
    const preview = unwrap(await client.call("backup.preview", { number: 1 }))
    expect(preview).toMatchObject({ number: 1, changes: [counts], newer: [{ title: "later" }] })
    expect(await notes()).toEqual({ a: "rewritten", c: "later" })

    unwrap(await client.call("backup.restore", { number: 1 }))
    expect(await notes()).toEqual({ a: "first", b: "second" })
    expect(unwrap(await client.call("library.list", {}))).toHaveLength(2)
    const [newest] = unwrap(await client.call("backup.list", {}))
    expect(newest?.reason).toBe("before-restore")
    unwrap(await client.call("backup.restore", { number: newest?.number ?? 0 }))
    expect(await notes()).toEqual({ a: "rewritten", c: "later" })
    expect(unwrap(await client.call("article.open", { id })).article.metadata.title).toBe("T")
  })

  it("brings back the former text and what was marked in it", async () => {
    const { client, id, mark, notes } = await withArticle()
    await mark("a", "first")
    unwrap(await client.call("backup.make", { reason: "regular" }))
    const operations = [{ type: "text.replace", at: utf16(0), delete: 6, insert: "Lloyd" } as const]
    unwrap(await client.call("article.apply", { id, operations }))
    const preview = unwrap(await client.call("backup.preview", { number: 1 }))
    expect(preview.changes).toMatchObject([{ text: true }])
    unwrap(await client.call("backup.restore", { number: 1 }))
    expect(await notes()).toEqual({ a: "first" })
    const { article } = unwrap(await client.call("article.open", { id }))
    expect(JSON.stringify(article.document)).toContain("Austin met")
  })
})

describe("the journal", () => {
  it("tells who changed an annotation, from what to what", async () => {
    const { client, id, mark } = await withArticle()
    await mark("a", "first")
    await mark("b", "other")
    await mark("a", "second")
    unwrap(await client.call("article.apply", { id, operations: [{ type: "annotation.remove", id: "a" }] }))
    const journal = unwrap(await client.call("article.history", { id, annotation: "a" }))
    const told = journal.flatMap(({ annotations }) =>
      annotations.map(({ before, after, quote }) => [before?.note, after?.note, quote]),
    )
    expect(told).toEqual([
      [undefined, "first", "Austin"],
      ["first", "second", "Austin"],
      ["second", undefined, "Austin"],
    ])
    expect(unwrap(await client.call("article.history", { id }))).toHaveLength(4)
  })

  it("tells one after the other what one call did to an annotation, as a busy disk has them wait for each other", async () => {
    const { client, id, mark } = await withArticle()
    await mark("a", "first")
    const journal = async () => unwrap(await client.call("article.history", { id, annotation: "a" }))
    const first = (await journal())[0]?.annotations[0]?.after
    if (first === undefined || first === null) throw new Error("Nothing was marked")
    const set = (note: string) => ({ type: "annotation.set", annotation: { ...first, note } }) as const
    const operations = [
      set("second"),
      set("third"),
      { type: "annotation.remove", id: "a" } as const,
      set("back"),
    ]
    unwrap(await client.call("article.apply", { id, operations }))
    const told = (await journal()).flatMap(({ annotations }) =>
      annotations.map(({ before, after }) => [before?.note, after?.note]),
    )
    expect(told).toEqual([
      [undefined, "first"],
      ["first", "second"],
      ["second", "third"],
      ["third", undefined],
      [undefined, "back"],
    ])
  })

  it("gives what takes the last changes back, the newest first", async () => {
    const { client, id, mark, notes } = await withArticle()
    await mark("a", "first")
    await mark("a", "second")
    await mark("b", "other")
    const { sequence } = unwrap(await client.call("article.open", { id }))
    const changes = unwrap(await client.call("article.undoable", { id, until: sequence, untilOfProject: 1 }))
    const states = [await notes()]
    for (const { operations } of changes) {
      unwrap(await client.call("article.apply", { id, operations }))
      states.push(await notes())
    }
    expect(states).toEqual([{ a: "second", b: "other" }, { a: "second" }, { a: "first" }, {}])
    expect(unwrap(await client.call("article.undoable", { id, until: sequence, untilOfProject: 1 }))).toEqual(
      changes,
    )
  })

  it("gives what was typed in one go as one change, as in the window where it was typed", async () => {
    let milliseconds = 0
    const now = () => new Date(Date.UTC(2022, 9, 22, 8) + milliseconds).toISOString()
    const { client, id, mark } = await withArticle({ clock: { now, pause: () => Promise.resolve() } })
    const article = async () => unwrap(await client.call("article.open", { id })).article
    const text = async () => canonicalText(unwrap(parseDocument((await article()).document)))
    const type = async (at: number, insert: string, after: number, deleted = 0) => {
      milliseconds += after
      const operation = { type: "text.replace", at: utf16(at), delete: deleted, insert } as const
      unwrap(await client.call("article.apply", { id, operations: [operation] }))
    }
    const states = [await text()]
    const next = async () => void states.unshift(await text())
    // " too", with a slip put right; after a pause; elsewhere; what is marked in between; and a change of its own kind.
    await type(10, " ", 0)
    await type(11, "r", 100)
    await type(11, "", 300, 1)
    await type(11, "t", 200)
    await type(12, "oo", 400)
    await next()
    await type(14, "!", 5000)
    await next()
    await type(0, "L", 100)
    await type(1, "l", 100)
    await next()
    await mark("a", "first")
    await next()
    await type(2, ".", 100)
    await next()
    const { sequence } = unwrap(await client.call("article.open", { id }))
    const changes = unwrap(await client.call("article.undoable", { id, until: sequence, untilOfProject: 1 }))
    expect(changes).toHaveLength(5)
    const back = [await text()]
    for (const change of changes) {
      const { textVersion } = await article()
      const operations = withVersions(textVersion, change.operations)
      unwrap(await client.call("article.apply", { id, operations }))
      back.push(await text())
    }
    expect(back).toEqual(states)
    expect(changes[0]?.sequence).toBe(sequence)
  })

  it("gives them also where the project's own history cannot be read, or says of no change what was at hand", async () => {
    const store = createMemoryProjectStore()
    let readable = true
    const { client, id, mark } = await withArticle({
      store: {
        ...store,
        async create(...given) {
          const made = await store.create(...given)
          if (!made.ok) return made
          const history = made.value.projectHistory
          const projectHistory = () =>
            readable ? history() : Promise.resolve(fail("io", "The disk does not answer."))
          return ok(Object.assign(made.value, { projectHistory }))
        },
      },
    })
    const austin = { id: "austin", type: "person", name: "Lloyd Austin", aliases: [] } as const
    unwrap(await client.call("project.apply", { operations: [{ type: "entity.set", entity: austin }] }))
    await mark("a", "first")
    const undoable = async () => {
      const { sequence: until, ofProject: untilOfProject } = unwrap(await client.call("article.open", { id }))
      return unwrap(await client.call("article.undoable", { id, until, untilOfProject }))
    }
    const changes = await undoable()
    expect(changes).toEqual([{ sequence: 2, operations: [{ type: "annotation.remove", id: "a" }] }])
    readable = false
    expect(await undoable()).toEqual(changes)
  })
})

async function withArticle(ports: Partial<Ports> = {}) {
  const client = testApplication(ports).window("first")
  unwrap(await client.call("app.setCreator", { name: "Ana" }))
  unwrap(await client.call("project.create", { path: "/documents/Postil/Autumn" }))
  const files = [textFile("talks.txt", "Austin met Shoigu.")]
  const id = unwrap(await client.call("article.import", { files }))[0]?.articleId ?? ""
  const mark = async (name: string, note: string) => {
    const operation = { type: "annotation.set", annotation: annotation(name, 0, 6, { note }) } as const
    unwrap(await client.call("article.apply", { id, operations: [operation] }))
  }
  return { client, id, mark, notes: () => notesOf(client, id) }
}

async function notesOf(client: Client, id: string): Promise<Record<string, string | undefined>> {
  const { article } = unwrap(await client.call("article.open", { id }))
  return Object.fromEntries(article.annotations.map((one) => [one.id, one.note]))
}
