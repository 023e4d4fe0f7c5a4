import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createSaver, type SaveState } from "../../renderer/app/saver.ts"
import { createClient } from "../../shared/contract/client.ts"
import type { Request } from "../../shared/contract/operations.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { type Failure, type FailureCode, fail, ok, type Result } from "../../shared/domain/result.ts"

interface Call {
  readonly id: string
  readonly operations: readonly ArticleOperation[]
  answer(result: Result<{ sequence: number }>): Promise<void>
}

/** A client whose calls are answered by hand, in any order. */
function handClient() {
  const calls: Call[] = []
  const client = createClient({
    call: (_name, request) =>
      new Promise((resolve) => {
        calls.push({
          ...(request as Request<"article.apply">),
          async answer(result) {
            resolve(result)
            await vi.advanceTimersByTimeAsync(0)
          },
        })
      }),
    listen: () => () => undefined,
  })
  return { client, calls }
}

const saved = ok({ sequence: 1 })
const failed = (code: FailureCode) => fail(code, `It failed: ${code}`)
const title = (text: string): ArticleOperation => ({ type: "article.set", fields: { title: text } })
const remove = (id: string): ArticleOperation => ({ type: "annotation.remove", id })
const note = (id: string, text: string) =>
  ({
    type: "annotation.set",
    annotation: { id, kind: "claim", spans: [], note: text, creator: "c", created: "", modified: "" },
  }) as const satisfies ArticleOperation

function start() {
  const { client, calls } = handClient()
  const refusals: { articleId: string; failure: Failure }[] = []
  const saver = createSaver(client, {
    refused: (articleId, failure) => refusals.push({ articleId, failure }),
    elsewhere: () => undefined,
    recordsRefused: (failure) => refusals.push({ articleId: "records", failure }),
  })
  const states: SaveState[] = []
  saver.subscribe(() => states.push(saver.get()))
  const call = (index: number): Call => {
    const found = calls[index]
    if (found === undefined) throw new Error(`There was no call ${index}`)
    return found
  }
  return { saver, calls, call, states, refusals }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe("saving", () => {
  it("says Saved only after the host has answered", async () => {
    const { saver, call } = start()
    expect(saver.get()).toEqual({ state: "saved" })
    saver.add("a", [title("One")])
    expect(saver.get()).toEqual({ state: "saving" })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saver.get()).toEqual({ state: "saving" })
    await call(0).answer(saved)
    expect(saver.get()).toEqual({ state: "saved" })
  })

  it("gathers what is done during a call into the next one, in order", async () => {
    const { saver, calls, call } = start()
    saver.add("a", [title("One")])
    saver.add("a", [title("Two"), remove("x")])
    saver.add("a", [title("Three")])
    expect(calls).toHaveLength(1)
    await call(0).answer(saved)
    expect(saver.get()).toEqual({ state: "saving" })
    expect(call(1).operations).toEqual([title("Two"), remove("x"), title("Three")])
    await call(1).answer(saved)
    expect(calls).toHaveLength(2)
    expect(saver.get()).toEqual({ state: "saved" })
  })

  it("replaces a waiting value of the same annotation, never one under way and never across other changes", async () => {
    const { saver, call } = start()
    saver.add("a", [note("n", "T")])
    for (const text of ["Th", "The", "They"]) saver.add("a", [note("n", text)])
    saver.add("a", [remove("m"), note("n", "They said")])
    expect(call(0).operations).toEqual([note("n", "T")])
    await call(0).answer(saved)
    expect(call(1).operations).toEqual([note("n", "They"), remove("m"), note("n", "They said")])
  })

  it("keeps articles apart: a slow one does not hold up another", async () => {
    const { saver, call } = start()
    saver.add("a", [title("A")])
    saver.add("b", [title("B")])
    expect([call(0).id, call(1).id]).toEqual(["a", "b"])
    await call(1).answer(saved)
    expect([saver.pending("a"), saver.pending("b")]).toEqual([[title("A")], []])
    expect(saver.get()).toEqual({ state: "saving" })
    await call(0).answer(saved)
    expect(saver.get()).toEqual({ state: "saved" })
  })
})

