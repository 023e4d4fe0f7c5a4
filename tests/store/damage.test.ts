// What is found on opening when files were damaged, lost, or written by a newer program: everything that can be had
// is had, what cannot be read is kept beside, and the analyst is told.

import { describe, expect, it } from "vitest"
import type { OpenProject } from "../../shared/application/ports.ts"
import { type FailureCode, type Result, unwrap } from "../../shared/domain/result.ts"
import { syncServiceOf } from "../../shared/storage/sync-folder.ts"
import { testApplication } from "../application/support.ts"
import { article, project, stamp } from "../support/article.ts"
import type { MemoryDisk } from "./support/memory-disk.ts"
import { contentOf, FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf, set } from "./support/scenario.ts"

const ARTICLE = `${FOLDER}/articles/article-1/article.json`
const HISTORY = `${FOLDER}/articles/article-1/history.jsonl`
const PROJECT = `${FOLDER}/project.json`
const PROJECT_HISTORY = `${FOLDER}/history.jsonl`

describe("a damaged file", () => {
  const damages: [string, string, (text: string) => string | undefined][] = [
    ["the article's file is cut off", ARTICLE, (text) => text.slice(0, 200)],
    ["the article's file is empty", ARTICLE, () => ""],
    ["the article's file is full of zeros", ARTICLE, (text) => "\0".repeat(text.length)],
    ["the article's file has another text", ARTICLE, (text) => text.replace("Austin met", "Austen met")],
    ["the article's file has a span moved", ARTICLE, (text) => text.replace('"start":0', '"start":2')],
    [
      "the article's file has a prototype key",
      ARTICLE,
      (text) => text.replace('"id"', '"__proto__": 1, "id"'),
    ],
    ["the article's file is that of another", ARTICLE, (text) => text.replace("article-1", "article-9")],
    ["the article's file is missing", ARTICLE, () => undefined],
    ["the project's file is cut off", PROJECT, (text) => text.slice(0, 40)],
    ["the project's file is no project", PROJECT, () => "[]"],
    ["the project's file is missing", PROJECT, () => undefined],
    ["the article's history is missing", HISTORY, () => undefined],
    ["the article's history is garbled", HISTORY, () => "no history at all\n"],
    ["the project's history is missing", PROJECT_HISTORY, () => undefined],
    ["a line in the history is changed", HISTORY, (text) => text.replace('"a"', '"x"')],
    ["the first line of the history is changed", HISTORY, (text) => text.replace("Austin met", "Austen met")],
  ]
  it.each(damages)("costs nothing when %s", async (_, path, damage) => {
    const { disk, content } = await closedProject()
    const before = disk.text(path)
    const after = damage(before)
    expect(after).not.toBe(before)
    if (after === undefined) await disk.unlink(path)
    else disk.put(path, after)
    await disk.unlink(`${FOLDER}/index.json`)
    const found = unwrap(await startProcess(disk).check(FOLDER))
    expect(found.some(({ file, severity }) => severity === "damage" && path.endsWith(file))).toBe(true)

    const opened = unwrap(await startProcess(disk).open(FOLDER))
    expect(await contentOf(opened)).toEqual(content)
    expect(opened.notices).not.toEqual([])
    unwrap(await opened.apply("article-1", [set("z", 1, 3)], stamp))
    const later = await contentOf(opened)
    await opened.close()
    if (after !== undefined) expect(kept(disk, path)).toEqual([after])

    const again = unwrap(await startProcess(disk).open(FOLDER))
    expect(await contentOf(again)).toEqual(later)
    expect(again.notices).toEqual([])
    await again.close()
  })

  it("gives up the unfinished last line of a history, and says so", async () => {
    const { disk, content } = await closedProject()
    disk.put(HISTORY, `${disk.text(HISTORY)}{"version":1,"sequence":4,"ti`)
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    expect(await contentOf(opened)).toEqual(content)
    expect(opened.notices).toEqual([expect.stringContaining("had not been saved completely")])
    unwrap(await opened.apply("article-1", [set("z", 1, 3)], stamp))
    await opened.close()
    const again = unwrap(await startProcess(disk).open(FOLDER))
    expect(again.notices).toEqual([])
    expect(unwrap(await again.read("article-1")).article.annotations.has("z")).toBe(true)
    await again.close()
  })

  it("counts what is missing from a history when nothing else has it", async () => {
    const { disk } = await closedProject()
    disk.put(HISTORY, disk.text(HISTORY).replace('"a"', '"x"'))
    await disk.unlink(ARTICLE)
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    const { article, notices } = unwrap(await opened.read("article-1"))
    expect([...article.annotations.keys()]).toEqual(["b"])
    expect(notices).toContainEqual(expect.stringContaining("One change is missing"))
    await opened.close()
  })

  it("uses an article's file that contradicts itself when there is nothing better, and says where", async () => {
    const { disk } = await closedProject()
    disk.put(ARTICLE, disk.text(ARTICLE).replace('"quote":"Austin"', '"quote":"Lavrov"'))
    await disk.unlink(HISTORY)
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    const { notices } = unwrap(await opened.read("article-1"))
    expect(notices).toContainEqual(expect.stringContaining("“Lavrov”"))
    await opened.close()
    expect(kept(disk, ARTICLE)).toHaveLength(1)
  })

  it("of one article does not keep the others from being listed and read", async () => {
    const { disk } = await closedProject()
    disk.put(ARTICLE, "{")
    disk.put(HISTORY, "{}\n")
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    const rows = unwrap(await opened.list())
    expect(rows.map(({ id }) => id).toSorted()).toEqual(["article-1", "article-2"])
    refused(await opened.read("article-1"), "article-damaged")
    refused(await opened.apply("article-1", [set("z", 1, 3)], stamp), "article-damaged")
    unwrap(await opened.read("article-2"))
    expect(opened.notices).toHaveLength(1)
    await opened.close()
    expect([disk.text(ARTICLE), disk.text(HISTORY)]).toEqual(["{", "{}\n"])
    const again = unwrap(await startProcess(disk).open(FOLDER))
    expect(again.notices).toHaveLength(1)
    await again.close()
  })

  it("leaves a project alone of which nothing can be read", async () => {
    const { disk } = await closedProject()
    disk.put(PROJECT, "{")
    disk.put(PROJECT_HISTORY, "{}\n")
    await untouched(disk, "project-damaged")
  })
})

