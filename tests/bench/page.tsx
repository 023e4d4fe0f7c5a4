/// <reference types="vite/client" />
// The app's own window with all that is in it, driven through the editor's public interface. An action has been done
// when the cards and the line above them show it. `window.adapter` is the interface that comparisons of annotation
// front ends drive.

import "../../renderer/ui/tokens.css"
import "../../renderer/ui/base.css"
import { createRoot } from "react-dom/client"
import { App } from "../../renderer/app/app.tsx"
import { runCommand } from "../../renderer/app/commands.ts"
import { createModel } from "../../renderer/app/model.ts"
import { createStore } from "../../renderer/app/store.ts"
import { followTheme } from "../../renderer/app/theme.ts"
import { warmUp } from "../../renderer/app/warm-up.tsx"
import { createEditor } from "../../renderer/editor/article-editor.ts"
import { levelAttribute } from "../../renderer/editor/draw-annotations.ts"
import type { Editor } from "../../renderer/editor/editor-state.ts"
import { LEVELS } from "../../renderer/editor/marks.ts"
import { createClient } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { unwrap } from "../../shared/domain/result.ts"
import type { Adapter } from "./adapter.ts"
import Host from "./host.ts?worker&inline"
import { type Packed, packed } from "./packed-work.ts"
import type { WorkItem } from "./workload.ts"

const bridge = bridgeTo(new Host())
const client = createClient(bridge)
const model = createModel(client, createStore("connected"), createEditor, runCommand)
followTheme(model.preferences)

/** Of annotations that were added: the app's own ids by those of the workload. */
const added = new Map<string, string>()

const adapter: Adapter = {
  name: "Postil",

  async open(text: string, annotations: readonly WorkItem[]) {
    // Filled by the host alone: what is measured is opening an article that is there.
    const id = await bridge.fill(packed(text, annotations))
    await model.articles.open(id)
    await until(() => document.querySelector(".article-text .mark") !== null)
    await until(() => document.querySelector(".card") !== null)
  },

  async add({ id, start, end, label }: WorkItem) {
    const before = count(label)
    editor().markSpans(label, [{ start: utf16(start), end: utf16(end) }])
    const made = editor()
      .getSnapshot()
      .lookup.around({ start: utf16(start), end: utf16(end) })
      .find((one) => one.spans[0]?.start === start && one.spans[0].end === end && isNew(one.id))
    if (made === undefined) throw new Error("Nothing was marked")
    added.set(id, made.id)
    await until(() => count(label) === before + 1)
  },

  async remove(id: string) {
    const own = added.get(id) ?? id
    const kind = editor().getSnapshot().lookup.get(own)?.kind
    if (kind === undefined) throw new Error("It is not there")
    const before = count(kind)
    editor().remove(own)
    await until(() => count(kind) === before - 1)
  },

  async select(id: string) {
    const own = added.get(id) ?? id
    editor().select(own)
    await until(() => document.querySelector(`.card[data-open] [data-card="${own}"]`) !== null)
  },

  type(offset: number, words: string) {
    if (editor().getSnapshot().mode !== "edit") editor().setMode("edit")
    const place = { start: utf16(offset), end: utf16(offset) }
    editor().showSpan(place, { select: true })
    // The one way for a script to type as the keyboard does.
    document.execCommand("insertText", false, words)
  },

  reveal: (offset: number) => editor().showSpan({ start: utf16(offset), end: utf16(offset) }),

  shown: (id: string) => isDrawn(added.get(id) ?? id),

  scroller: () => document.querySelector(".desk"),

  tool: {
    deselect: () => editor().select(null),

    async undo() {
      const before = editor().getSnapshot().annotations.length
      editor().undo()
      await until(() => editor().getSnapshot().annotations.length !== before)
    },

    async find(words) {
      model.find.open()
      model.find.ask({ text: words })
      await until(() => model.find.get().outcome === "found" && model.find.get().hits.length > 0)
      model.find.close()
    },

    async occurrences(id) {
      editor().select(id)
      runCommand(model, "mark-all")
      await until(() => document.querySelector(".mark-all-dialog li") !== null)
      model.show(null)
    },

    annotate: () => editor().setMode("annotate"),

    drawn: () =>
      editor()
        .visible(0)
        .every(({ id }) => isDrawn(id)),
  },
}

// Starting the app and making a project is not what is measured.
void start().then(async () => {
  await warmUp(model)
  window.adapter = adapter
})

async function start() {
  const place = document.getElementById("app") ?? document.body
  place.style.cssText = "position: fixed; inset: 0; inline-size: auto"
  unwrap(await client.call("app.setCreator", { name: "bench" }))
  createRoot(place).render(<App model={model} />)
  await model.projects.start()
  unwrap(await model.projects.create("/p/bench"))
}

function editor(): Editor {
  const { open } = model.state.get()
  if (open === null) throw new Error("No article is open")
  return open.editor
}

const drawnLevels = Array.from({ length: LEVELS }, (_, level) => level)

function isDrawn(id: string): boolean {
  return drawnLevels.some((level) => document.querySelector(`[${levelAttribute(level)}="${id}"]`) !== null)
}

function isNew(id: string): boolean {
  return !/^a\d+$/.test(id) && ![...added.values()].includes(id)
}

/** What the line above the cards says of a kind. */
function count(kind: string): number {
  const index = ["person", "claim", "event"].indexOf(kind)
  const shown = document.querySelectorAll(".cards-kind")[index]
  return Number(shown?.textContent?.replaceAll(/\D/g, ""))
}

async function until(holds: () => boolean): Promise<void> {
  const begun = performance.now()
  while (!holds()) {
    if (performance.now() - begun > 55_000) throw new Error(`It did not happen: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

function bridgeTo(worker: Worker) {
  const waiting = new Map<number, (answer: unknown) => void>()
  const listeners = new Set<(event: HostEvent) => void>()
  let last = 0
  worker.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const { id, answer, event } = JSON.parse(data)
    if (event !== undefined) for (const listener of listeners) listener(event)
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  const ask = (messageOf: (id: number) => unknown) =>
    new Promise<unknown>((resolve) => {
      last++
      waiting.set(last, resolve)
      worker.postMessage(messageOf(last))
    })
  return {
    call: (name: string, request: unknown) => ask((id) => JSON.stringify({ id, name, request })),
    fill: async (fill: Packed) => String(await ask((id) => ({ id, fill }))),
    listen(listener: (event: HostEvent) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
