// The host of the benchmark's window: the whole application over memory, in a worker, so that the page's main thread
// pays for what the app's own window pays for and no more. Requests and answers travel as JSON text, as over a socket.

import { createApplication } from "../../shared/application/application.ts"
import { createMemoryExportFolder } from "../../shared/application/memory/export-folder.ts"
import { createMemoryProjectStore } from "../../shared/application/memory/project-store.ts"
import { createMemorySettingsStore } from "../../shared/application/memory/settings-store.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { fail, ok } from "../../shared/domain/result.ts"
import { readText } from "../../shared/importers/text/index.ts"
import { type Packed, unpacked } from "./packed-work.ts"

let made = 0
const application = createApplication({
  store: createMemoryProjectStore(),
  settings: createMemorySettingsStore(),
  desktop: {
    canChooseFolder: false,
    canReveal: false,
    chooseFolder: async () => null,
    reveal: async () => undefined,
  },
  exports: createMemoryExportFolder(),
  parser: {
    async parse(input) {
      const draft = readText(input, { guessEncoding: () => undefined })
      return draft.ok ? ok([draft.value]) : draft
    },
    parseAnnotated: async () => fail("unavailable", "The benchmark reads no annotated files."),
    parseWorkbook: async () => fail("unavailable", "The benchmark reads no workbooks."),
    close: async () => undefined,
  },
  assets: {
    sample: async () => {
      throw new Error("The benchmark brings its own text")
    },
  },
  places: { projects: "/p", exports: "/e", join: (...parts) => parts.join("/"), exists: async () => false },
  clock: { now: () => new Date().toISOString(), pause: () => undefined },
  ids: { next: () => `id-${++made}` },
  version: "bench",
})

application.listen((event) => {
  if (!("origin" in event)) postMessage(JSON.stringify({ event }))
})
addEventListener("message", async ({ data }: MessageEvent<string | { id: number; fill: Packed }>) => {
  if (typeof data === "object") {
    postMessage(JSON.stringify({ id: data.id, answer: await fill(data.fill) }))
    return
  }
  const { id, name, request } = JSON.parse(data)
  const answer = await application.dispatch(name, request, { origin: "bench" })
  postMessage(JSON.stringify({ id, answer: answer ?? fail("internal", "No answer") }))
})

/** Changes in one call: the contract's limit. */
const BATCH = 10_000

/** Puts an annotated article into the project, as if it had been there before. @returns its id */
async function fill(work: Packed) {
  const { text } = work
  const annotations = unpacked(work)
  const ask = (name: string, request: unknown) =>
    application
      .dispatch(name, request, { origin: "bench" })
      .then((answer) => JSON.parse(JSON.stringify(answer)))
  const base64 = encodeBase64(new TextEncoder().encode(text))
  const imported = await ask("article.import", { files: [{ name: "bench.txt", base64 }] })
  const id = imported.value[0].articleId
  const time = new Date().toISOString()
  for (let from = 0; from < annotations.length; from += BATCH) {
    const operations = annotations.slice(from, from + BATCH).map(({ id, label, start, end }) => ({
      type: "annotation.set",
      annotation: {
        id,
        kind: label,
        spans: [{ start, end }],
        creator: "bench",
        created: time,
        modified: time,
      },
    }))
    const applied = await ask("article.apply", { id, operations })
    if (!applied.ok) throw new Error(applied.error.message)
  }
  return id
}
