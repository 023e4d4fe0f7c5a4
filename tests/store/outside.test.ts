// Another machine works on the same project, and a sync client carries its files over ours while it is open here. What
// goes on from our work is taken over; where both went on, both are kept, and can be compared and joined.

import { expect, it } from "vitest"
import type { OpenProject } from "../../shared/application/ports.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { compareVersions, operationsTaking } from "../../shared/domain/versions.ts"
import { annotation, article, project, stamp } from "../support/article.ts"
import { everythingKept, type MemoryDisk } from "./support/memory-disk.ts"
import { FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf, set } from "./support/scenario.ts"

const ARTICLE = `${FOLDER}/articles/article-1/article.json`
const HISTORY = `${FOLDER}/articles/article-1/history.jsonl`

it("takes over what another machine did, where nothing was done here", async () => {
  const { disk, opened } = await openHere()
  await carryOver(disk, await workElsewhere(disk, [set("there", 11, 17)]))
  expect(unwrap(await opened.lookOutside()).theirs.map(({ id }) => id)).toEqual(["article-1"])
  expect(await annotationsOf(opened)).toEqual(["a", "there"])
  expect(unwrap(await opened.lookOutside())).toEqual({ project: false, theirs: [], both: [], arrived: [] })
  unwrap(await opened.apply("article-1", [set("here", 7, 10)], stamp))
  await opened.close()
  expect(await reopened(disk)).toEqual(["a", "here", "there"])
  expect(disk.files().filter((path) => path.includes(".other-"))).toEqual([])
})

it("takes over what goes on from our own work", async () => {
  const { disk, opened } = await openHere()
  unwrap(await opened.apply("article-1", [set("here", 7, 10)], stamp))
  await carryOver(disk, await workElsewhere(disk, [set("there", 11, 17)]))
  expect(unwrap(await opened.lookOutside()).theirs).toHaveLength(1)
  expect(await annotationsOf(opened)).toEqual(["a", "here", "there"])
  expect(unwrap(await opened.otherVersions())).toEqual([])
  await opened.close()
  expect(await reopened(disk)).toEqual(["a", "here", "there"])
})

it("keeps both where both went on, tells who changed what, and joins them", async () => {
  const { disk, opened } = await openHere()
  const elsewhere = await workElsewhere(disk, [
    set("there", 11, 17),
    { type: "annotation.set", annotation: annotation("a", 0, 6, { note: "the secretary" }) },
  ])
  unwrap(await opened.apply("article-1", [set("here", 7, 10)], stamp))
  await carryOver(disk, elsewhere)
  // The change meets the other's file, and holds when it is made again.
  expect(await opened.apply("article-1", [set("later", 7, 10)], stamp)).toMatchObject({ ok: false })
  unwrap(await opened.lookOutside())
  unwrap(await opened.apply("article-1", [set("later", 7, 10)], stamp))
  expect(await annotationsOf(opened)).toEqual(["a", "here", "later"])
  expect(unwrap(await opened.read("article-1")).notices).toEqual([
    expect.stringContaining("changed by another program"),
  ])
  const [other, ...more] = unwrap(await opened.otherVersions())
  expect(more).toEqual([])
  const file = other?.file ?? ""

  const { article: there, base } = unwrap(await opened.readOtherVersion("article-1", file))
  const { article: here } = unwrap(await opened.read("article-1"))
  const difference = compareVersions(here, there, base)
  expect(difference).toMatchObject({ text: false, details: false })
  expect(Object.fromEntries(difference.annotations.map(({ id, changed }) => [id, changed]))).toEqual({
    a: "there",
    there: "there",
    here: "here",
    later: "here",
  })
  const taking = { annotations: ["a", "there"], details: false, text: false }
  unwrap(await opened.apply("article-1", operationsTaking(here, there, taking), stamp))
  unwrap(await opened.putOtherVersionAway("article-1", file))
  expect(unwrap(await opened.otherVersions())).toEqual([])
  await opened.close()
  expect(await reopened(disk)).toEqual(["a", "here", "later", "there"])
  expect(
    unwrap(await startProcess(disk).check(FOLDER)).filter(({ severity }) => severity === "damage"),
  ).toEqual([])
})

