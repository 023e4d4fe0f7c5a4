// The app's host, as built, is killed while a window edits: nothing acknowledged is lost, the next start gets the
// project at once, and nothing is left lying about.

import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as wait } from "node:timers/promises"
import { afterAll, beforeAll, expect, it } from "vitest"
import { build } from "../../electron/bin/build.mjs"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import { type Client, createClient } from "../../shared/contract/client.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { isTemporaryName } from "../../shared/storage/layout.ts"
import { connectSocket } from "../hosts/support/socket.ts"
import { annotation, article, project, stamp } from "../support/article.ts"
import { amount, chance, seed, tell } from "./support/durability.ts"
import { bytesOf } from "./support/scenario.ts"

let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  await build(["node", "renderer"])
  folder = await mkdtemp(path.join(tmpdir(), "postil-"))
})
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL")
  await rm(folder, { recursive: true })
})

it("a host killed at any moment loses nothing it acknowledged", async () => {
  const directory = path.join(folder, "Talks")
  const made = unwrap(await createFileProjectStore().create(directory, project(), stamp))
  unwrap(await made.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  await made.close()
  const random = chance(5)
  const cycles = amount(4, 2000)
  /** By annotation: the last number acknowledged, and the last one sent. */
  const numbers = new Map<string, { acknowledged: number; sent: number }>()
  let acknowledged = 0
  let next = 0
  for (let cycle = 0; cycle <= cycles; cycle++) {
    const host = await startHost(directory)
    const { article } = unwrap(await host.client.call("article.open", { id: "article-1" }))
    const found = new Map(article.annotations.map(({ id, note }) => [id, Number(note)]))
    for (const [id, { acknowledged, sent }] of numbers) {
      const number = found.get(id) ?? 0
      expect(number >= acknowledged && number <= sent, `seed ${seed}, cycle ${cycle}, ${id}: ${number}`).toBe(
        true,
      )
      numbers.set(id, { acknowledged: number, sent: number })
    }
    const names = await readdir(directory, { recursive: true })
    expect(names.filter((name) => name.split(path.sep).some(isTemporaryName))).toEqual([])
    let alive = true
    const editing = (async () => {
      while (alive) {
        await Promise.all(
          Array.from({ length: 1 + Math.floor(random() * 4) }, async () => {
            const number = ++next
            const id = `a${number % 100}`
            const known = numbers.get(id) ?? { acknowledged: 0, sent: 0 }
            numbers.set(id, { ...known, sent: number })
            const operation = {
              type: "annotation.set",
              annotation: annotation(id, 0, 6, { note: String(number) }),
            } as const
            const applied = await host.client.call("article.apply", {
              id: "article-1",
              operations: [operation],
            })
            if (!applied.ok) {
              alive = false
              return
            }
            acknowledged++
            const now = numbers.get(id) ?? known
            numbers.set(id, { ...now, acknowledged: Math.max(now.acknowledged, number) })
          }),
        )
      }
    })()
    await wait(20 + random() * 120)
    await host.kill()
    await editing
  }
  tell(
    "SIGKILL of a host while editing",
    `${cycles} cycles, ${acknowledged} acknowledged, 0 lost, 0 orphaned files`,
  )
  expect(acknowledged).toBeGreaterThan(cycles)
}, 7_200_000)

async function startHost(directory: string): Promise<{ client: Client; kill(): Promise<void> }> {
  const program = path.resolve("electron/bin/postil.mjs")
  const child = spawn(process.execPath, [program, "serve", directory, "--no-open"], {
    env: { ...process.env, POSTIL_DATA: path.join(folder, "data"), POSTIL_DOCUMENTS: folder },
    stdio: ["ignore", "pipe", "inherit"],
  })
  running.add(child)
  const [line] = await once(createInterface(child.stdout), "line")
  const client = createClient(connectSocket(new URL(String(line))))
  return {
    client,
    async kill() {
      const ended = once(child, "exit")
      child.kill("SIGKILL")
      await ended
      running.delete(child)
    },
  }
}
