// Registry, codebook and article under one undo, in a window over a real application.

import fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import { isEventFor } from "../../electron/hosts/session.ts"
import { createModel, type Model } from "../../renderer/app/model.ts"
import { createStore } from "../../renderer/app/store.ts"
import { createEditor } from "../../renderer/editor/article-editor.ts"
import type { Client } from "../../shared/contract/client.ts"
import type { Codebook, Kind } from "../../shared/domain/codebook.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { fail, unwrap } from "../../shared/domain/result.ts"
import { testApplication, textFile } from "../application/support.ts"
import { runs } from "../support/arbitrary-article.ts"
import { annotation } from "../support/article.ts"

vi.stubGlobal("matchMedia", () => ({ matches: false }))

const austin: Entity = { id: "austin", type: "person", name: "Lloyd J. Austin", aliases: ["Austin"] }
const lloyd: Entity = { id: "lloyd", type: "person", name: "Lloyd Austin", aliases: [] }

async function atWork(call: (client: Client) => Client["call"] = (client) => client.call) {
  const host = testApplication()
  const open = (origin: string): Model => {
    const client = host.window(origin)
    const listening: Client = {
      call: call(client),
      listen: (listener) => client.listen((event) => isEventFor(event, { origin }) && listener(event)),
    }
    return createModel(listening, createStore("connected"), createEditor, () => undefined)
  }
  const model = open("one")
  await model.projects.start()
  unwrap(await model.projects.setCreator("Ana Example"))
  unwrap(await model.projects.create("/documents/Postil/Autumn"))
  unwrap(await model.imports.sample())
  const editor = model.state.get().open?.editor
  if (editor === undefined) throw new Error("No article is open")
  return { host, open, model, editor }
}

type Work = Awaited<ReturnType<typeof atWork>>

const names = (model: Model) => model.records.registry().entities.map(({ name }) => name)

/** Marks the first words of the sample's text. */
function mark(editor: Work["editor"]) {
  editor.markSpans("person", [{ start: utf16(38), end: utf16(50) }])
  const [made] = editor.getSnapshot().annotations
  if (made === undefined) throw new Error("Nothing was marked")
  return made.id
}

describe("a change of the registry", () => {
  it("reaches the host, and every other window", async () => {
    const { model, open, host } = await atWork()
    const other = open("two")
    await other.projects.start()
    model.records.change([{ type: "entity.set", entity: austin }])
    expect(names(model)).toEqual(["Lloyd J. Austin"])
    await model.saver.settled()
    expect(names(other)).toEqual(["Lloyd J. Austin"])
    const info = unwrap(await host.window("three").call("app.start", {})).project
    expect(info?.entities).toMatchObject([austin])
  })

  it("is undone together with what was done to the article in the same turn", async () => {
    const { model, editor } = await atWork()
    const id = mark(editor)
    await Promise.resolve()
    model.records.change([{ type: "entity.set", entity: austin }])
    editor.revise(id, { fields: { entity: { value: { entity: "austin" } } } })
    await Promise.resolve()
    editor.undo()
    expect(names(model)).toEqual([])
    expect(editor.getSnapshot().annotations).toMatchObject([{ id, kind: "person" }])
    expect(editor.getSnapshot().annotations[0]?.fields).toBeUndefined()
    editor.redo()
    expect(names(model)).toEqual(["Lloyd J. Austin"])
    expect(editor.getSnapshot().annotations[0]?.fields).toEqual({ entity: { value: { entity: "austin" } } })
    editor.undo()
    editor.undo()
    expect(editor.getSnapshot().annotations).toEqual([])
    expect(editor.getSnapshot().canUndo).toBe(false)
  })

  it("that the host refuses is taken back from the screen, and said", async () => {
    const refusing = (client: Client): Client["call"] => {
      return async (name, request) =>
        name === "project.apply" ? fail("bad-operation", "No such thing.") : client.call(name, request)
    }
    const { model } = await atWork(refusing)
    model.records.change([{ type: "entity.set", entity: austin }])
    await vi.waitFor(() => expect(names(model)).toEqual([]))
    expect(
      model.state
        .get()
        .toasts.map(({ text }) => text)
        .join(),
    ).toContain("No such thing.")
    expect(model.saver.get()).toEqual({ state: "saved" })
  })
})

