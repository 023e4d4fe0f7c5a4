// Annotated files coming into a project: what is told before, what they become, and that nothing comes in twice.

import { expect, test } from "vitest"
import type { Client } from "../../shared/contract/client.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { brat } from "../../shared/formats/brat/index.ts"
import { conll2003 } from "../../shared/formats/conll2003/index.ts"
import { type Format, writeFiles } from "../../shared/formats/format.ts"
import { goldenArticle } from "../fixtures/golden.ts"
import { writtenFiles } from "../formats/round-trip.ts"
import { article, slice } from "../formats/slice.ts"
import { testApplication } from "./support.ts"

const text = "Dove \u{1f54a} news.\r\nAnn met Bob in Kyiv.\r\n"
const annotations = [
  "T1\tPER 14 17\tAnn",
  "T2\tPER 22 25\tBob",
  "T3\tMeeting 18 21\tmet",
  "E1\tMeeting:T3 Who:T1 Who2:T2",
  "A1\tTense E1 Past",
  "R1\tKnows Arg1:T1 Arg2:T2",
  "#1\tAnnotatorNotes T1\tthe editor",
  "T4\tPER 99 102\tEve",
  "",
].join("\n")

function files(content: Readonly<Record<string, string | Uint8Array>>) {
  const encoder = new TextEncoder()
  return Object.entries(content).map(([name, value]) => ({
    name,
    base64: encodeBase64(typeof value === "string" ? encoder.encode(value) : value),
  }))
}

const corpus = files({ "news/a.txt": text, "news/a.ann": annotations, "plain.txt": "A plain article." })

async function start() {
  const { window } = testApplication()
  const client = window("window-1")
  unwrap(await client.call("app.setCreator", { name: "Ana Analyst" }))
  unwrap(await client.call("project.create", { path: "/projects/News" }))
  return client
}

async function only(client: Client) {
  const [row, ...others] = unwrap(await client.call("library.list", {}))
  if (row === undefined || others.length > 0) throw new Error("One article is expected")
  return unwrap(await client.call("article.open", { id: row.id })).article
}

const info = async (client: Client) => {
  const { project } = unwrap(await client.call("app.start", {}))
  if (project === null) throw new Error("A project is open")
  return project
}

test("what files hold is told without changing anything: formats, labels, the unit, what is wrong where", async () => {
  const client = await start()
  const preview = unwrap(await client.call("corpus.preview", { files: corpus }))
  expect(preview.others).toEqual(["plain.txt"])
  expect(preview.corpora).toEqual([
    expect.objectContaining({
      format: "brat",
      articles: 1,
      annotations: 3,
      relations: 1,
      offsetUnit: "code points",
    }),
  ])
  expect(preview.corpora[0]?.problems).toEqual([
    { file: "news/a.ann", line: 8, message: expect.stringContaining("T4 marks 99 to 102") },
  ])
  expect(preview.labels.map(({ name, count }) => [name, count])).toEqual([
    ["Meeting", 1],
    ["PER", 2],
  ])
  expect(preview.map.labels).toEqual({
    PER: { kind: "person" },
    Meeting: { kind: "meeting", attributes: { Tense: "tense", Who: "who" } },
  })
  expect(unwrap(await client.call("library.list", {}))).toEqual([])
})

test("labels become kinds and fields, the text stays as it was, and the choices are remembered", async () => {
  const client = await start()
  const map = { labels: { Meeting: { kind: "event" } }, relations: { Knows: null } }
  const { outcomes, others } = unwrap(await client.call("corpus.import", { files: corpus, map }))
  expect(others).toEqual(["plain.txt"])
  expect(outcomes).toEqual([
    expect.objectContaining({
      file: "news/a.txt",
      outcome: "imported-with-remarks",
      annotations: 3,
      relations: 0,
    }),
  ])
  const article = await only(client)
  expect(article.source).toMatchObject({ fileName: "a.txt", newline: "crlf", bytes: 39 })
  const plain = text.replaceAll("\r\n", "\n")
  const found = article.annotations.map(({ kind, spans, note, fields }) => ({
    kind,
    quotes: spans.map(({ start, end }) => plain.slice(start, end)),
    note,
    fields: Object.keys(fields ?? {}).sort(),
  }))
  expect(found).toEqual([
    { kind: "person", quotes: ["Ann"], note: "the editor", fields: [] },
    { kind: "person", quotes: ["Bob"], note: undefined, fields: [] },
    { kind: "event", quotes: ["met"], note: undefined, fields: ["tense", "who"] },
  ])
  const { codebook } = await info(client)
  const event = codebook.kinds.find(({ id }) => id === "event")
  expect(event?.fields.filter(({ id }) => id === "tense" || id === "who")).toEqual([
    { id: "tense", name: "Tense", type: "choice", options: [{ id: "Past", name: "Past" }] },
    { id: "who", name: "Who", list: true, type: "annotation" },
  ])
  const again = unwrap(await client.call("corpus.preview", { files: corpus }))
  expect(again.map).toMatchObject({ labels: { Meeting: { kind: "event" } }, relations: { Knows: null } })
})