describe("another program's changes while a project is open", () => {
  it("are kept beside, and told, before a snapshot takes their place", async () => {
    const { disk } = await closedProject()
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    unwrap(await opened.read("article-1"))
    const other = disk.text(ARTICLE).replace("About article-1", "From the other machine")
    disk.put(ARTICLE, other)
    unwrap(await opened.apply("article-1", [set("z", 1, 3)], stamp))
    unwrap(await opened.backUp("regular"))
    const { notices } = unwrap(await opened.read("article-1"))
    expect(notices).toEqual([expect.stringContaining("changed by another program")])
    await opened.close()
    const others = disk.files().filter((path) => path.startsWith(`${ARTICLE}.other-`))
    expect(others.map((path) => disk.text(path))).toEqual([other])
    const again = unwrap(await startProcess(disk).open(FOLDER))
    expect(unwrap(await again.read("article-1")).article.annotations.has("z")).toBe(true)
    await again.close()
  })
})

describe("folders of sync services", () => {
  it.each([
    ["/home/ana/Dropbox (Desk)/Talks", "Dropbox"],
    ["C:\\Users\\Ana\\OneDrive - Example Ltd\\Talks", "OneDrive"],
    ["/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Talks", "iCloud Drive"],
    ["/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive/Talks", "Google Drive"],
    ["/home/ana/Nextcloud/Talks", "Nextcloud"],
    ["/home/ana/Documents/Boxing/OneDriver", undefined],
  ])("are told by their path: %s", (path, service) => {
    expect(syncServiceOf(path)).toBe(service)
  })
})

describe("checking", () => {
  it("finds nothing in a sound project, and changes nothing in any", async () => {
    const { disk } = await closedProject()
    expect(unwrap(await startProcess(disk).check(FOLDER))).toEqual([])
    disk.put(HISTORY, disk.text(HISTORY).replace('"a"', '"x"'))
    const before = disk.files().map((path) => [path, disk.text(path)])
    unwrap(await startProcess(disk).check(FOLDER))
    expect(disk.files().map((path) => [path, disk.text(path)])).toEqual(before)
  })

  it("finds sources, backups and references that are not what they were", async () => {
    const { disk } = await closedProject()
    disk.put(`${FOLDER}/articles/article-1/source.txt`, "Another text")
    const backup = disk.files().find((path) => path.includes("backups/files/"))
    disk.put(backup ?? "", "{}")
    disk.put(`${FOLDER}/.history.jsonl.0123456789abcdef.tmp`, "")
    const found = unwrap(await startProcess(disk).check(FOLDER))
    expect(found.map(({ file, severity }) => [file, severity])).toEqual([
      [".history.jsonl.0123456789abcdef.tmp", "remark"],
      ["articles/article-1", "damage"],
      ["backups/000001.json", "damage"],
    ])
  })

  it("repairs what can be rebuilt, from a backup if need be, and keeps what was damaged", async () => {
    const { disk, content } = await closedProject()
    disk.put(ARTICLE, "{")
    disk.put(HISTORY, "{}\n")
    disk.put(PROJECT, disk.text(PROJECT).slice(0, 40))
    const client = testApplication({ store: startProcess(disk) }).window("first")
    const { findings, repaired } = unwrap(await client.call("project.check", { path: FOLDER, repair: true }))
    expect(repaired).toHaveLength(2)
    expect(findings.filter(({ severity }) => severity === "damage")).toEqual([])
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    expect(await contentOf(opened)).toEqual(content)
    await opened.close()
    expect([...kept(disk, ARTICLE), ...kept(disk, HISTORY), ...kept(disk, PROJECT)]).toHaveLength(3)
  })
})

