// What every project store does, whether it keeps projects on a disk or in memory.

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import { createMemoryProjectStore } from "../../shared/application/memory/project-store.ts"
import type { OpenProject, ProjectStore } from "../../shared/application/ports.ts"
import { articleToJson } from "../../shared/domain/article.ts"
import type { ProjectOperation } from "../../shared/domain/project.ts"
import { type FailureCode, type Result, unwrap } from "../../shared/domain/result.ts"
import { reviseArticle } from "../../shared/domain/revise.ts"
import { annotation, article, project, stamp } from "../support/article.ts"
import { atOnce } from "../support/at-once.ts"

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const stores: [string, () => Promise<{ store: ProjectStore; path: string }>][] = [
  [
    "on a disk",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "postil-"))
      folders.push(folder)
      return { store: createFileProjectStore(), path: join(folder, "Talks") }
    },
  ],
  ["in memory", async () => ({ store: createMemoryProjectStore(), path: "/Talks" })],
]

describe.each(stores)("a project store %s", (_, make) => {
  it("brings everything back after closing", async () => {
    const { store, path } = await make()
    const first = unwrap(await store.create(path, project(), stamp))
    unwrap(await first.add(article("Austin met Shoigu"), bytes("Austin met Shoigu"), stamp))
    unwrap(await first.apply("article-1", [set(annotation("a", 0, 6))], stamp))
    unwrap(await first.apply("article-1", [set(annotation("b", 11, 17, { note: "the minister" }))], stamp))
    unwrap(await first.applyToProject({ type: "project.rename", name: "October" }, stamp))
    const before = await contentOf(first)
    await first.close()

    const second = unwrap(await store.open(first.path))
    expect(await contentOf(second)).toEqual(before)
    expect(second.notices).toEqual([])
    expect(second.project.name).toBe("October")
    expect(unwrap(await second.read("article-1")).sequence).toBe(3)
    expect(unwrap(await second.source("article-1"))).toEqual(bytes("Austin met Shoigu"))
    await second.close()
  })

  it("numbers the changes to an article in the order they are made", async () => {
    const { opened } = await openWith(make)
    const notes = Array.from({ length: 20 }, (_, index) => `note ${index}`)
    const results = await Promise.all(
      notes.map((note) => opened.apply("article-1", [set(annotation("a", 0, 6, { note }))], stamp)),
    )
    expect(results.map((result) => unwrap(result).sequence)).toEqual(notes.map((_, index) => index + 2))
    expect(unwrap(await opened.read("article-1")).article.annotations.get("a")?.note).toBe("note 19")
    await opened.close()
  })

  it("applies all operations of a change or none", async () => {
    const { opened } = await openWith(make)
    const change = [set(annotation("a", 0, 6)), set(annotation("b", 11, 99))]
    refused(await opened.apply("article-1", change, stamp), "bad-operation")
    const { article, sequence } = unwrap(await opened.read("article-1"))
    expect([...article.annotations]).toEqual([])
    expect(sequence).toBe(1)
    await opened.close()
  })

  it("keeps the files of all versions, whole", async () => {
    const { store, path } = await make()
    const first = unwrap(await store.create(path, project(), stamp))
    const [one, two] = [article("Austin met Shoigu"), article("Austin met Shoigu in Moscow", "other")]
    unwrap(await first.add(one, bytes("Austin met Shoigu"), stamp))
    for (const _ of [1, 2])
      unwrap(await first.keepSource("article-1", "newer.html", bytes("Austin met Shoigu in Moscow")))
    const { operation } = atOnce(reviseArticle(one, two, stamp.time))
    unwrap(await first.apply("article-1", [operation], stamp))
    await first.close()
    const second = unwrap(await store.open(first.path))
    expect(unwrap(await second.source("article-1"))).toEqual(bytes("Austin met Shoigu in Moscow"))
    expect(unwrap(await second.source("article-1", one.source.sha256))).toEqual(bytes("Austin met Shoigu"))
    expect(await second.source("article-1", "0".repeat(64))).toMatchObject({ ok: false })
    expect(unwrap(await second.read("article-1")).article.formerSources).toEqual([one.source])
    refused(await second.keepSource("article-2", "newer.html", bytes("Austin")), "not-found")
    await second.close()
    expect(unwrap(await store.check(first.path)).filter(({ severity }) => severity === "damage")).toEqual([])
  })

  it("refuses what it cannot do, by name", async () => {
    const { store, opened } = await openWith(make)
    refused(await store.create(opened.path, project(), stamp), "project-exists")
    refused(await store.open(opened.path), "project-locked")
    refused(await store.open(`${opened.path}-elsewhere`), "not-found")
    refused(await opened.read("article-2"), "not-found")
    refused(await opened.source("article-2"), "not-found")
    refused(await opened.apply("article-2", [set(annotation("a", 0, 6))], stamp), "not-found")
    refused(await opened.apply("article-1", [], stamp), "bad-operation")
    refused(await opened.add(article("Again"), bytes("Again"), stamp), "bad-operation")
    refused(
      await opened.applyToProject({ type: "project.create", project: project() }, stamp),
      "bad-operation",
    )
    await opened.close()
    refused(await opened.list(), "no-project")
    refused(await opened.apply("article-1", [set(annotation("a", 0, 6))], stamp), "no-project")
  })

  it("changes the project and several articles together or not at all", async () => {
    const { store, opened } = await openWith(make)
    unwrap(await opened.add(article("Second", "article-2"), bytes("Second"), stamp))
    const rename: ProjectOperation = { type: "project.rename", name: "October" }
    const one = { id: "article-1", operations: [set(annotation("a", 0, 6))] }
    const two = { id: "article-2", operations: [set(annotation("b", 0, 6))] }
    const beyond = { id: "article-2", operations: [set(annotation("b", 0, 99))] }
    const before = await contentOf(opened)
    const together = (project: ProjectOperation[], articles: (typeof one)[]) =>
      opened.applyTogether({ project, articles }, stamp)
    refused(await together([rename], [one, beyond]), "bad-operation")
    refused(await together([rename], [one, one]), "bad-operation")
    refused(await together([rename], [one, { ...two, operations: [] }]), "bad-operation")
    refused(await together([rename], [one, { ...two, id: "article-3" }]), "not-found")
    refused(await together([], []), "bad-operation")
    expect(await contentOf(opened)).toEqual(before)

    const reading = unwrap(await store.openForReading(opened.path, { code: "read-only", message: "No." }))
    refused(await reading.applyTogether({ project: [], articles: [one] }, stamp), "read-only")
    await reading.close()

    const later = opened.apply("article-2", [set(annotation("c", 0, 6))], stamp)
    const outcome = unwrap(await together([rename], [two, one]))
    unwrap(await later)
    expect(outcome).toMatchObject({
      project: { name: "October" },
      sequences: { "article-1": 2, "article-2": 3 },
    })
    unwrap(await together([{ ...rename, name: "November" }], []))
    unwrap(await together([], [{ id: "article-1", operations: [set(annotation("d", 7, 10))] }]))
    const after = await contentOf(opened)
    expect(after.project.name).toBe("November")
    expect(after.articles.map(({ annotations }) => annotations.map(({ id }) => id).sort())).toEqual([
      ["a", "d"],
      ["b", "c"],
    ])
    await opened.close()
    refused(await together([rename], [one]), "no-project")
    const again = unwrap(await store.open(opened.path))
    expect(again.notices).toEqual([])
    expect(await contentOf(again)).toEqual(after)
    expect(unwrap(await again.read("article-1")).sequence).toBe(3)
    await again.close()
  })

  it("can be read while somebody writes to it, and follows, and refuses changes", async () => {
    const { store, opened } = await openWith(make)
    const reason = { code: "read-only", message: "Just looking." } as const
    const reading = unwrap(await store.openForReading(opened.path, reason))
    expect([opened.readOnly, reading.readOnly]).toEqual([undefined, reason])
    expect(await contentOf(reading)).toEqual(await contentOf(opened))
    unwrap(await opened.apply("article-1", [set(annotation("a", 0, 6))], stamp))
    unwrap(await opened.add(article("Second", "article-2"), bytes("Second"), stamp))
    expect(await contentOf(reading)).toEqual(await contentOf(opened))
    expect(unwrap(await reading.source("article-2"))).toEqual(bytes("Second"))

    refused(await reading.apply("article-1", [set(annotation("b", 0, 6))], stamp), "read-only")
    refused(await reading.add(article("Third", "article-3"), bytes("Third"), stamp), "read-only")
    refused(await reading.applyToProject({ type: "project.rename", name: "Mine" }, stamp), "read-only")
    refused(await reading.read("article-3"), "not-found")
    await reading.close()
    refused(await reading.list(), "no-project")
    // Somebody who only looks holds nothing.
    refused(await store.open(opened.path), "project-locked")
    await opened.close()
    refused(await store.openForReading(`${opened.path}-elsewhere`, reason), "not-found")
  })

  it("keeps backups, and tells what was in each", async () => {
    const { opened } = await openWith(make)
    unwrap(await opened.apply("article-1", [set(annotation("a", 0, 6))], stamp))
    unwrap(await opened.backUp("regular"))
    unwrap(await opened.backUp("regular"))
    unwrap(await opened.apply("article-1", [{ type: "annotation.remove", id: "a" }], stamp))
    unwrap(await opened.backUp("before-import"))
    const generations = unwrap(await opened.generations())
    expect(generations).toMatchObject([
      { number: 2, reason: "before-import", articles: [{ id: "article-1", annotationCount: 0 }] },
      { number: 1, reason: "regular", articles: [{ id: "article-1", annotationCount: 1 }] },
    ])
    expect([...unwrap(await opened.readGeneration(1, "article-1")).annotations.keys()]).toEqual(["a"])
    refused(await opened.readGeneration(3, "article-1"), "not-found")
    expect(unwrap(await opened.history("article-1")).map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    await opened.close()
  })

  it("lists articles as they are now, those in the trash included", async () => {
    const { opened } = await openWith(make)
    unwrap(await opened.add(article("Second", "article-2"), bytes("Second"), stamp))
    unwrap(await opened.apply("article-1", [set(annotation("a", 0, 6))], stamp))
    unwrap(
      await opened.apply(
        "article-2",
        [{ type: "article.set", fields: { title: "The second", trashed: stamp.time } }],
        stamp,
      ),
    )
    const rows = unwrap(await opened.list()).toSorted((one, other) => one.id.localeCompare(other.id))
    expect(rows).toMatchObject([
      { id: "article-1", annotationCount: 1, counts: { person: 1 }, progress: "started" },
      { id: "article-2", title: "The second", annotationCount: 0, progress: "new", trashed: stamp.time },
    ])
    await opened.close()
  })
})

async function openWith(make: () => Promise<{ store: ProjectStore; path: string }>) {
  const { store, path } = await make()
  const opened = unwrap(await store.create(path, project(), stamp))
  unwrap(await opened.add(article("Austin met Shoigu"), bytes("Austin met Shoigu"), stamp))
  return { store, opened }
}

async function contentOf(opened: OpenProject) {
  const rows = unwrap(await opened.list())
  const articles = await Promise.all(rows.map(async ({ id }) => unwrap(await opened.read(id)).article))
  return { project: opened.project, rows, articles: articles.map(articleToJson) }
}

function set(annotated: ReturnType<typeof annotation>) {
  return { type: "annotation.set", annotation: annotated } as const
}

function refused(result: Result<unknown>, code: FailureCode): void {
  expect(result).toMatchObject({ ok: false, error: { code } })
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text))
}
