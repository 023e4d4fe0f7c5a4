// Several processes and one project, on a real disk: only one may write, and being killed costs nothing.

import { mkdtemp, readdir, rm } from "node:fs/promises"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { isTemporaryName } from "../../shared/storage/layout.ts"
import { article, project, stamp } from "../support/article.ts"
import { buildWorker, type Task, type Worker } from "./support/children.ts"
import { chance } from "./support/durability.ts"
import { bytesOf } from "./support/scenario.ts"

const random = chance(3)
let folder: string
let start: (task: Task, path: string) => Worker
const workers: Worker[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-"))
  const launch = await buildWorker(join(folder, "worker"))
  start = (task, path) => {
    const worker = launch(task, path)
    workers.push(worker)
    return worker
  }
})

afterAll(async () => {
  for (const { child } of workers) child.kill("SIGKILL")
  await rm(folder, { recursive: true })
})

it("a project is open in one process at a time, and free the moment that one is killed", async () => {
  const path = await newProject("Locked")
  const holder = start("hold", path)
  await holder.heard()
  const refused = await createFileProjectStore().open(path)
  expect(refused).toMatchObject({ ok: false, error: { code: "project-locked" } })
  const message = refused.ok ? "" : refused.error.message
  expect(message).toContain(`process ${holder.child.pid} on ${hostname()}`)
  await holder.kill()
  const opened = unwrap(await createFileProjectStore().open(path))
  await opened.close()
})

it("a process that is killed while saving loses nothing it acknowledged", async () => {
  const path = await newProject("Killed")
  for (let cycle = 0; cycle < 5; cycle++) {
    const worker = start("mark", path)
    // That it holds the project, and its first change.
    await worker.heard()
    await worker.heard()
    await wait(random() * 150)
    await worker.kill()
    const opened = unwrap(await createFileProjectStore().open(path))
    const { annotations } = unwrap(await opened.read("article-1")).article
    const other = unwrap(await opened.read("article-2")).article.annotations
    expect([...other.keys()]).toEqual([...annotations.keys()].filter((id) => id.startsWith("g")))
    const acknowledged = worker.messages.filter((message) => message !== "held")
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(acknowledged.filter((id) => !annotations.has(id))).toEqual([])
    await opened.close()
    const names = await readdir(path, { recursive: true })
    expect(names.filter((name) => name.split("/").some(isTemporaryName))).toEqual([])
  }
})

it("socket files give a lock to one process at a time, also while holders are killed", async () => {
  const contenders = Array.from({ length: 4 }, () => start("contend", folder))
  const told = () => workers.flatMap(({ messages }) => messages)
  const turns = () => told().filter((message) => message === "one").length
  for (let kills = 0; kills < 8 || turns() <= 20; kills++) {
    await Promise.race(contenders.map((worker) => worker.heard()))
    await wait(random() * 100)
    await contenders.shift()?.kill()
    contenders.push(start("contend", folder))
  }
  await Promise.all(contenders.map((worker) => worker.kill()))
  expect(told().filter((message) => message === "two")).toEqual([])
})

async function newProject(name: string): Promise<string> {
  const opened = unwrap(await createFileProjectStore().create(join(folder, name), project(), stamp))
  unwrap(await opened.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  unwrap(await opened.add(article("Lavrov spoke", "article-2"), bytesOf("Lavrov spoke"), stamp))
  await opened.close()
  return opened.path
}
