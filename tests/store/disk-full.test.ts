// The disk runs full after every 4 KB of what a change writes: the state before stays, the refusal says why, and
// saving goes on as soon as there is room.

import { expect, it } from "vitest"
import type { FileSystem, OpenFile } from "../../electron/store/file-system.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { isTemporaryName } from "../../shared/storage/layout.ts"
import { article, project, stamp } from "../support/article.ts"
import { amount, tell } from "./support/durability.ts"
import { everythingLost, type MemoryDisk, systemError } from "./support/memory-disk.ts"
import { contentOf, FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf, set } from "./support/scenario.ts"

const STEP = 4096
const TEXT = "Austin met Shoigu. ".repeat(amount(400, 4000))

it("a disk that runs full at any point loses nothing, and saving goes on when there is room", async () => {
  let refusals = 0
  let steps = 0
  for (let room = 0, full = true; full; room += STEP, steps++) {
    const disk = await newDisk()
    const made = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
    unwrap(await made.add(article(TEXT), bytesOf(TEXT), stamp))
    await made.close()

    const quota = { left: Number.POSITIVE_INFINITY, met: false }
    const opened = unwrap(await startProcess(limited(disk, quota)).open(FOLDER))
    unwrap(await opened.read("article-1"))
    const before = await contentOf(opened)
    quota.left = room
    const results = [
      await opened.apply("article-1", [set("a", 0, 6)], stamp),
      await opened.add(article(TEXT, "article-2"), bytesOf(TEXT), stamp),
      await opened.backUp("regular"),
    ]
    for (const result of results) {
      if (result.ok) continue
      refusals++
      expect(result.error.code).toBe("disk-full")
    }
    if (results.every(({ ok }) => !ok)) expect(await contentOf(opened)).toEqual(before)
    full = quota.met
    quota.left = Number.POSITIVE_INFINITY
    unwrap(await opened.apply("article-1", [set("b", 11, 17)], stamp))
    const after = await contentOf(opened)
    await opened.close()
    const again = unwrap(await startProcess(disk.afterPowerCut(everythingLost)).open(FOLDER))
    expect(await contentOf(again)).toEqual(after)
    await again.close()
    expect(disk.files().filter((path) => path.split("/").some(isTemporaryName))).toEqual([])
  }
  tell("disk full at every 4 KB", `${steps} steps, ${refusals} refusals, 0 lost`)
  expect(refusals).toBeGreaterThan(3)
})

/** A disk that takes as many bytes as are left, the last of them by a short write. */
function limited(disk: MemoryDisk, quota: { left: number; met: boolean }): FileSystem {
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    ...file,
    async write(bytes, position) {
      if (quota.left <= 0) {
        quota.met = true
        throw systemError("ENOSPC", path)
      }
      const taken = bytes.subarray(0, quota.left)
      quota.left -= taken.length
      return await file.write(taken, position)
    },
  })
  const bound: FileSystem = {
    open: async (path, use) => wrap(await disk.open(path, use), path),
    rename: (from, to) => disk.rename(from, to),
    unlink: (path) => disk.unlink(path),
    makeFolder: (path) => disk.makeFolder(path),
    removeFolder: (path) => disk.removeFolder(path),
    readFolder: (path) => disk.readFolder(path),
    stat: (path) => disk.stat(path),
    realPath: (path) => disk.realPath(path),
    syncFolder: (path) => disk.syncFolder(path),
  }
  return bound
}
