// Two windows at one article on one host, each of which hears of the other and is heard when a test says so.

import { expect, vi } from "vitest"
import { isEventFor } from "../../electron/hosts/session.ts"
import type { CreateEditor } from "../../renderer/app/context.ts"
import { createModel, type Model } from "../../renderer/app/model.ts"
import { createStore } from "../../renderer/app/store.ts"
import { createEditor } from "../../renderer/editor/article-editor.ts"
import type { Client } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { quoteOf } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { Span } from "../../shared/domain/span.ts"
import { nextTextVersion, withoutApplied } from "../../shared/domain/text-version.ts"
import { type TestApplication, testApplication } from "../application/support.ts"

vi.stubGlobal("matchMedia", () => ({ matches: false }))

/** A window whose events wait while `late.events` is set, and whose calls wait while `late.calls` is. */
export type Window = ReturnType<typeof openWindow>

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
  /** Of the text that the editor opened last shows. */
  let version: string | undefined
  const following: CreateEditor = (article, view, options) => {
    const editor = createEditor(article, view, options)
    const { applyRemote } = editor
    version = article.textVersion
    editor.applyRemote = (operations) => {
      const missing = withoutApplied({ textVersion: version }, operations)
      const isApplied = applyRemote.call(editor, operations)
      for (const one of isApplied ? missing : [])
        if (one.type === "text.replace") version = nextTextVersion(version, one)
      return isApplied
    }
    return editor
  }
  const model = createModel(connected, createStore("connected"), following, () => undefined)
  return {
    model,
    /** Replaces text as the editor does: drawn and handed on. */
    replace({ start, end }: Span, insert: string) {
      const { id, editor } = opened(model)
      const operation: ArticleOperation = {
        type: "text.replace",
        at: start,
        delete: end - start,
        insert,
        on: version ?? "",
      }
      expect(editor.applyRemote([operation])).toBe(true)
      model.saver.add(id, [operation])
    },
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

export async function atWork() {
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

export function opened(model: Model) {
  const { open } = model.state.get()
  if (open === null) throw new Error("No article is open")
  return open
}

/** By the annotation's note, which is what was marked. */
export function quotes(model: Model): Record<string, string> {
  const { text, annotations } = opened(model).editor.getSnapshot()
  return Object.fromEntries(
    annotations.map(({ note = "", spans }) => [note, spans.map((span) => quoteOf(text, span)).join(" … ")]),
  )
}

export function mark(model: Model, words: string) {
  const { editor } = opened(model)
  const start = editor.getSnapshot().text.indexOf(words)
  editor.markSpans("person", [{ start: utf16(start), end: utf16(start + words.length) }])
  const made = editor.getSnapshot().annotations.find(({ note }) => note === undefined)
  if (made === undefined) throw new Error("Nothing was marked")
  editor.setNote(made.id, words)
}

/** Replaces words as the editor does. */
export function type(window: Window, words: string, insert: string) {
  const at = opened(window.model).editor.getSnapshot().text.indexOf(words)
  window.replace({ start: utf16(at), end: utf16(at + words.length) }, insert)
}

/** Waits until both windows show what is saved; a window that has just opened it. */
export async function agreeing({ host, one, two }: Awaited<ReturnType<typeof atWork>>) {
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
