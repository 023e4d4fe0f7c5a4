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

describe.each([
  ["version-1", 5],
  ["version-2", 4],
])("a project of %s", (version, changes) => {
  it("is brought forward whole", async () => {
    const path = join(folder, version)
    await cp(join(projects, version), path, { recursive: true })
    const opened = unwrap(await createFileProjectStore().open(path))
    expect(opened.notices).toEqual([])
    expect(
      opened.project.codebook.kinds.map(({ id, fields }) => [id, fields.map((field) => field.id)]),
    ).toEqual([
      ["person", ["entity", "mention"]],
      ["claim", ["source", "cue", "quotation", "relay", "addressee", "certainty", "check", "evidence"]],
      ["event", ["type", "date", "participants", "place", "status", "trigger"]],
    ])
    const content = await contentOf(opened)
    expect(content.name).toBe("October")
    expect(content.articles).toMatchObject([
      {
        id: "article-1",
        metadata: { title: "Talks" },
        annotations: expect.arrayContaining([expect.objectContaining({ id: "c", kind: "claim" })]),
      },
      { id: "article-2", annotations: [{ id: "d" }] },
    ])
    for (const { id } of content.articles) unwrap(await opened.source(id))
    expect(unwrap(await opened.history("article-1"))).toHaveLength(changes)
    unwrap(await opened.apply("article-1", [set("z", 1, 3)], stamp))
    const later = await contentOf(opened)
    await opened.close()
    const again = unwrap(await createFileProjectStore().open(path))
    expect(await contentOf(again)).toEqual(later)
    await again.close()
    tell(`golden project, ${version}`, "all data forward")
  })
})

it("a project of version 2 keeps its records", async () => {
  const path = join(folder, "records")
  await cp(join(projects, "version-2"), path, { recursive: true })
  const opened = unwrap(await createFileProjectStore().open(path))
  expect(opened.project.entities).toMatchObject([
    { id: "austin", roles: [{ title: "US Secretary of Defense", from: "2021-01" }] },
    { id: "kremlin", type: "organisation", externalIds: { wikidata: "Q133274" } },
    { id: "austin-2", mergedInto: "austin" },
  ])
  const { article } = unwrap(await opened.read("article-1"))
  expect(article.annotations.get("c")?.fields).toEqual({
    source: { value: { entity: "kremlin" } },
    cue: { value: { span: { start: 41, end: 45 } } },
    quotation: { value: "indirect" },
    relay: { value: [{ entity: "austin-2" }], basis: "analyst", rationale: "He told it." },
  })
  expect(article.relations?.get("r")).toMatchObject({ type: "supports", to: { annotation: "e" } })
  expect(article.dismissed).toEqual(["date:e"])
  await opened.close()
})

it("there is one for every version", async () => {
  const newest = Math.max(projectRecord.sequence.version, articleRecord("any").sequence.version)
  const versions = Array.from({ length: newest }, (_, index) => `version-${index + 1}`)
  expect((await readdir(projects)).toSorted()).toEqual(versions)
})
