import { describe, expect, it } from "vitest"
import type { RememberedView } from "../../shared/contract/answers.ts"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { fail, unwrap } from "../../shared/domain/result.ts"
import { testApplication, textFile } from "./support.ts"

const time = "2022-10-22T09:00:00.000Z"

function person(id: string, start: number, end: number): Annotation {
  const spans = [{ start: utf16(start), end: utf16(end) }]
  return { id, kind: "person", spans, creator: "ana", created: time, modified: time }
}

async function withProject() {
  const made = testApplication()
  const window = made.window("first")
  unwrap(await window.call("app.setCreator", { name: "Ana Example" }))
  unwrap(await window.call("project.create", { path: "/documents/Postil/Autumn" }))
  return { ...made, window: () => window, first: window }
}

async function withSample() {
  const made = await withProject()
  const { articleId } = unwrap(await made.first.call("article.importSample", {}))
  return { ...made, articleId }
}

describe("a first start", () => {
  it("asks for a name and suggests a folder, and remembers both from then on", async () => {
    const { window } = testApplication()
    const client = window("first")
    const before = unwrap(await client.call("app.start", {}))
    expect(before).toMatchObject({ creator: null, project: null, problem: null, recent: [] })
    expect(before.suggestedPath).toBe("/documents/Postil/My project")
    unwrap(await client.call("app.setCreator", { name: "  Ana Example " }))
    unwrap(await client.call("project.create", { path: before.suggestedPath }))
    const after = unwrap(await client.call("app.start", {}))
    expect(after.creator?.name).toBe("Ana Example")
    expect(after.project).toMatchObject({ name: "My project", creators: [after.creator] })
    expect(after.project?.codebook.kinds.map(({ id }) => id)).toEqual(["person", "claim", "event"])
    expect(after.recent.map(({ path }) => path)).toEqual([before.suggestedPath])
  })

  it("says why the last project cannot be opened, and goes on without it", async () => {
    const first = await withProject()
    const failing = testApplication({
      settings: first.ports.settings,
      store: {
        ...first.ports.store,
        open: async () => fail("project-newer", "A newer Postil wrote this project."),
        openForReading: async () => fail("project-newer", "It cannot be made out."),
      },
    })
    const started = unwrap(await failing.window("first").call("app.start", {}))
    expect(started.project).toBeNull()
    expect(started.problem).toEqual({
      code: "project-newer",
      message: "A newer Postil wrote this project.",
      path: "/documents/Postil/Autumn",
    })
  })
})

describe("a project that another process has open", () => {
  it("is opened for reading, unless it is to be changed", async () => {
    const first = await withProject()
    const second = testApplication({ store: first.ports.store })
    const client = second.window("second")
    const path = "/documents/Postil/Autumn"
    const refused = { ok: false, error: { code: "project-locked" } }
    expect(await client.call("project.open", { path, access: "write" })).toMatchObject(refused)
    const opened = unwrap(await client.call("project.open", { path }))
    expect(opened.readOnly).toBe("This project is already open.")
    expect(unwrap(await client.call("library.list", {}))).toEqual([])
    expect(await client.call("project.rename", { name: "Mine" })).toMatchObject(refused)
    expect(await client.call("article.importSample", {})).toMatchObject(refused)

    await first.application.close()
    expect(unwrap(await client.call("project.open", { path })).readOnly).toBeNull()
    unwrap(await client.call("project.rename", { name: "Mine" }))
  })
})

describe("a renamed project", () => {
  it("has its new name among the recent ones", async () => {
    const { first } = await withProject()
    unwrap(await first.call("project.rename", { name: "Winter" }))
    const { recent, project } = unwrap(await first.call("app.start", {}))
    expect([project?.name, ...recent.map(({ name }) => name)]).toEqual(["Winter", "Winter"])
  })
})