test("the same files change nothing, also from another place; changed files update what they say", async () => {
  const client = await start()
  unwrap(await client.call("corpus.import", { files: corpus }))
  const before = await only(client)
  const elsewhere = files({ "b/c.txt": text, "b/c.ann": annotations })
  for (const same of [corpus, elsewhere]) {
    const { outcomes } = unwrap(await client.call("corpus.import", { files: same }))
    expect(outcomes).toEqual([
      expect.objectContaining({ outcome: "already-there", annotations: 0, relations: 0 }),
    ])
    expect(await only(client)).toEqual(before)
  }
  const changed = files({
    "news/a.txt": text,
    "news/a.ann": `${annotations.replace("Past", "Future").replace("#1", "#2")}T9\tPlace 29 33\tKyiv\n`,
  })
  const { outcomes } = unwrap(await client.call("corpus.import", { files: changed }))
  expect(outcomes).toEqual([expect.objectContaining({ outcome: "updated", annotations: 2, relations: 0 })])
  const after = await only(client)
  expect(after.annotations).toHaveLength(4)
  expect(after.annotations.find(({ kind }) => kind === "meeting")?.fields?.tense).toEqual({ value: "Future" })
})

test("what whole words left of annotations is taken for those, where Postil wrote them; what was tagged since is new", async () => {
  const client = await start()
  const said = "Austin’s aide met Lloyd-George.\nThey spoke of\npeace talks on Friday."
  const own = article(said)
    .mark("person", "George")
    .mark("event", "spoke of\npeace")
    .markSpans("event", [
      { start: said.indexOf("talks"), end: said.indexOf("talks") + 5 },
      { start: said.indexOf("Friday"), end: said.indexOf("Friday") + 3 },
    ])
  const as = (format: Format) => writtenFiles(format, slice(own))
  const importing = async (given: ReturnType<typeof as>) => {
    const named = Object.fromEntries(given.map(({ name, bytes }) => [name, bytes]))
    return unwrap(await client.call("corpus.import", { files: files(named) })).outcomes
  }
  await importing(as(brat))
  const before = await only(client)
  const words = as(conll2003)
  expect(writeFiles(conll2003, slice(own)).losses.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["gaps", "uneven", "across-lines"]),
  )
  expect(await importing(words)).toMatchObject([{ outcome: "already-there", annotations: 0 }])
  expect(await only(client)).toEqual(before)
  const tagged = words.map(({ name, bytes }) => ({
    name,
    bytes: new TextEncoder().encode(
      new TextDecoder("utf-8", { ignoreBOM: true })
        .decode(bytes)
        .replace(/ O\n(?=\S+ -X- -X- O)/, " B-Event\n"),
    ),
  }))
  expect(await importing(tagged)).toMatchObject([{ outcome: "updated", annotations: 1 }])
})

test("what Postil wrote itself comes back as it was, and an analyst's later work wins over it", async () => {
  const client = await start()
  const golden = goldenArticle().build()
  const written = files(
    Object.fromEntries(writtenFiles(brat, slice(golden)).map(({ name, bytes }) => [name, bytes])),
  )
  const first = unwrap(await client.call("corpus.import", { files: written }))
  expect(first.outcomes).toEqual([
    expect.objectContaining({ outcome: "imported", articleId: golden.id, annotations: 18 }),
  ])
  const article = await only(client)
  expect(article.metadata).toEqual(golden.metadata)
  const [annotation] = article.annotations
  if (annotation === undefined) throw new Error("The golden fixture has annotations")
  const edited = { ...annotation, note: "mine", modified: "2030-01-01T00:00:00.000Z" }
  unwrap(
    await client.call("article.apply", {
      id: golden.id,
      operations: [{ type: "annotation.set", annotation: edited }],
    }),
  )
  const second = unwrap(await client.call("corpus.import", { files: written }))
  expect(second.outcomes).toEqual([
    expect.objectContaining({ outcome: "already-there", articleId: golden.id }),
  ])
  expect((await only(client)).annotations.find(({ id }) => id === annotation.id)?.note).toBe("mine")
})

test("a format that is not read is refused by name, and a file of no format is not taken for one", async () => {
  const client = await start()
  const refused = await client.call("corpus.import", { files: corpus, format: "html" })
  expect(refused).toMatchObject({ ok: false, error: { code: "unknown-format" } })
  const { outcomes, others } = unwrap(
    await client.call("corpus.import", {
      files: files({ "x.ann": "Dear diary,\n", "y.bin": new Uint8Array([0, 255, 1]) }),
    }),
  )
  expect(outcomes).toEqual([])
  expect(others).toEqual(["x.ann", "y.bin"])
})

test("bringing in tells how far it is, and stops when it is told to: what came in before stays", async () => {
  const { window, events, application } = testApplication()
  const client = window("window-1")
  unwrap(await client.call("app.setCreator", { name: "Ana Analyst" }))
  unwrap(await client.call("project.create", { path: "/projects/News" }))
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, number) => [
      [`${number}.txt`, `Ann met Bob ${number} times.`],
      [`${number}.ann`, "T1\tPER 0 3\tAnn\n"],
    ]).flat(),
  )
  application.listen((event) => {
    if (event.type === "corpus.progress" && event.stage === "bringing" && event.done > 1)
      void client.call("corpus.stop", {})
  })
  const { outcomes, stopped } = unwrap(await client.call("corpus.import", { files: files(many) }))
  expect(stopped).toBe(true)
  expect(outcomes.length).toBeGreaterThan(20)
  expect(outcomes.length).toBeLessThan(30)
  expect(unwrap(await client.call("library.list", {}))).toHaveLength(outcomes.length)
  expect(events).toContainEqual({ type: "corpus.progress", stage: "reading", done: 60, total: 60 })
})
