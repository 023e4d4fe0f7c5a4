// What runs in a process of its own, to be killed. Started with a task and a folder; tells its parent what it did.

import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { JSONFilePreset } from "lowdb/node"
import { createFileProjectStore } from "../../../electron/store/project-store.ts"
import { claimSocketFile } from "../../../electron/store/socket-file-lock.ts"
import { unwrap } from "../../../shared/domain/result.ts"
import { annotation, stamp } from "../../support/article.ts"

const [task, folder] = process.argv.slice(2)
if (task === undefined || folder === undefined) throw new Error("A task and a folder are needed")

/** Holds a project until killed. */
async function hold(path: string): Promise<void> {
  unwrap(await createFileProjectStore().open(path))
  process.send?.("held")
  setInterval(() => {}, 1000)
}

/** Marks and marks, a few changes at a time and then one in both articles, and tells of each that was acknowledged. */
async function mark(path: string): Promise<void> {
  const opened = unwrap(await createFileProjectStore({ pace: { idle: 2, most: 10 } }).open(path))
  process.send?.("held")
  for (;;) {
    const { sequence } = unwrap(await opened.read("article-1"))
    await Promise.all(
      [1, 2, 3].map(async (step) => {
        const id = `a${sequence + step}`
        const operation = { type: "annotation.set", annotation: annotation(id, 0, 6) } as const
        // The disk may be gone: whoever took it away knows.
        if (!(await opened.apply("article-1", [operation], stamp)).ok) process.exit(1)
        process.send?.(id)
      }),
    )
    const both = `g${sequence}`
    const operations = [{ type: "annotation.set", annotation: annotation(both, 0, 6) } as const]
    const articles = ["article-1", "article-2"].map((id) => ({ id, operations }))
    if (!(await opened.applyTogether({ project: [], articles }, stamp)).ok) process.exit(1)
    process.send?.(both)
  }
}

/** Takes and releases a lock again and again; tells when another had it meanwhile. */
async function contend(path: string): Promise<void> {
  const marker = join(path, "holder")
  for (let turn = 0; ; ) {
    const held = await claimSocketFile(join(path, "locks"), "talks")
    if (held === undefined) continue
    const mine = `${process.pid}.${++turn}`
    await writeFile(marker, mine)
    await wait(Math.random() * 4)
    process.send?.((await readFile(marker, "utf8")) === mine ? "one" : "two")
    await held.release()
  }
}

/** Writes with lowdb as it comes, and tells of each write that it says is done. */
async function stock(file: string): Promise<void> {
  const low = await JSONFilePreset(file, { value: 0 })
  for (;;) {
    low.data.value++
    await low.write().catch(() => process.exit(1))
    process.send?.(String(low.data.value))
  }
}

if (task === "hold") await hold(folder)
else if (task === "mark") await mark(folder)
else if (task === "stock") await stock(folder)
else await contend(folder)