describe("a newer program's files", () => {
  it.each([
    ["project.json", PROJECT, (text: string) => text.replace('"version": 2', '"version": 3')],
    ["the project's history", PROJECT_HISTORY, () => newerLine()],
  ])("keep the project closed and untouched: %s", async (_, path, change) => {
    const { disk } = await closedProject()
    disk.put(path, change(disk.text(path)))
    await untouched(disk, "project-newer")
  })

  it("can be read as far as they are understood, and stay untouched", async () => {
    const { disk, content } = await closedProject()
    for (const path of [PROJECT, ARTICLE])
      disk.put(path, disk.text(path).replace('"version": 2', '"version": 3, "mood": "calm"'))
    disk.put(HISTORY, disk.text(HISTORY) + newerLine())
    const before = disk.files().map((path) => [path, disk.text(path)])
    const opened = unwrap(await startProcess(disk).openForReading(FOLDER, newer))
    expect(await contentOf(opened)).toMatchObject(content)
    refused(await opened.apply("article-1", [set("z", 1, 3)], stamp), "project-newer")
    await opened.close()
    expect(disk.files().map((path) => [path, disk.text(path)])).toEqual(before)
  })

  it("keep one article closed and untouched", async () => {
    const { disk } = await closedProject()
    const newer = disk.text(ARTICLE).replace('"version": 2', '"version": 3')
    disk.put(ARTICLE, newer)
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    refused(await opened.read("article-1"), "project-newer")
    refused(await opened.apply("article-1", [set("z", 1, 3)], stamp), "project-newer")
    await opened.close()
    expect(disk.text(ARTICLE)).toBe(newer)
  })
})

describe("fields that nobody here knows", () => {
  it("are kept when something else changes", async () => {
    const { disk } = await closedProject()
    disk.put(PROJECT, disk.text(PROJECT).replace('"name"', '"mood": "calm", "name"'))
    disk.put(
      ARTICLE,
      disk
        .text(ARTICLE)
        .replace('"metadata": {', '"rating": { "stars": 5 }, "metadata": { "desk": "Foreign",')
        .replace('"kind":"person"', '"weight":0.5,"kind":"person"'),
    )
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    unwrap(await opened.apply("article-1", [set("z", 1, 3)], stamp))
    unwrap(await opened.applyToProject({ type: "project.rename", name: "October" }, stamp))
    expect(opened.notices).toEqual([])
    await opened.close()
    expect(JSON.parse(disk.text(PROJECT))).toMatchObject({ name: "October", mood: "calm" })
    const saved = JSON.parse(disk.text(ARTICLE))
    expect(saved).toMatchObject({ rating: { stars: 5 }, metadata: { desk: "Foreign" } })
    expect(saved.annotations[0]).toMatchObject({ id: "a", weight: 0.5 })
    expect(saved.annotations).toHaveLength(3)
  })
})

describe("a folder that is no project", () => {
  it("is refused with nothing written to it", async () => {
    const disk = await newDisk()
    disk.put("/home/letter.txt", "Dear Maria")
    refused(await startProcess(disk).open("/home"), "not-a-project")
    refused(await startProcess(disk).open("/home/letter.txt"), "not-a-project")
    refused(await startProcess(disk).open("/home/letter.txt/deeper"), "not-found")
    refused(await startProcess(disk).create("/home", project(), stamp), "bad-request")
    expect(disk.files()).toEqual(["/home/letter.txt"])
  })
})

const newer = { code: "project-newer", message: "Written by a newer Postil." } as const

async function closedProject() {
  const disk = await newDisk()
  const opened = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
  unwrap(await opened.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  unwrap(await opened.add(article("Lavrov", "article-2"), bytesOf("Lavrov"), stamp))
  unwrap(await opened.apply("article-1", [set("a", 0, 6)], stamp))
  unwrap(await opened.apply("article-1", [set("b", 11, 17)], stamp))
  const content = await contentOf(opened)
  await opened.close()
  return { disk, content }
}

/** The contents of the files kept aside in place of one. */
function kept(disk: MemoryDisk, path: string): string[] {
  return disk
    .files()
    .filter((name) => name.startsWith(`${path}.damaged-`))
    .map((name) => disk.text(name))
}

async function untouched(disk: MemoryDisk, code: FailureCode): Promise<void> {
  const before = disk.files().map((path) => [path, disk.text(path)])
  refused(await startProcess(disk).open(FOLDER), code)
  expect(disk.files().map((path) => [path, disk.text(path)])).toEqual(before)
}

function newerLine(): string {
  return '{"version":3}\n'
}

function refused(result: Result<unknown> | Result<OpenProject>, code: FailureCode): void {
  expect(result).toMatchObject({ ok: false, error: { code } })
}