describe("merged entities", () => {
  it("are one until they are split again, with no article rewritten", async () => {
    const { model, editor, host } = await atWork()
    const id = mark(editor)
    model.records.change([
      { type: "entity.set", entity: austin },
      { type: "entity.set", entity: lloyd },
    ])
    editor.revise(id, { fields: { entity: { value: { entity: "lloyd" } } } })
    await Promise.resolve()
    model.records.change([{ type: "entity.set", entity: { ...lloyd, mergedInto: "austin" } }])
    const registry = model.records.registry()
    expect(registry.entities.map((entity) => entity.id)).toEqual(["austin"])
    expect(registry.find("lloyd")?.id).toBe("austin")
    expect(registry.namesOf(austin)).toEqual(["Lloyd J. Austin", "Austin", "Lloyd Austin"])
    await model.saver.settled()
    const usage = () => host.window("w").call("entity.usage", { id: "austin" })
    expect(unwrap(await usage())).toMatchObject([
      { uses: [{ annotation: id, field: "entity", quote: "Lloyd Austin" }] },
    ])
    await Promise.resolve()
    editor.undo()
    await model.saver.settled()
    expect(unwrap(await usage())).toEqual([])
    expect(names(model)).toEqual(["Lloyd J. Austin", "Lloyd Austin"])
  })
})

describe("two windows that change the codebook before they hear of each other", () => {
  /** Windows whose changes reach the host when they are let go, in that order. */
  async function apart() {
    let release = () => {}
    let isHeld = false
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const work = await atWork((client) => async (name, request) => {
      if (isHeld && name === "project.apply") await held
      return client.call(name, request)
    })
    const other = work.open("two")
    await other.projects.start()
    isHeld = true
    const joined = async () => {
      release()
      for (const model of [work.model, other]) expect(await model.saver.settled()).toEqual({ state: "saved" })
      const { project } = unwrap(await work.host.window("three").call("app.start", {}))
      await vi.waitFor(() => {
        for (const model of [work.model, other]) {
          expect(model.state.get().start?.project?.codebook).toEqual(project?.codebook)
          expect(model.state.get().start?.project?.entities).toEqual(project?.entities)
        }
      })
      return project
    }
    return { ...work, other, joined }
  }

  const rename = (model: Model, id: string, changed: Partial<Kind>) => {
    const codebook = model.state.get().start?.project?.codebook
    if (codebook === undefined) throw new Error("No project is open")
    const kinds = codebook.kinds.map((kind) => (kind.id === id ? { ...kind, ...changed } : kind))
    model.records.change([{ type: "codebook.set", codebook: { ...codebook, kinds } }])
  }
  const named = (project: { readonly codebook: Codebook } | null) =>
    Object.fromEntries(
      (project?.codebook.kinds ?? []).map(({ id, name, letter }) => [id, `${letter} ${name}`]),
    )

  it("keep what each did to another kind or another field; of the same field, the last counts", async () => {
    const { model, other, joined } = await apart()
    rename(model, "person", { name: "Somebody" })
    rename(other, "claim", { name: "Statement" })
    rename(other, "person", { letter: "S" })
    rename(model, "event", { name: "Happening" })
    rename(other, "event", { name: "Incident" })
    const names = named(await joined())
    expect(names).toMatchObject({ person: "S Somebody", claim: "C Statement" })
    expect(["E Happening", "E Incident"]).toContain(names.event)
  })

  it("take back only what they did themselves", async () => {
    const { model, other, editor, joined } = await apart()
    rename(model, "person", { name: "Somebody" })
    rename(other, "claim", { name: "Statement" })
    await joined()
    editor.undo()
    expect(named(await joined())).toMatchObject({ person: "P Person", claim: "C Statement" })
    editor.redo()
    expect(named(await joined())).toMatchObject({ person: "P Somebody", claim: "C Statement" })
  })

  it("join what each notes of the same person", async () => {
    const { model, other, joined } = await apart()
    model.records.change([{ type: "entity.set", entity: austin }])
    await joined()
    model.records.change([{ type: "entity.set", entity: { ...austin, note: "Retired" } }])
    other.records.change([{ type: "entity.set", entity: { ...austin, aliases: ["Lloyd"] } }])
    const project = await joined()
    expect(project?.entities).toMatchObject([{ ...austin, note: "Retired", aliases: ["Lloyd"] }])
  })
})

