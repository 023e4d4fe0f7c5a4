// Modes of what is written, and folders that may not be written to. Real modes do not bind the superuser, so the
// refusal itself is also had from a file system that refuses.

import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createExportFolder } from "../../electron/store/export-folder.ts"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { article, project, stamp } from "../support/article.ts"
import { faulty } from "./support/faults.ts"
import { FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf, set } from "./support/scenario.ts"

const posix = process.platform !== "win32"
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-"))
})
afterAll(() => rm(folder, { recursive: true }))

it.runIf(posix)("everything in a project is for its owner alone", async () => {
  const opened = unwrap(await createFileProjectStore().create(join(folder, "Private"), project(), stamp))
  unwrap(await opened.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  unwrap(await opened.apply("article-1", [set("a", 0, 6)], stamp))
  await opened.close()
  const names = await readdir(opened.path, { recursive: true })
  expect(names.length).toBeGreaterThan(6)
  for (const name of [".", ...names]) {
    const stats = await lstat(join(opened.path, name))
    expect([name, (stats.mode & 0o777).toString(8)]).toEqual([name, stats.isDirectory() ? "700" : "600"])
  }
})

it("a folder that may not be read or written is named and left alone", async () => {
  const disk = await newDisk()
  const made = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
  await made.close()
  const before = disk.files()
  for (const forbidden of [/open to read/, /open to create/]) {
    const fileSystem = faulty(disk, (_, name) => (forbidden.test(name) ? { fails: "EACCES" } : "works"))
    const refused = await startProcess(fileSystem).open(FOLDER)
    expect(refused).toMatchObject({ ok: false, error: { code: "not-permitted", path: FOLDER } })
    expect(refused.ok ? "" : refused.error.message).toContain(FOLDER)
  }
  expect(disk.files()).toEqual(before)
  const nowhere = faulty(disk, (_, name) => (name === "make folder" ? { fails: "EACCES" } : "works"))
  expect(await startProcess(nowhere).create("/home/other", project(), stamp)).toMatchObject({
    ok: false,
    error: { code: "not-permitted", path: "/home/other" },
  })
})

const root = process.getuid?.() === 0
if (root) console.warn("Skipped “real modes are respected”: root may read and write everything.")
it.runIf(posix && !root)("real modes are respected", async () => {
  const path = join(folder, "ReadOnly")
  const made = unwrap(await createFileProjectStore().create(path, project(), stamp))
  await made.close()
  await chmod(path, 0o500)
  expect(await createFileProjectStore().open(path)).toMatchObject({
    ok: false,
    error: { code: "not-permitted" },
  })
  await chmod(path, 0o700)
})

it.runIf(posix)("an export does not follow links out of its folder", async () => {
  const exports = join(folder, "exports")
  const outside = join(folder, "outside")
  await Promise.all([mkdir(exports), mkdir(outside)])
  await writeFile(join(outside, "letter.txt"), "Dear Maria")
  await symlink(outside, join(exports, "brat"))
  await symlink(join(outside, "letter.txt"), join(exports, "letter.txt"))
  const refused = await createExportFolder().write(exports, [{ name: "brat/one.txt", content: "1" }])
  expect(refused).toMatchObject({ ok: false, error: { code: "not-permitted" } })
  unwrap(await createExportFolder().write(exports, [{ name: "letter.txt", content: "2" }]))
  expect(await readdir(outside)).toEqual(["letter.txt"])
  expect(await readFile(join(outside, "letter.txt"), "utf8")).toBe("Dear Maria")
  expect(await readFile(join(exports, "letter.txt"), "utf8")).toBe("2")
})
