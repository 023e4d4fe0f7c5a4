// The window's model over a real application with memory ports, and the real editor without a screen.

import { describe, expect, it, vi } from "vitest"
import { isEventFor } from "../../electron/hosts/session.ts"
import type { CreateEditor } from "../../renderer/app/context.ts"
import { createModel, type Model } from "../../renderer/app/model.ts"
import { createStore } from "../../renderer/app/store.ts"
import { createEditor } from "../../renderer/editor/article-editor.ts"
import type { Client } from "../../shared/contract/client.ts"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { fail, type Result, unwrap } from "../../shared/domain/result.ts"
import { type TestApplication, testApplication } from "../application/support.ts"

vi.stubGlobal("matchMedia", () => ({ matches: false }))

type Answer = (name: string, request: unknown) => Result<never> | undefined

/** A window of an application; `answer` may answer calls in the host's place. */
function openWindow(
  host: TestApplication,
  origin: string,
  answer: Answer = () => undefined,
  makeEditor: CreateEditor = createEditor,
) {
  const client = host.window(origin)
  const connected: Client = {
    call: async (name, request) => answer(name, request) ?? (await client.call(name, request)),
    listen: (listener) => client.listen((event) => isEventFor(event, { origin }) && listener(event)),
  }
  return createModel(connected, createStore("connected"), makeEditor, () => undefined)
}

async function atWork(answer?: Answer) {
  const host = testApplication()
  const model = openWindow(host, "one", answer)
  await model.projects.start()
  unwrap(await model.projects.setCreator("Ana Example"))
  unwrap(await model.projects.create("/documents/Postil/Autumn"))
  unwrap(await model.imports.sample())
  return { host, model, id: opened(model).id }
}

function opened(model: Model) {
  const { open } = model.state.get()
  if (open === null) throw new Error("No article is open")
  return open
}

const row = (model: Model, id: string) => model.state.get().rows?.find((one) => one.id === id)
const marks = (model: Model) =>
  opened(model)
    .editor.getSnapshot()
    .annotations.map(({ id }) => id)
const toasts = (model: Model) => model.state.get().toasts.map(({ text }) => text)

function person(id: string): Annotation {
  const time = "2022-10-22T09:00:00.000Z"
  const spans = [{ start: utf16(36), end: utf16(48) }]
  return { id, kind: "person", spans, creator: "ana", created: time, modified: time }
}

/** Marks as the editor does: drawn and handed on. */
function mark(model: Model, annotation: Annotation) {
  const { id, editor } = opened(model)
  const operations = [{ type: "annotation.set", annotation }] as const
  editor.applyRemote(operations)
  model.saver.add(id, operations)
}

describe("a first start", () => {
  it("has neither name nor project, and after three steps the sample article is open", async () => {
    const host = testApplication()
    const model = openWindow(host, "one")
    expect(model.state.get().phase).toBe("starting")
    await model.projects.start()
    expect(model.state.get()).toMatchObject({ phase: "ready", start: { creator: null, project: null } })
    unwrap(await model.projects.setCreator("Ana Example"))
    unwrap(await model.projects.create("/documents/Postil/Autumn", "Autumn briefing"))
    unwrap(await model.imports.sample())
    expect(model.state.get().start?.project?.name).toBe("Autumn briefing")
    expect(opened(model).metadata.title).toContain("defence call")
    expect(row(model, opened(model).id)).toMatchObject({ progress: "new", annotationCount: 0 })
  })

  it("opens the project and the article of last time", async () => {
    const { host, id } = await atWork()
    const later = openWindow(host, "two")
    await later.projects.start()
    expect(opened(later).id).toBe(id)
  })

  it("says why it could not start, and starts when asked again", async () => {
    let reachable = false
    const model = openWindow(testApplication(), "one", () =>
      reachable ? undefined : fail("unavailable", "Nobody answers."),
    )
    await model.projects.start()
    expect(model.state.get()).toMatchObject({ phase: "failed", failure: "Nobody answers." })
    reachable = true
    await model.projects.start()
    expect(model.state.get().phase).toBe("ready")
  })
})

describe("what is known of an article", () => {
  it("takes an offered date at once and for good", async () => {
    const { host, model, id } = await atWork()
    const offer = opened(model).offers[0]
    if (offer === undefined) throw new Error("The sample offers its date")
    model.articles.answerOffer(opened(model), offer, true)
    expect(opened(model)).toMatchObject({ metadata: { publishedOn: "2022-10-22" }, offers: [] })
    expect(row(model, id)?.publishedOn).toBe("2022-10-22")
    await model.saver.settled()
    const other = openWindow(host, "two")
    await other.projects.start()
    expect(opened(other)).toMatchObject({ metadata: { publishedOn: "2022-10-22" }, offers: [] })
  })

  it("moves an article to the trash with a way back", async () => {
    const { model, id } = await atWork()
    model.articles.trash(id)
    expect(model.state.get().open).toBeNull()
    expect(row(model, id)?.trashed).toBeDefined()
    model.state.get().toasts.at(-1)?.action?.run()
    expect(row(model, id)?.trashed).toBeUndefined()
    expect(await model.saver.settled()).toEqual({ state: "saved" })
  })

  it("counts what is marked in the library's row once the analyst pauses", async () => {
    const { model, id } = await atWork()
    mark(model, person("p1"))
    await vi.waitFor(() =>
      expect(row(model, id)).toMatchObject({ counts: { person: 1 }, progress: "started" }),
    )
    model.articles.setDone(id, true)
    expect(row(model, id)?.progress).toBe("done")
    model.articles.setDone(id, false)
    expect(row(model, id)?.progress).toBe("started")
  })
})