it("takes over what another machine did to the project itself, and articles that it brings", async () => {
  const { disk, opened } = await openHere()
  const elsewhere = disk.afterPowerCut(everythingKept)
  const there = unwrap(await startProcess(elsewhere).open(FOLDER))
  unwrap(await there.applyToProject({ type: "project.rename", name: "October" }, stamp))
  unwrap(await there.add(article("Lavrov spoke", "article-2"), bytesOf("Lavrov spoke"), stamp))
  await there.close()
  for (const path of [`${FOLDER}/project.json`, `${FOLDER}/history.jsonl`])
    disk.put(path, elsewhere.text(path))
  const folder = `${FOLDER}/articles/article-2`
  await disk.makeFolder(folder)
  for (const name of ["source.txt", "history.jsonl"])
    disk.put(`${folder}/${name}`, elsewhere.text(`${folder}/${name}`))
  expect(unwrap(await opened.lookOutside())).toMatchObject({ project: true, arrived: [] })
  expect(opened.project.name).toBe("October")
  disk.put(`${folder}/article.json`, elsewhere.text(`${folder}/article.json`))
  expect(unwrap(await opened.lookOutside())).toMatchObject({ project: false, arrived: ["article-2"] })
  expect(unwrap(await opened.list()).map(({ id }) => id)).toEqual(["article-1", "article-2"])
  await opened.close()
})

it.each([
  ["Dropbox", "article (Ana's conflicted copy 2026-11-22).json"],
  ["OneDrive", "article-ANAS-LAPTOP.json"],
  ["Syncthing", "article.sync-conflict-20261122-101010-ABCDEFG.json"],
  ["Nextcloud", "article (conflicted copy 2026-11-22 101010).json"],
])("finds what %s leaves beside an article", async (_, name) => {
  const { disk, opened } = await openHere()
  const elsewhere = await workElsewhere(disk, [set("there", 11, 17)])
  const history = name.replace("article", "history").replace(".json", ".jsonl")
  disk.put(ARTICLE.replace("article.json", name), elsewhere.text(ARTICLE))
  disk.put(HISTORY.replace("history.jsonl", history), elsewhere.text(HISTORY))
  expect(unwrap(await opened.otherVersions())).toEqual([{ id: "article-1", file: name }])
  const { article: there, base } = unwrap(await opened.readOtherVersion("article-1", name))
  const { article: here } = unwrap(await opened.read("article-1"))
  expect(compareVersions(here, there, base).annotations).toMatchObject([{ id: "there", changed: "there" }])
  await opened.close()
  expect(unwrap(await startProcess(disk).check(FOLDER))).toEqual([
    {
      file: `articles/article-1/${name}`,
      severity: "remark",
      message: expect.stringContaining("Another version"),
    },
  ])
})

it("tells a version that has merely not followed from one that went on", async () => {
  const { disk, opened } = await openHere()
  const behind = disk.text(ARTICLE)
  unwrap(await opened.apply("article-1", [set("here", 7, 10)], stamp))
  disk.put(ARTICLE.replace("article.json", "article (1).json"), behind)
  const { article: there, base } = unwrap(await opened.readOtherVersion("article-1", "article (1).json"))
  const { article: here } = unwrap(await opened.read("article-1"))
  expect(compareVersions(here, there, base).annotations).toMatchObject([{ id: "here", changed: "here" }])
  await opened.close()
})

async function openHere() {
  const disk = await newDisk()
  const made = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
  unwrap(await made.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  unwrap(await made.apply("article-1", [set("a", 0, 6)], stamp))
  await made.close()
  const opened = unwrap(await startProcess(disk).open(FOLDER))
  unwrap(await opened.read("article-1"))
  return { disk, opened }
}

/** @returns the other machine's disk */
async function workElsewhere(disk: MemoryDisk, operations: readonly ArticleOperation[]): Promise<MemoryDisk> {
  const elsewhere = disk.afterPowerCut(everythingKept)
  const opened = unwrap(await startProcess(elsewhere).open(FOLDER))
  unwrap(await opened.apply("article-1", operations, { ...stamp, creator: "analyst-2" }))
  await opened.close()
  return elsewhere
}

async function carryOver(disk: MemoryDisk, elsewhere: MemoryDisk): Promise<void> {
  for (const path of [ARTICLE, HISTORY]) disk.put(path, elsewhere.text(path))
}

async function annotationsOf(opened: OpenProject): Promise<string[]> {
  return [...unwrap(await opened.read("article-1")).article.annotations.keys()].sort()
}

async function reopened(disk: MemoryDisk): Promise<string[]> {
  const opened = unwrap(await startProcess(disk).open(FOLDER))
  const annotations = await annotationsOf(opened)
  expect(opened.notices).toEqual([])
  await opened.close()
  return annotations
}