describe("requests that are not what they should be", () => {
  it.each([
    ["an unknown name", "article.destroy", {}],
    ["a name from the prototype", "constructor", {}],
    ["a missing field", "article.open", {}],
    ["an unexpected field", "library.list", { all: true }],
    ["a path for an id", "article.open", { id: "../../etc/passwd" }],
    [
      "a span turned round",
      "article.apply",
      {
        id: "a",
        operations: [
          { type: "annotation.set", annotation: { ...person("p", 0, 1), spans: [{ start: 5, end: 2 }] } },
        ],
      },
    ],
    [
      "a key that no file may hold",
      "article.apply",
      {
        id: "a",
        operations: [{ type: "annotation.set", annotation: { ...person("p", 0, 1), constructor: {} } }],
      },
    ],
    ["no request at all", "article.open", null],
  ])("answers %s with bad-request", async (_, name, request) => {
    const { application } = testApplication()
    const result = await application.dispatch(name, request, { origin: "first" })
    expect(result.ok ? "ok" : result.error.code).toBe("bad-request")
  })

  it("answers a bug with a failure and tells the host its cause", async () => {
    const { ports } = testApplication()
    const told: unknown[] = []
    const { createApplication } = await import("../../shared/application/application.ts")
    const broken = {
      ...ports,
      settings: { ...ports.settings, read: () => Promise.reject(new Error("wires crossed")) },
    }
    const application = createApplication(broken, {
      onInternalError: (name, error) => told.push([name, error]),
    })
    const result = await application.dispatch("app.start", {}, { origin: "first" })
    expect(result.ok ? "ok" : result.error.code).toBe("internal")
    expect(told).toEqual([["app.start", new Error("wires crossed")]])
  })
})

describe("importing", () => {
  it("offers the date a text begins with, or takes it where nobody is asked", async () => {
    const { first } = await withProject()
    const files = [textFile("call.txt", "date 2022-10-22 US Defense Secretary")]
    const [offered] = unwrap(await first.call("article.import", { files }))
    const { article } = unwrap(await first.call("article.open", { id: offered?.articleId ?? "" }))
    expect(article.metadata.publishedOn).toBeUndefined()
    expect(article.offers.map(({ field, value }) => [field, value])).toEqual([["publishedOn", "2022-10-22"]])

    const batch = [textFile("other.txt", "date 2022-10-21 Another text")]
    const [taken] = unwrap(await first.call("article.import", { files: batch, takeOffers: true }))
    const second = unwrap(await first.call("article.open", { id: taken?.articleId ?? "" }))
    expect(second.article.metadata.publishedOn).toBe("2022-10-21")
    expect(second.article.offers).toEqual([])
  })

  it("goes on after a bad file, and recognises one that is there already", async () => {
    const { first } = await withProject()
    const files = [
      textFile("empty.txt", ""),
      textFile("good.txt", "A text."),
      { name: "picture.txt", base64: "iVBORw0KGgoAAAANSUhEUg==" },
      textFile("same.txt", "A text."),
    ]
    const outcomes = unwrap(await first.call("article.import", { files }))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      "refused",
      "imported",
      "refused",
      "already-there",
    ])
    expect(outcomes.map(({ problems }) => problems[0]?.code)).toEqual([
      "empty-file",
      undefined,
      "not-text",
      "already-there",
    ])
    expect(outcomes[3]?.articleId).toBe(outcomes[1]?.articleId)
    expect(unwrap(await first.call("library.list", {}))).toHaveLength(1)
  })

  it("finds the sample again, also in the trash", async () => {
    const { first, articleId } = await withSample()
    unwrap(
      await first.call("article.apply", {
        id: articleId,
        operations: [{ type: "article.set", fields: { trashed: time } }],
      }),
    )
    expect(unwrap(await first.call("article.importSample", {})).articleId).toBe(articleId)
    const [row] = unwrap(await first.call("library.list", {}))
    expect(row?.trashed).toBeUndefined()
  })
})