describe("failing", () => {
  it("keeps the work, says why and how much, and tries again with growing patience", async () => {
    const { saver, calls, call } = start()
    saver.add("a", [title("One"), remove("x")])
    await call(0).answer(failed("disk-full"))
    expect(saver.get()).toEqual({ state: "unsaved", message: "It failed: disk-full", waiting: 2 })
    saver.add("a", [title("Two")])
    expect(calls).toHaveLength(1)
    expect(saver.get()).toMatchObject({ waiting: 3 })
    for (const [index, delay] of [500, 1000, 2000, 5000, 10_000, 10_000].entries()) {
      await vi.advanceTimersByTimeAsync(delay - 1)
      expect(calls).toHaveLength(index + 1)
      await vi.advanceTimersByTimeAsync(1)
      expect(call(index + 1).operations).toEqual([title("One"), remove("x"), title("Two")])
      expect(saver.get()).toMatchObject({ state: "unsaved", waiting: 3 })
      await call(index + 1).answer(failed("disk-full"))
    }
    saver.retryNow()
    await call(7).answer(saved)
    expect(saver.get()).toEqual({ state: "saved" })
    expect(vi.getTimerCount()).toBe(0)
  })

  it("starts with a short delay again after a success", async () => {
    const { saver, calls, call } = start()
    saver.add("a", [title("One")])
    await call(0).answer(failed("io"))
    await vi.advanceTimersByTimeAsync(500)
    await call(1).answer(saved)
    saver.add("a", [title("Two")])
    await call(2).answer(failed("io"))
    await vi.advanceTimersByTimeAsync(500)
    expect(calls).toHaveLength(4)
  })

  it("stays unsaved while one article fails, although others are saved", async () => {
    const { saver, call } = start()
    saver.add("a", [title("A")])
    saver.add("b", [title("B")])
    await call(0).answer(failed("article-damaged"))
    await call(1).answer(saved)
    expect(saver.get()).toMatchObject({ state: "unsaved", waiting: 1 })
  })

  it("settles when nothing is under way, saved or not", async () => {
    const { saver, call } = start()
    expect(await saver.settled()).toEqual({ state: "saved" })
    saver.add("a", [title("A")])
    const settled = saver.settled()
    await call(0).answer(failed("unavailable"))
    expect(await settled).toMatchObject({ state: "unsaved" })
  })

  it("settles also when an attempt fails in the same way as the one before", async () => {
    const { saver, call } = start()
    saver.add("a", [title("A")])
    await call(0).answer(failed("io"))
    saver.retryNow()
    const settled = saver.settled()
    await call(1).answer(failed("io"))
    expect(await settled).toMatchObject({ state: "unsaved", waiting: 1 })
  })

  it("finds the one change that the host refuses and saves all others", async () => {
    const { saver, calls, refusals } = start()
    const operations = ["1", "2", "bad", "4", "5", "6", "7"].map(remove)
    saver.add("a", operations)
    const durable: ArticleOperation[] = []
    for (let index = 0; index < calls.length; index++) {
      const call = calls[index]
      if (call === undefined) break
      const bad = call.operations.some((one) => one.type === "annotation.remove" && one.id === "bad")
      if (!bad) durable.push(...call.operations)
      await call.answer(bad ? failed("bad-operation") : saved)
    }
    expect(durable).toEqual(["1", "2", "4", "5", "6", "7"].map(remove))
    expect(refusals).toEqual([{ articleId: "a", failure: failed("bad-operation").error }])
    expect(saver.get()).toMatchObject({ state: "unsaved", waiting: 1 })
    saver.forget("a")
    expect(saver.get()).toEqual({ state: "saved" })
  })

  it("removes no annotation whose text could not be deleted", async () => {
    const { saver, calls } = start()
    const deletion: ArticleOperation = { type: "text.replace", at: utf16(0), delete: 4, insert: "", on: "" }
    saver.add("a", [title("One"), remove("x"), remove("y"), deletion, remove("z")])
    const durable: ArticleOperation[] = []
    for (let index = 0; index < calls.length; index++) {
      const call = calls[index]
      if (call === undefined) break
      const bad = call.operations.includes(deletion)
      if (!bad) durable.push(...call.operations)
      await call.answer(bad ? failed("text-changed") : saved)
    }
    expect(durable).toEqual([title("One")])
    expect(saver.pending("a")).toEqual([])
  })
})

it("brings every change to the host once and in order, whatever fails between", async () => {
  const codes: FailureCode[] = ["unavailable", "io", "disk-full", "not-permitted", "internal"]
  const step = fc.oneof(
    fc.record({ add: fc.constantFrom("a", "b", "c") }),
    fc.record({ answer: fc.nat(), code: fc.option(fc.constantFrom(...codes), { nil: undefined }) }),
    fc.record({ wait: fc.nat({ max: 12_000 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { saver, calls } = start()
      const made: Record<string, ArticleOperation[]> = { a: [], b: [], c: [] }
      const durable: Record<string, ArticleOperation[]> = { a: [], b: [], c: [] }
      const open = new Set<number>()
      let seen = 0
      const look = () => {
        while (seen < calls.length) open.add(seen++)
        const ids = [...open].map((index) => calls[index]?.id)
        expect(new Set(ids).size).toBe(ids.length) // never two calls at once for one article
        const done = ["a", "b", "c"].every((id) => made[id]?.length === durable[id]?.length)
        expect(saver.get().state === "saved").toBe(done)
      }
      const answer = async (index: number, code?: FailureCode) => {
        const call = calls[index]
        if (call === undefined) return
        open.delete(index)
        if (code === undefined) durable[call.id]?.push(...call.operations)
        await call.answer(code === undefined ? saved : failed(code))
        look()
      }
      for (const [number, one] of steps.entries()) {
        if ("add" in one) {
          made[one.add]?.push(title(`${number}`))
          saver.add(one.add, [title(`${number}`)])
        } else if ("wait" in one) await vi.advanceTimersByTimeAsync(one.wait)
        else if (open.size > 0) await answer([...open][one.answer % open.size] ?? 0, one.code)
        look()
      }
      for (let round = 0; saver.get().state !== "saved" && round < 500; round++) {
        saver.retryNow()
        look()
        for (const index of [...open]) await answer(index)
      }
      expect(durable).toEqual(made)
      expect(saver.get()).toEqual({ state: "saved" })
    }),
    { numRuns: 300 },
  )
})