describe("two windows", () => {
  it("miss nothing of a long article that is changed while it opens", async () => {
    const { host, model, id } = await atWork()
    for (let index = 0; index < 1000; index++) mark(model, person(`p${index}`))
    await model.saver.settled()
    let isOpening = false
    const other = openWindow(host, "two", undefined, (...made) => {
      if (isOpening) mark(model, person("late"))
      isOpening = false
      return createEditor(...made)
    })
    await other.projects.start()
    other.articles.close()
    isOpening = true
    await other.articles.open(id)
    await model.saver.settled()
    await vi.waitFor(() => expect(marks(other)).toHaveLength(1001))
  })

  it("show each other's changes", async () => {
    const { host, model, id } = await atWork()
    const other = openWindow(host, "two")
    await other.projects.start()
    mark(model, person("p1"))
    model.articles.rename(id, "A better title")
    await model.saver.settled()
    expect(marks(other)).toEqual(["p1"])
    expect(opened(other).metadata.title).toBe("A better title")
    expect(row(other, id)).toMatchObject({ title: "A better title", annotationCount: 1 })
  })

  it("go to another project together", async () => {
    const { host, model } = await atWork()
    const other = openWindow(host, "two")
    await other.projects.start()
    unwrap(await model.projects.create("/documents/Postil/Winter"))
    await vi.waitFor(() => expect(other.state.get().start?.project?.name).toBe("Winter"))
    await vi.waitFor(() => expect(other.state.get()).toMatchObject({ rows: [], open: null }))
  })
})

describe("while nothing can be saved", () => {
  async function withoutDisk() {
    const disk = { full: false }
    const work = await atWork((name) =>
      disk.full && name === "article.apply" ? fail("disk-full", "The disk is full.") : undefined,
    )
    disk.full = true
    mark(work.model, person("p1"))
    expect(await work.model.saver.settled()).toMatchObject({ state: "unsaved", waiting: 1 })
    return { ...work, disk }
  }

  it("keeps the work on the screen when the article is left and opened again", async () => {
    const { model, id, disk } = await withoutDisk()
    model.articles.close()
    await model.articles.open(id)
    expect(marks(model)).toEqual(["p1"])
    await vi.waitFor(() => expect(row(model, id)?.annotationCount).toBe(1))
    disk.full = false
    model.saver.retryNow()
    expect(await model.saver.settled()).toEqual({ state: "saved" })
    expect(toasts(model)).toEqual(["All changes are saved again."])
  })

  it("does not leave the project", async () => {
    const { model } = await withoutDisk()
    const result = await model.projects.create("/documents/Postil/Winter")
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining("disk is full") } })
    expect(model.state.get().start?.project?.name).toBe("Autumn")
  })
})

it("shows the article as it is saved when a change was refused for good, and says so", async () => {
  const refuse = (request: unknown) => JSON.stringify(request).includes('"bad"')
  const { model } = await atWork((name, request) =>
    name === "article.apply" && refuse(request) ? fail("bad-operation", "It does not fit.") : undefined,
  )
  mark(model, person("bad"))
  mark(model, person("good"))
  await vi.waitFor(() => expect(model.saver.get()).toEqual({ state: "saved" }))
  expect(marks(model)).toEqual(["good"])
  expect(toasts(model).join()).toContain("It does not fit.")
})

it("imports what can be imported and lists the rest with reasons", async () => {
  const { model } = await atWork()
  const folder = new File([], "folder")
  vi.spyOn(folder, "arrayBuffer").mockRejectedValue(new Error("It is a folder"))
  await model.imports.files([
    new File(["One"], "one.txt"),
    new File([new Uint8Array([0, 1, 255, 0])], "binary.txt"),
    folder,
    new File(["Two"], "two.txt"),
  ])
  const { importing, dialog } = model.state.get()
  expect(importing?.outcomes.map(({ file, outcome }) => [file, outcome])).toEqual([
    ["one.txt", "imported"],
    ["binary.txt", "refused"],
    ["folder", "refused"],
    ["two.txt", "imported"],
  ])
  expect(importing?.state).toBe("finished")
  expect(dialog).toEqual({ type: "import" })
  await vi.waitFor(() => expect(model.state.get().rows).toHaveLength(3))
})
