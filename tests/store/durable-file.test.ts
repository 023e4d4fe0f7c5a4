// lowdb over the durable adapter: each write's promise is about that write, and the file is never anything but whole.

import { Low } from "lowdb"
import { describe, expect, it } from "vitest"
import { durableAdapter } from "../../electron/store/durable-file.ts"
import { HistoryFile } from "../../electron/store/history-file.ts"
import { faulty, type Outcome } from "./support/faults.ts"
import { everythingLost, type MemoryDisk, onlyNamesKept } from "./support/memory-disk.ts"
import { newDisk } from "./support/process.ts"

const FILE = "/home/data.json"
const HISTORY = "/home/history.jsonl"
const codec = {
  parse: (bytes: Uint8Array): { value: number } => JSON.parse(new TextDecoder().decode(bytes)),
  stringify: (data: { value: number }) => JSON.stringify(data),
}

describe("lowdb over the durable adapter", () => {
  it("tells the fate of each write by its own promise, and writes what was there when it was asked", async () => {
    const { disk, low } = await openLow((call) => (call === 1 ? { fails: "EIO" } : "works"))
    const writes = [1, 2, 3].map((value) => {
      low.data.value = value
      return low.write().then(
        () => disk.text(FILE),
        () => "failed",
      )
    })
    expect(await Promise.all(writes)).toEqual(["failed", '{"value":2}', '{"value":3}'])
  })

  it("has written durably when its promise resolves", async () => {
    const { disk, low } = await openLow()
    await low.write()
    low.data.value = 1
    await low.write()
    for (const fate of [everythingLost, onlyNamesKept]) {
      expect(disk.afterPowerCut(fate).text(FILE)).toBe('{"value":1}')
    }
  })

  it("renames again where a scanner holds the file for a moment, and gives up on a real refusal", async () => {
    let renames = 0
    const { disk, low } = await openLow((_, name) =>
      name === "rename" && ++renames < 3 ? { fails: "EBUSY" } : "works",
    )
    await low.write()
    expect(disk.text(FILE)).toBe('{"value":0}')
    const refused = await openLow((_, name) => (name === "rename" ? { fails: "EPERM" } : "works"))
    await expect(refused.low.write()).rejects.toThrow("EPERM")
    expect(refused.disk.files()).toEqual([])
  })

  it("goes on where writes are short", async () => {
    const { disk, low } = await openLow((_, name) => (name === "write" ? "short" : "works"))
    low.data.value = 123_456_789
    await low.write()
    expect(disk.text(FILE)).toBe('{"value":123456789}')
  })

  it("reads nothing only where there is no file", async () => {
    const { low } = await openLow()
    await low.read()
    expect(low.data).toEqual({ value: 0 })
    const unreadable = await openLow(() => ({ fails: "EACCES" }))
    await expect(unreadable.low.read()).rejects.toThrow("EACCES")
  })
})

describe("a history's file", () => {
  it("is not written to once another program has changed it", async () => {
    const changes: ((disk: MemoryDisk) => void)[] = [
      (disk) => disk.put(HISTORY, `${disk.text(HISTORY)}theirs\n`),
      (disk) => disk.put(HISTORY, disk.text(HISTORY)),
      (disk) => disk.put(HISTORY, ""),
    ]
    for (const change of changes) {
      const disk = await newDisk()
      const history = new HistoryFile(disk, HISTORY, 0, false)
      await history.append(new TextEncoder().encode("ours\n"))
      change(disk)
      const theirs = disk.text(HISTORY)
      await expect(history.append(new TextEncoder().encode("more\n"))).rejects.toThrow("another program")
      expect(disk.text(HISTORY)).toBe(theirs)
    }
  })

  it("has no trace of an append that failed, once a later one succeeded", async () => {
    const disk = await newDisk()
    let broken = false
    const failing = faulty(disk, (_, name) =>
      broken && (name === "sync" || name === "truncate") ? { fails: "EIO" } : "works",
    )
    const history = new HistoryFile(failing, HISTORY, 0, false)
    await history.append(new TextEncoder().encode("first\n"))
    broken = true
    await expect(history.append(new TextEncoder().encode("never promised\n"))).rejects.toThrow("EIO")
    broken = false
    await history.append(new TextEncoder().encode("next\n"))
    await history.close()
    expect(disk.text(HISTORY)).toBe("first\nnext\n")
    expect(disk.afterPowerCut(everythingLost).text(HISTORY)).toBe("first\nnext\n")
  })
})

async function openLow(outcomeOf: (call: number, name: string) => Outcome = () => "works") {
  const disk = await newDisk()
  const low = new Low(durableAdapter(faulty(disk, outcomeOf), FILE, codec), { value: 0 })
  return { disk, low }
}