describe("changing an article", () => {
  it("tells every window, with the row it leads to", async () => {
    const { first, events, articleId } = await withSample()
    events.length = 0
    const operation = { type: "annotation.set", annotation: person("p1", 38, 50) } as const
    const { sequence } = unwrap(await first.call("article.apply", { id: articleId, operations: [operation] }))
    const [event] = events
    expect(event).toMatchObject({
      type: "article.changed",
      id: articleId,
      origin: "first",
      sequence,
      operations: [operation],
    })
    expect(event?.type === "article.changed" ? event.summary : undefined).toMatchObject({
      annotationCount: 1,
      counts: { person: 1 },
      progress: "started",
    })
  })

  it("refuses a span past the text's end, and keeps what was", async () => {
    const { first, articleId } = await withSample()
    const operations = [
      { type: "annotation.set", annotation: person("good", 0, 4) },
      { type: "annotation.set", annotation: person("bad", 0, 1_000_000) },
    ] as const
    const result = await first.call("article.apply", { id: articleId, operations: [...operations] })
    expect(result.ok ? "ok" : result.error.code).toBe("bad-operation")
    expect(unwrap(await first.call("article.open", { id: articleId })).article.annotations).toEqual([])
  })

  it("adds the analyst to a project that does not know them yet", async () => {
    const { first, articleId } = await withSample()
    unwrap(await first.call("app.setCreator", { name: "Ana Renamed" }))
    const operations = [{ type: "annotation.set", annotation: person("p1", 38, 50) } as const]
    unwrap(await first.call("article.apply", { id: articleId, operations }))
    const { project } = unwrap(await first.call("app.start", {}))
    expect(project?.creators.map(({ name }) => name)).toEqual(["Ana Renamed"])
  })

  it("remembers where the analyst was and what was unwanted, per article and across starts", async () => {
    const { first, articleId } = await withSample()
    unwrap(await first.call("article.open", { id: articleId }))
    const remember = async (view: RememberedView) =>
      unwrap(await first.call("article.rememberView", { id: articleId, view }))
    await remember({ line: null, caret: 0, unwanted: ["a guess"] })
    await remember({ line: { offset: 40, below: 8 }, caret: 44 })
    const { view } = unwrap(await first.call("article.open", { id: articleId }))
    expect(view).toEqual({ line: { offset: 40, below: 8 }, caret: 44, unwanted: ["a guess"] })
    expect(unwrap(await first.call("app.start", {})).project?.lastArticle).toBe(articleId)
  })
})

describe("exporting", () => {
  it("previews what it will write and then writes exactly that", async () => {
    const { first, exports, articleId } = await withSample()
    const request = { format: "postil-json", articles: [articleId] }
    const preview = unwrap(await first.call("export.preview", request))
    const written = unwrap(await first.call("export.run", request))
    expect(written.folder).toBe(preview.folder)
    expect(written.files).toHaveLength(preview.files.length)
    const file = exports.folders.get(written.folder)?.get(written.files[0] ?? "")
    const text = new TextDecoder().decode(file)
    expect(text.slice(0, preview.head.length)).toBe(preview.head)
    expect(file?.length).toBe(preview.files[0]?.bytes)
  })

  it("leaves out the trash unless asked for, and remembers the folder", async () => {
    const { first, articleId } = await withSample()
    unwrap(
      await first.call("article.apply", {
        id: articleId,
        operations: [{ type: "article.set", fields: { trashed: time } }],
      }),
    )
    const all = unwrap(await first.call("export.preview", { format: "w3c" }))
    expect(all.articles).toBe(0)
    unwrap(await first.call("export.run", { format: "w3c", articles: [articleId], folder: "/elsewhere" }))
    expect(unwrap(await first.call("export.preview", { format: "w3c" })).folder).toBe("/elsewhere")
  })

  it("names the formats it has when asked for one it has not", async () => {
    const { first } = await withSample()
    const result = await first.call("export.preview", { format: "word-perfect" })
    expect(result.ok ? "" : result.error).toMatchObject({
      code: "unknown-format",
      message: expect.stringContaining("postil-json"),
    })
  })
})
