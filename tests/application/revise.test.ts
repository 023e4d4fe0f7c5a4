// Newer versions of articles, as windows and commands ask for them.

import { expect, test } from "vitest"
import { unwrap } from "../../shared/domain/result.ts"
import { annotation } from "../support/article.ts"
import { testApplication, textFile } from "./support.ts"

const sentences = Array.from(
  { length: 30 },
  (_, index) =>
    `Sentence ${index} says that minister ${index * 7} met delegation ${index * 13} in room ${index % 9}.`,
)
const story = sentences.join(" ")
const updated = `${sentences.slice(0, 20).join(" ")} Late in the evening both sides confirmed the report.`

async function withStory(meanwhile?: () => Promise<void> | undefined) {
  let seconds = 0
  const now = () => new Date(Date.UTC(2022, 9, 22, 8, 0, seconds++)).toISOString()
  const postil = testApplication(
    meanwhile && { clock: { now, pause: () => meanwhile() ?? Promise.resolve() } },
  )
  const client = postil.window("one")
  unwrap(await client.call("project.create", { path: "/documents/Postil/News" }))
  const [imported] = unwrap(await client.call("article.import", { files: [textFile("story.txt", story)] }))
  const id = imported?.articleId ?? ""
  const mark = (words: string) => {
    const start = story.indexOf(words)
    return {
      type: "annotation.set",
      annotation: annotation(`n${start}`, start, start + words.length),
    } as const
  }
  unwrap(await client.call("article.apply", { id, operations: [mark("minister 7 "), mark("minister 203")] }))
  const read = async () => unwrap(await client.call("article.open", { id })).article
  return { ...postil, client, id, read }
}

test("a file that is a newer version is offered as such, and can update the article afterwards", async () => {
  const { client, id, read } = await withStory()
  const [imported] = unwrap(await client.call("article.import", { files: [textFile("new.txt", updated)] }))
  expect(imported).toMatchObject({ outcome: "imported-with-remarks", like: { id, title: "story" } })
  const from = imported?.articleId ?? ""
  const { counts } = unwrap(await client.call("article.revise", { id, from }))
  expect(counts).toEqual({ kept: 1, moved: 0, changed: 0, orphaned: 1 })
  const article = await read()
  expect(article.reviews).toMatchObject([{ verdict: "orphaned", quotes: ["minister 203"] }])
  expect(article.source.fileName).toBe("new.txt")
  expect(article.formerSources?.map(({ fileName }) => fileName)).toEqual(["story.txt"])
  const rows = unwrap(await client.call("library.list", {}))
  expect(rows.find((row) => row.id === from)?.trashed).toBeDefined()
  expect(rows.find((row) => row.id === id)?.toReview).toBe(1)
  // Neither version comes in once more.
  const files = [textFile("a.txt", story), textFile("b.txt", updated)]
  const again = unwrap(await client.call("article.import", { files }))
  expect(again.map(({ outcome, articleId }) => [outcome, articleId])).toEqual([
    ["already-there", id],
    ["already-there", id],
  ])
})

test("where asked to, an import updates at once; other windows hear of it; and it can be taken back", async () => {
  const { client, id, read, events } = await withStory()
  const before = await read()
  const files = [textFile("new.txt", updated), textFile("other.txt", "Something else altogether.")]
  const outcomes = unwrap(await client.call("article.import", { files, revise: true }))
  expect(outcomes).toMatchObject([
    { outcome: "revised", articleId: id, counts: { kept: 1, orphaned: 1 } },
    { outcome: "imported" },
  ])
  expect(events).toContainEqual(
    expect.objectContaining({
      type: "article.changed",
      id,
      operations: [expect.objectContaining({ type: "article.revise" })],
    }),
  )
  unwrap(await client.call("article.unrevise", { id }))
  expect(await read()).toEqual(before)
})

test("an update is refused where it would cost something", async () => {
  const { client, id } = await withStory()
  const [imported] = unwrap(await client.call("article.import", { files: [textFile("new.txt", updated)] }))
  const from = imported?.articleId ?? ""
  const code = async (request: Parameters<typeof client.call<"article.revise">>[1]) => {
    const answer = await client.call("article.revise", request)
    return answer.ok ? "ok" : answer.error.code
  }
  expect(await code({ id, file: textFile("same.txt", story) })).toBe("bad-request")
  expect(await code({ id, file: textFile("none.txt", "") })).toBe("empty-file")
  expect(await code({ id, from: id })).toBe("bad-request")
  const marking = { type: "annotation.set", annotation: annotation("x", 0, 8) } as const
  unwrap(await client.call("article.apply", { id: from, operations: [marking] }))
  expect(await code({ id, from })).toBe("bad-request")
  expect(await code({ id, file: textFile("newer.txt", updated) })).toBe("ok")
  unwrap(await client.call("article.apply", { id, operations: [marking] }))
  expect(await client.call("article.unrevise", { id })).toMatchObject({ ok: false })
})

test("what another window does while an update is worked out is kept, and judged with the rest", async () => {
  let marking: (() => Promise<void>) | undefined
  const postil = await withStory(() => {
    const mark = marking
    marking = undefined
    return mark?.()
  })
  const { client, id, read } = postil
  const other = postil.window("two")
  const start = story.indexOf("minister 21 ")
  marking = async () => {
    const operations = [
      { type: "annotation.set", annotation: annotation("late", start, start + 11) } as const,
    ]
    unwrap(await other.call("article.apply", { id, operations }))
  }
  const { counts } = unwrap(await client.call("article.revise", { id, file: textFile("new.txt", updated) }))
  expect(counts).toEqual({ kept: 2, moved: 0, changed: 0, orphaned: 1 })
  const { annotations, revisions } = await read()
  const [late] = annotations.filter((one) => one.id === "late").flatMap(({ spans }) => spans)
  expect(updated.slice(late?.start, late?.end)).toBe("minister 21")
  expect(revisions).toHaveLength(1)
})

test("an article that never rests keeps all that is done to it, and its update says why it was left", async () => {
  let [pauses, made, busy] = [0, 0, false]
  const postil = await withStory(() => (busy && pauses++ % 20 === 0 ? mark(made++) : undefined))
  const { client, id, read } = postil
  const other = postil.window("two")
  const mark = async (index: number) => {
    const operations = [
      { type: "annotation.set", annotation: annotation(`late${index}`, index, index + 8) } as const,
    ]
    unwrap(await other.call("article.apply", { id, operations }))
  }
  busy = true
  const revised = await client.call("article.revise", { id, file: textFile("new.txt", updated) })
  busy = false
  expect(revised).toMatchObject({ ok: false, error: { code: "text-changed" } })
  const { source, annotations, reviews, revisions } = await read()
  expect([source.fileName, revisions]).toEqual(["story.txt", undefined])
  expect(annotations).toHaveLength(2 + made)
  expect(reviews ?? []).toEqual([])
})
