// Projects as every shipped version left them: they open, hold what they held, and take new work.

import { cp, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { articleRecord } from "../../shared/storage/article-record.ts"
import { projectRecord } from "../../shared/storage/project-record.ts"
import { stamp } from "../support/article.ts"
import { tell } from "./support/durability.ts"
import { contentOf } from "./support/process.ts"
import { set } from "./support/scenario.ts"

const projects = join(import.meta.dirname, "../fixtures/projects")
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-"))
})
afterAll(() => rm(folder, { recursive: true }))

describe("a project of version 1", () => {
  it("is brought forward whole", async () => {
    const path = join(folder, "version-1")
    await cp(join(projects, "version-1"), path, { recursive: true })
    const opened = unwrap(await createFileProjectStore().open(path))
    expect(opened.notices).toEqual([])
    const content = await contentOf(opened)
    expect(content.name).toBe("October")
    expect(content.articles).toMatchObject([
      {
        id: "article-1",
        metadata: { title: "Talks" },
        annotations: [{ id: "a" }, { id: "c", kind: "claim" }],
      },
      { id: "article-2", annotations: [{ id: "d", note: "the minister 🎙️" }] },
    ])
    for (const { id } of content.articles) unwrap(await opened.source(id))
    expect(unwrap(await opened.history("article-1"))).toHaveLength(5)
    unwrap(await opened.apply("article-1", [set("z", 1, 3)], stamp))
    const later = await contentOf(opened)
    await opened.close()
    const again = unwrap(await createFileProjectStore().open(path))
    expect(await contentOf(again)).toEqual(later)
    await again.close()
    tell("golden project, version 1", "all data forward")
  })
})

it("there is one for every version", async () => {
  const newest = Math.max(projectRecord.sequence.version, articleRecord("any").sequence.version)
  const versions = Array.from({ length: newest }, (_, index) => `version-${index + 1}`)
  expect((await readdir(projects)).toSorted()).toEqual(versions)
})
