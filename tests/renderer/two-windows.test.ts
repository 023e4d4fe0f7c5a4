// Two windows at one article that hear of each other late: each sees what it did itself at once, the host in the order
// in which it arrives. In the end both show what is saved, and every annotation stands at the words it was made on.

import { expect, it, vi } from "vitest"
import { isEventFor } from "../../electron/hosts/session.ts"
import { createModel, type Model } from "../../renderer/app/model.ts"
import { createStore } from "../../renderer/app/store.ts"
import { createEditor } from "../../renderer/editor/article-editor.ts"
import type { Client } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { quoteOf } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { nextTextVersion } from "../../shared/domain/text-version.ts"
import { type TestApplication, testApplication } from "../application/support.ts"

vi.stubGlobal("matchMedia", () => ({ matches: false }))

/** A window whose events wait while `late.events` is set, and whose calls wait while `late.calls` is. */
function openWindow(host: TestApplication, origin: string) {
  const client = host.window(origin)
  const late: { events: HostEvent[] | undefined; calls: Promise<void> | undefined } = {
    events: undefined,
    calls: undefined,
  }
  let hear: (event: HostEvent) => void = () => undefined
  const connected: Client = {
    async call(name, request) {
      if (name === "article.apply") await late.calls
      return client.call(name, request)
    },
    listen(listener) {
      hear = listener
      return client.listen((event) => {
        if (!isEventFor(event, { origin })) return
        if (late.events === undefined) listener(event)
        else late.events.push(event)
      })
    },
  }
  const model = createModel(connected, createStore("connected"), createEditor, () => undefined)
  return {
    model,
    deafen: () => {
      late.events = []
    },
    catchUp() {
      const { events = [] } = late
      late.events = undefined
      for (const event of events) hear(event)
    },
    /** Lets nothing be saved until the function returned is called. */
    hold() {
      let release = () => {}
      late.calls = new Promise((resolve) => {
        release = resolve
      })
      return () => {
        late.calls = undefined
        release()
      }
    },
  }
}

async function atWork() {
  const host = testApplication()
  const one = openWindow(host, "one")
  await one.model.projects.start()
  unwrap(await one.model.projects.setCreator("Ana Example"))
  unwrap(await one.model.projects.create("/documents/Postil/Autumn"))
  unwrap(await one.model.imports.sample())
  const two = openWindow(host, "two")
  await two.model.projects.start()
  return { host, one, two }
}

function opened(model: Model) {
  const { open } = model.state.get()
  if (open === null) throw new Error("No article is open")
  return open
}

/** By the annotation's note, which is what was marked. */
function quotes(model: Model): Record<string, string> {
  const { text, annotations } = opened(model).editor.getSnapshot()
  return Object.fromEntries(
    annotations.map(({ note = "", spans }) => [note, spans.map((span) => quoteOf(text, span)).join(" … ")]),
  )
}

function mark(model: Model, words: string) {
  const { editor } = opened(model)
  const start = editor.getSnapshot().text.indexOf(words)
  editor.markSpans("person", [{ start: utf16(start), end: utf16(start + words.length) }])
  const made = editor.getSnapshot().annotations.find(({ note }) => note === undefined)
  if (made === undefined) throw new Error("Nothing was marked")
  editor.setNote(made.id, words)
}

/** Replaces words as the editor does: drawn and handed on. */
function type(model: Model, words: string, insert: string, on = "") {
  const { id, editor } = opened(model)
  const at = utf16(editor.getSnapshot().text.indexOf(words))
  const operation: ArticleOperation = { type: "text.replace", at, delete: words.length, insert, on }
  expect(editor.applyRemote([operation])).toBe(true)
  model.saver.add(id, [operation])
  return nextTextVersion(on, { ...operation, type: "text.replace" })
}

async function agreeing({ host, one, two }: Awaited<ReturnType<typeof atWork>>) {
  for (const { model } of [one, two])
    await vi.waitFor(async () => expect(await model.saver.settled()).toEqual({ state: "saved" }))
  const third = openWindow(host, "three")
  await third.model.projects.start()
  await vi.waitFor(() => {
    for (const { model } of [one, two]) {
      expect(quotes(model)).toEqual(quotes(third.model))
      expect(opened(model).editor.getSnapshot().text).toBe(opened(third.model).editor.getSnapshot().text)
      expect(opened(model).reviews).toEqual(opened(third.model).reviews)
    }
  })
  return third.model
}

it("keeps what one marks before it hears that the other changed the text", async () => {
  const work = await atWork()
  const { one, two } = work
  two.deafen()
  type(one.model, "Lloyd", "the Honourable Lloyd J.")
  await one.model.saver.settled()
  mark(two.model, "Shoigu")
  await two.model.saver.settled()
  two.catchUp()
  const saved = await agreeing(work)
  expect(quotes(saved)).toEqual({ Shoigu: "Shoigu" })
})

it("shows what the other marked on a text that it had not heard was changed", async () => {
  const work = await atWork()
  const { one, two } = work
  const release = two.hold()
  type(two.model, "Lloyd", "the Honourable Lloyd J.")
  mark(one.model, "Shoigu")
  await one.model.saver.settled()
  // The change of the text is not even on its way, and what comes is shown where it belongs.
  expect(quotes(two.model)).toEqual({ Shoigu: "Shoigu" })
  release()
  const saved = await agreeing(work)
  expect(quotes(saved)).toEqual({ Shoigu: "Shoigu" })
})

it("saves what was marked after a change of the text that came too late, and says what was lost", async () => {
  const work = await atWork()
  const { one, two } = work
  two.deafen()
  const release = two.hold()
  type(one.model, "Lloyd", "the Honourable Lloyd J.")
  await one.model.saver.settled()
  type(two.model, "Secretary", "Secretary Lord")
  mark(two.model, "Shoigu")
  mark(two.model, "Lord")
  release()
  await vi.waitFor(() => expect(two.model.state.get().toasts).not.toEqual([]))
  two.catchUp()
  const saved = await agreeing(work)
  expect(quotes(saved)).toEqual({ Shoigu: "Shoigu" })
  expect(opened(saved).reviews).toMatchObject([{ verdict: "orphaned", quotes: ["Lord"] }])
  expect(two.model.state.get().reviewing).toBe(true)
})