/** What an analyst may do, with numbers that pick what it is done to. */
const anyStep = fc.tuple(
  fc.constantFrom("mark", "link", "entity", "rename", "merge", "split", "remove", "unmark"),
  fc.nat(20),
  fc.nat(20),
)

/** Another kind of change, and saving that catches up before the next. */
const anyOtherStep = fc.tuple(fc.constantFrom("kind", "wait"), fc.nat(20), fc.nat(20))
const anyWork = fc.oneof({ weight: 8, arbitrary: anyStep }, anyOtherStep)
const anyCorrection = fc.tuple(fc.constant("correct"), fc.nat(20), fc.nat(20))

it("any sequence of changes to registry and annotations, undone, gives the first state back", async () => {
  const { model, editor } = await atWork()
  const state = () => ({
    entities: model.state.get().start?.project?.entities,
    annotations: editor.getSnapshot().annotations.map(({ modified: _, ...one }) => one),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      const states = [state()]
      for (const step of steps) {
        act(model, editor, step)
        await Promise.resolve()
        if (JSON.stringify(state()) !== JSON.stringify(states.at(-1))) states.push(state())
      }
      const forth = [...states]
      for (const expected of states.reverse().slice(1)) {
        undoTo(expected)
      }
      for (const expected of forth.slice(1)) {
        while (editor.getSnapshot().canRedo && !same(expected)) editor.redo()
        expect(state()).toEqual(expected)
      }
      while (editor.getSnapshot().canUndo) editor.undo()
      expect(state()).toEqual(forth[0])
    }),
    { numRuns: runs(30) },
  )

  function same(expected: unknown) {
    return JSON.stringify(state()) === JSON.stringify(expected)
  }

  /** Steps that changed nothing may stand between. */
  function undoTo(expected: unknown) {
    while (editor.getSnapshot().canUndo && !same(expected)) editor.undo()
    expect(state()).toEqual(expected)
  }
})

it("any sequence of changes to registry, codebook, text and annotations is undone after a start as well", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: anyWork }, anyCorrection), { maxLength: 20 }),
      fc.array(anyWork, { maxLength: 8 }),
      async (steps, stepsThere) => {
        const { model, editor, open } = await atWork()
        const id = model.state.get().open?.id ?? ""
        const first = stateOf(model, editor)
        await work(model, editor, steps)

        const later = open("after the start")
        await later.projects.start()
        await later.articles.open(id)
        const there = later.state.get().open?.editor ?? expect.fail()
        expect(stateOf(later, there)).toEqual(stateOf(model, editor))
        await work(later, there, stepsThere)
        const last = stateOf(later, there)
        while (there.getSnapshot().canUndo) {
          there.undo()
          await settled(later)
        }
        expect(stateOf(later, there)).toEqual(first)
        expect(later.state.get().toasts).toEqual([])
        while (there.getSnapshot().canRedo) {
          there.redo()
          await settled(later)
        }
        expect(stateOf(later, there)).toEqual(last)
      },
    ),
    { numRuns: runs(15) },
  )

  async function work(
    model: Model,
    editor: Work["editor"],
    steps: readonly (readonly [string, number, number])[],
  ) {
    for (const step of steps) {
      if (step[0] === "wait") await model.saver.settled()
      else if (step[0] === "kind") nameKind(model, step[1])
      else if (step[0] === "correct") correct(model, editor, step[1], step[2])
      else act(model, editor, step)
      await Promise.resolve()
    }
    expect(await model.saver.settled()).toEqual({ state: "saved" })
  }

  /** What undo does beside the text asks the host first. */
  async function settled(model: Model) {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve))
      await model.saver.settled()
    }
  }
})

it("a long history of the project is not read to open an article, but when something is to be undone", async () => {
  const read = vi.fn()
  const { model, open, host } = await atWork((client) => (name, request) => {
    if (name === "article.undoable") read()
    return client.call(name, request)
  })
  const id = model.state.get().open?.id ?? ""
  const client = host.window("elsewhere")
  for (let change = 0; change < 1001; change++) {
    const entity = { ...austin, note: `Note ${change}` }
    unwrap(await client.call("project.apply", { operations: [{ type: "entity.set", entity }] }))
  }
  const later = open("after the start")
  await later.projects.start()
  await later.articles.open(id)
  const { editor } = later.state.get().open ?? expect.fail()
  expect(editor.getSnapshot().canUndo).toBe(true)
  expect(read).not.toHaveBeenCalled()
  editor.undo()
  await vi.waitFor(() => expect(editor.getSnapshot().canUndo).toBe(false))
  expect(read).toHaveBeenCalledOnce()
  expect(names(later)).toEqual(["Lloyd J. Austin"])
})

