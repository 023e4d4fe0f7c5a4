// The process that reads files. It is given bytes and gives back articles; it has no paths, opens nothing, and may be
// killed at any time. Everything hostile happens here.

import { once } from "node:events"
import { Worker } from "node:worker_threads"
import { importFile } from "../../shared/importers/registry.ts"
import { draftToJson } from "../../shared/importers/wire.ts"
import { readAnnotated } from "./annotated.ts"
import { type Answer, RESIDENT_LIMIT, type ReadMessage } from "./protocol.ts"
import { createTools } from "./tools.ts"

// A thread of its own, because this one is busy when memory runs out. Nothing is read before it watches.
const watchdog = new Worker(new URL(/* @vite-ignore */ "import-watchdog.js", import.meta.url), {
  workerData: { limit: RESIDENT_LIMIT },
})
const watching = once(watchdog, "message").then(() => watchdog.unref())

const answer = (message: Answer) => {
  if (process.parentPort !== undefined) process.parentPort.postMessage(message)
  else process.send?.(message)
}

if (process.parentPort !== undefined) process.parentPort.on("message", ({ data }) => void read(data))
else process.on("message", (message: ReadMessage) => void read(message))
answer({ type: "ready" })

async function read(message: ReadMessage): Promise<void> {
  await watching
  const { id } = message
  const result = await resultOf(message)
  answer({ type: "result", id, result, resident: process.memoryUsage.rss() })
}

async function resultOf(message: ReadMessage): Promise<unknown> {
  switch (message.type) {
    case "article":
      return readArticle(message)
    case "annotated":
      return readAnnotated(message, answer)
    case "workbook":
      return readWorkbook(message)
  }
}

async function readArticle({ id, type: _, ...input }: ReadMessage & { readonly type: "article" }) {
  const tools = createTools(() => answer({ type: "progress", id }))
  const read = await importFile(input, tools).catch((error: Error) => ({
    ok: false as const,
    error: { code: "damaged-file" as const, message: `“${input.name}” cannot be read (${error.message}).` },
  }))
  return read.ok ? { ok: true, value: read.value.map(draftToJson) } : read
}

function readWorkbook({ id, bytes }: ReadMessage & { readonly type: "workbook" }) {
  const read = createTools(() => answer({ type: "progress", id })).workbook(bytes)
  return read.ok ? [...read.value].map(([name, rows]) => ({ name, rows })) : read
}
