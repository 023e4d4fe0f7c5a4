// What an analyst decides after an update, in a window over a real application.

import { expect, test, vi } from "vitest"
import { isEventFor } from "../../electron/hosts/session.ts"
import { createModel } from "../../renderer/app/model.ts"
import { createStore } from "../../renderer/app/store.ts"
import { createEditor } from "../../renderer/editor/article-editor.ts"
import type { Client } from "../../shared/contract/client.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { testApplication, textFile } from "../application/support.ts"

vi.stubGlobal("matchMedia", () => ({ matches: false }))

const story = "On Friday, Austin said that seven soldiers of his had died. Nobody else was hurt that day."

/** The words of a text, where they stand first. */
function at(text: string, words: string) {
  const start = text.indexOf(words)
  return { start: utf16(start), end: utf16(start + words.length) }
}

async function updated(newer: string) {
  const client = testApplication().window("one")
  const listening: Client = {
    call: client.call,
    listen: (listener) => client.listen((event) => isEventFor(event, { origin: "one" }) && listener(event)),
  }
  const model = createModel(listening, createStore("connected"), createEditor, () => undefined)
  await model.projects.start()
  unwrap(await model.projects.setCreator("Ana Example"))
  unwrap(await model.projects.create("/documents/Postil/Autumn"))
  const [imported] = unwrap(await client.call("article.import", { files: [textFile("story.txt", story)] }))
  const id = imported?.articleId ?? ""
  await model.articles.open(id)
  const { editor } = model.state.get().open ?? expect.fail()
  editor.markSpans("claim", [at(story, "seven soldiers of his had died")])
  const claim = editor.getSnapshot().annotations[0]?.id ?? ""
  editor.revise(claim, { fields: { cue: { value: { span: at(story, "said") } } } })
  await model.saver.settled()
  unwrap(await model.reviews.update({ id, file: textFile("newer.txt", newer) }))
  const open = model.state.get().open ?? expect.fail()
  const review = open.reviews.find(({ annotation }) => annotation.id === claim) ?? expect.fail()
  return {
    model,
    open,
    review,
    now: () => open.editor.getSnapshot().annotations.find((one) => one.id === claim),
  }
}

test("a changed annotation that is given other words keeps what was noted since, and its places", async () => {
  const newer = story.replace("seven soldiers of his had", "nine soldiers of his had")
  const { model, open, review, now } = await updated(newer)
  expect(review.verdict).toBe("changed")
  open.editor.setNote(review.annotation.id, "Seven, at first")
  const span = at(newer, "nine soldiers")
  model.reviews.attach(open, review, span)
  expect(now()).toMatchObject({
    spans: [span],
    note: "Seven, at first",
    fields: { cue: { value: { span: at(newer, "said") } } },
  })
  await model.saver.settled()
})

test("an orphan says what it loses, and gets the words it is given without places of the old text", async () => {
  const newer = "On Friday, Austin said nothing. Nobody else was hurt that day."
  const { model, open, review, now } = await updated(newer)
  expect(review).toMatchObject({
    verdict: "orphaned",
    places: [{ field: "cue", quote: "said", verdict: "lost" }],
  })
  const span = at(newer, "nothing")
  model.reviews.attach(open, review, span)
  expect(now()).toMatchObject({ spans: [span] })
  expect(now()?.fields).toBeUndefined()
  await model.saver.settled()
})