it("undo after a start leaves in the registry whom another article speaks of by now, and says so", async () => {
  const { model, open, host } = await atWork()
  const id = model.state.get().open?.id ?? ""
  model.records.change([{ type: "entity.set", entity: austin }])
  await model.saver.settled()
  const client = host.window("elsewhere")
  const files = [textFile("later.txt", "Austin spoke again.")]
  const other = unwrap(await client.call("article.import", { files }))[0]?.articleId ?? ""
  const fields = { entity: { value: { entity: "austin" } } }
  const mention = { ...annotation("m", 0, 6), fields }
  const mark = { type: "annotation.set", annotation: mention } as const
  unwrap(await client.call("article.apply", { id: other, operations: [mark] }))

  const later = open("after the start")
  await later.projects.start()
  await later.articles.open(id)
  later.state.get().open?.editor.undo()
  await vi.waitFor(() =>
    expect(
      later.state
        .get()
        .toasts.map(({ text }) => text)
        .join(),
    ).toContain("“Lloyd J. Austin” stays"),
  )
  expect(names(later)).toEqual(["Lloyd J. Austin"])
})

function stateOf(model: Model, editor: Work["editor"]) {
  const project = model.state.get().start?.project
  return {
    entities: project?.entities,
    codebook: project?.codebook,
    text: editor.getSnapshot().text,
    annotations: editor.getSnapshot().annotations.map(({ modified: _, ...one }) => one),
  }
}

/** Puts other letters in the place of some of a word's, as typing does. */
function correct(model: Model, editor: Work["editor"], one: number, other: number) {
  const words = [...editor.getSnapshot().text.matchAll(/\p{L}+/gu)]
  const word = words[one % words.length] ?? expect.fail()
  const kept = other % word[0].length
  const operation: ArticleOperation = {
    type: "text.replace",
    at: utf16(word.index + kept),
    delete: word[0].length - kept,
    insert: "xyz".slice(other % 4),
  }
  expect(editor.applyRemote([operation])).toBe(true)
  model.saver.add(editor.getSnapshot().articleId, [operation])
}

function nameKind(model: Model, number: number) {
  const codebook = model.state.get().start?.project?.codebook ?? expect.fail()
  const kinds = codebook.kinds.map((kind, index) =>
    index === number % codebook.kinds.length ? { ...kind, name: `Kind ${number}` } : kind,
  )
  model.records.change([{ type: "codebook.set", codebook: { ...codebook, kinds } }])
}

function act(model: Model, editor: Work["editor"], [step, one, other]: readonly [string, number, number]) {
  const { annotations } = editor.getSnapshot()
  const entities = model.state.get().start?.project?.entities ?? []
  const annotation = annotations[one % Math.max(1, annotations.length)]
  const entity = entities[one % Math.max(1, entities.length)]
  const another = entities[other % Math.max(1, entities.length)]
  const set = (changed: Entity) => model.records.change([{ type: "entity.set", entity: changed }])
  if (step === "mark") editor.markSpans("person", [{ start: utf16(one), end: utf16(one + 1 + other) }])
  else if (step === "entity") set({ ...austin, id: `e${one}`, name: `Name ${other}` })
  else if (step === "link" && annotation !== undefined) {
    const made = model.records.newEntity("person", `New ${other}`)
    model.records.change([{ type: "entity.set", entity: made }])
    editor.revise(annotation.id, { fields: { entity: { value: { entity: made.id } } } })
  } else if (step === "unmark" && annotation !== undefined) editor.remove(annotation.id)
  else if (entity === undefined || another === undefined) return
  else if (step === "rename") set({ ...entity, name: `Renamed ${other}`, aliases: [entity.name] })
  else if (step === "merge") set({ ...entity, mergedInto: another.id })
  else if (step === "split") {
    const { mergedInto: _, ...alone } = entity
    set(alone)
  } else if (step === "remove") model.records.change([{ type: "entity.remove", id: entity.id }])
}
