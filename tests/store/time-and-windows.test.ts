// Order that does not depend on clocks, and several windows that write at once.

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { createFileProjectStore } from "../../electron/store/project-store.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { testApplication, textFile } from "../application/support.ts"
import { annotation, article, project, stamp } from "../support/article.ts"
import { amount, chance, seed, tell } from "./support/durability.ts"
import { FOLDER, newDisk, startProcess } from "./support/process.ts"
import { bytesOf } from "./support/scenario.ts"

it("a clock that jumps by years or by an hour changes no order", async () => {
  const disk = await newDisk()
  const first = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
  unwrap(await first.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp))
  await first.close()
  const clocks = [
    ["2016-03-01T00:00:00.000Z", "ten years back"],
    ["2036-03-01T00:00:00.000Z", "ten years on"],
    ["2026-03-29T00:59:59.000Z", "before the clocks go forward"],
    ["2026-03-29T01:00:00.000Z", "after they did"],
    ["2026-10-25T01:00:00.000Z", "as they go back"],
    ["2026-10-25T00:30:00.000Z", "in the hour that comes twice"],
  ] as const
  for (const [time, note] of clocks) {
    const opened = unwrap(await startProcess(disk).open(FOLDER))
    const operation = { type: "annotation.set", annotation: annotation("a", 0, 6, { note }) } as const
    unwrap(await opened.apply("article-1", [operation], { ...stamp, time }))
    await opened.close()
    const again = unwrap(await startProcess(disk).open(FOLDER))
    expect(unwrap(await again.read("article-1")).article.annotations.get("a")?.note).toBe(note)
    await again.close()
  }
  const last = unwrap(await startProcess(disk).open(FOLDER))
  const sequences = unwrap(await last.history("article-1")).map(({ sequence }) => sequence)
  expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7])
  await last.close()
  tell("clock jumps", `${clocks.length} jumps, order kept`)
})

it("two windows that write at once lose nothing, and a second process may only read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postil-"))
  const store = createFileProjectStore()
  const { application, window } = testApplication({ store })
  const windows = [window("one"), window("two")]
  const [one] = windows
  if (one === undefined) throw new Error("There are two windows")
  unwrap(await one.call("app.setCreator", { name: "Ana" }))
  const { path } = unwrap(await one.call("project.create", { path: join(folder, "Talks") }))
  const files = [textFile("talks.txt", "Austin met Shoigu.")]
  const id = unwrap(await one.call("article.import", { files }))[0]?.articleId ?? ""
  const random = chance(4)
  const edits = amount(400, 10_000)
  const expected = new Map<string, string>()
  for (let done = 0; done < edits; ) {
    const burst = Array.from({ length: 1 + Math.floor(random() * 20) }, () => ++done)
    await Promise.all(
      burst.map(async (number) => {
        const client = windows[Math.floor(random() * 2)] ?? one
        const name = `a${number % 500}`
        const operation = {
          type: "annotation.set",
          annotation: annotation(name, 0, 6, { note: String(number) }),
        } as const
        expected.set(name, String(number))
        unwrap(await client.call("article.apply", { id, operations: [operation] }))
      }),
    )
  }
  const other = testApplication({ store: createFileProjectStore() }).window("other process")
  const opened = unwrap(await other.call("project.open", { path }))
  expect(opened.readOnly).toMatch(/already open/)
  await application.close()
  const again = unwrap(await createFileProjectStore().open(path))
  const { annotations } = unwrap(await again.read(id)).article
  const notes = new Map([...annotations.values()].map((one) => [one.id, one.note]))
  expect(notes, `seed ${seed}`).toEqual(expected)
  await again.close()
  await rm(folder, { recursive: true })
  tell("two windows, a second process refused", `${edits} edits, 0 lost`)
}, 600_000)
