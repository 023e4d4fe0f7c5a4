// Annotations made in a window that had not heard yet that the text changed. `text.slice(start, end)` is what the
// analyst saw, or else the analyst is asked.

import { expect, test } from "vitest"
import { quoteOf } from "../../shared/domain/annotation.ts"
import { canonicalText, parseDocument } from "../../shared/domain/document.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { annotation } from "../support/article.ts"
import { testApplication, textFile } from "./support.ts"

const sentences = Array.from(
  { length: 12 },
  (_, index) =>
    `Sentence ${index} says that minister ${index * 7} met delegation ${index * 13} in room ${index}.`,
)
const story = sentences.join(" ")

async function withStory(text = story, name = "story.txt") {
  const postil = testApplication()
  const one = postil.window("one")
  const two = postil.window("two")
  unwrap(await one.call("project.create", { path: "/documents/Postil/News" }))
  const [imported] = unwrap(await one.call("article.import", { files: [textFile(name, text)] }))
  const id = imported?.articleId ?? ""
  const read = async () => {
    const opened = unwrap(await one.call("article.open", { id }))
    const text = canonicalText(unwrap(parseDocument(opened.article.document)))
    const quotes = opened.article.annotations.map(({ id, spans }) => [
      id.replaceAll("-", " "),
      spans.map((span) => quoteOf(text, span)).join(" … "),
    ])
    return { text, quotes: Object.fromEntries(quotes), reviews: opened.article.reviews ?? [] }
  }
  /** Words of the story as it came in, marked by a window that shows it so. */
  const marked = (words: string, note?: string) => {
    const start = text.indexOf(words)
    const made = annotation(
      words.replaceAll(" ", "-"),
      start,
      start + words.length,
      note === undefined ? {} : { note },
    )
    return { type: "annotation.set", annotation: made, on: "" } as const
  }
  const replace = (words: string, by: string): ArticleOperation => ({
    type: "text.replace",
    at: utf16(text.indexOf(words)),
    delete: words.length,
    insert: by,
    on: "",
  })
  return { ...postil, one, two, id, read, marked, replace }
}

test("go where the words are that the analyst saw", async () => {
  const { one, two, id, read, marked, replace, events } = await withStory()
  unwrap(
    await one.call("article.apply", { id, operations: [replace("Sentence 0", "The first sentence of all")] }),
  )
  const operations = [marked("minister 7"), marked("delegation 13")]
  const answer = unwrap(await two.call("article.apply", { id, operations }))
  expect(answer).toMatchObject({ elsewhere: true })
  expect((await read()).quotes).toEqual({ "minister 7": "minister 7", "delegation 13": "delegation 13" })
  expect((await read()).reviews).toEqual([])
  // Other windows are told of the places in the text that they show.
  const told = events.flatMap((event) => (event.type === "article.changed" ? event.operations : []))
  const { text } = await read()
  for (const operation of told) {
    if (operation.type !== "annotation.set") continue
    const { id, spans } = operation.annotation
    expect(spans.map((span) => quoteOf(text, span))).toEqual([id.replaceAll("-", " ")])
  }
})

test("whose words read differently now, or are gone, are put up for review", async () => {
  const { one, two, id, read, marked, replace } = await withStory()
  unwrap(await one.call("article.apply", { id, operations: [replace("minister 7", "minister Eight")] }))
  unwrap(await two.call("article.apply", { id, operations: [marked("that minister 7 met")] }))
  const deletion = {
    type: "text.replace",
    at: utf16(0),
    delete: sentences[0]?.length ?? 0,
    insert: "",
  } as const
  unwrap(await one.call("article.apply", { id, operations: [deletion] }))
  unwrap(await two.call("article.apply", { id, operations: [marked("delegation 0", "Who?")] }))
  const { quotes, reviews } = await read()
  expect(quotes).toEqual({ "that minister 7 met": "that minister Eight met" })
  expect(reviews).toMatchObject([
    { verdict: "changed", quotes: ["that minister 7 met"] },
    { verdict: "orphaned", quotes: ["delegation 0"], annotation: { note: "Who?" } },
  ])
})

test("follow a newer version of the whole text as those that were there do", async () => {
  const { one, two, id, read, marked } = await withStory()
  const newer = [...sentences.slice(6), ...sentences.slice(1, 4)].join(" ")
  unwrap(await one.call("article.revise", { id, file: textFile("new.txt", `An update. ${newer}`) }))
  const words = ["minister 49", "delegation 13", "delegation 65"]
  unwrap(await two.call("article.apply", { id, operations: words.map((one) => marked(one)) }))
  const { quotes, reviews } = await read()
  expect(quotes).toEqual({ "minister 49": "minister 49", "delegation 13": "delegation 13" })
  expect(reviews.map(({ verdict, quotes }) => [verdict, ...quotes])).toContainEqual([
    "orphaned",
    "delegation 65",
  ])
})

test("are the same when they are sent again after a lost answer", async () => {
  const { one, two, id, read, marked, replace } = await withStory()
  const operations = [marked("minister 7"), replace("Sentence 0", "Sentence nought"), marked("room 0")]
  const [first, change] = operations
  if (first === undefined || change === undefined) throw new Error("There are operations")
  unwrap(await two.call("article.apply", { id, operations: [first, change] }))
  const deletion = { type: "text.replace", at: utf16(0), delete: 9, insert: "" } as const
  unwrap(await one.call("article.apply", { id, operations: [deletion] }))
  unwrap(await two.call("article.apply", { id, operations: [first, change] }))
  const { text, quotes } = await read()
  expect(quotes).toEqual({ "minister 7": "minister 7" })
  expect(text.startsWith("nought says")).toBe(true)
})

test("are refused on a text that the article never had, with nothing attached", async () => {
  const { two, id, read, marked } = await withStory()
  const operations = [{ ...marked("minister 7"), on: "0123456789abcdef" }]
  expect(await two.call("article.apply", { id, operations })).toMatchObject({
    ok: false,
    error: { code: "text-changed" },
  })
  expect((await read()).quotes).toEqual({})
})

test("made in several articles at once go where the words are in each", async () => {
  const { one, two, id, read, marked, replace } = await withStory()
  unwrap(await one.call("article.apply", { id, operations: [replace("Sentence 0", "First")] }))
  const articles = [{ id, operations: [marked("minister 7")] }]
  unwrap(await two.call("project.applyTogether", { project: [], articles }))
  expect((await read()).quotes).toEqual({ "minister 7": "minister 7" })
})

test("never land in a text that was read again in another encoding", async () => {
  const text = `Köln, Friday. ${story}`
  const { one, two, id, read, marked } = await withStory(text)
  unwrap(await one.call("article.readAgain", { id, encoding: "windows-1252" }))
  unwrap(await two.call("article.apply", { id, operations: [marked("minister 7 ")] }))
  const { quotes, reviews } = await read()
  expect(quotes).toEqual({ "minister 7 ": "minister 7 " })
  expect(reviews).toEqual([])
  // And it can be read once more as long as nothing else is done.
  unwrap(
    await one.call("article.apply", { id, operations: [{ type: "annotation.remove", id: "minister-7-" }] }),
  )
  unwrap(await one.call("article.readAgain", { id, encoding: "utf-8" }))
  expect((await read()).text).toBe(text)
})
