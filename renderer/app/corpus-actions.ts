// Annotated files of other tools: what they hold is asked first, and shown with what their words would become; then they
// come in a portion at a time, so that progress shows and stopping works.

import type { CorpusOutcome, CorpusPreview, ImportOutcome } from "../../shared/contract/operations.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import type { LabelMap } from "../../shared/domain/label-map.ts"
import { t } from "../i18n/i18n.ts"
import type { Context } from "./context.ts"
import { pathOf } from "./dropped-files.ts"

/** Annotated files as they were chosen, and what is in them. */
export interface ChosenCorpus {
  readonly files: readonly CorpusFile[]
  readonly preview: CorpusPreview
  /** Files of no annotated format. */
  readonly others: readonly File[]
}

/** Files as they were looked into. */
interface Looked {
  /** Where some are annotated. */
  readonly chosen: ChosenCorpus | undefined
  readonly others: readonly File[]
}

interface CorpusFile {
  readonly name: string
  readonly base64: string
}

/** Files whose names end otherwise are not looked into: they are articles. */
const ANNOTATED = /\.(ann|tsv|xmi|conll|iob2?|bio|json|jsonl|jsonld)$/i
/** What is more in all, in bytes, is for the command line. */
const LARGEST = 48 * 1024 * 1024
/** Base64 characters sent together, unless files that belong together are more. */
const PORTION = 4 * 1024 * 1024

export function createCorpusActions(context: Context) {
  const { client, state, change, show, notify } = context

  /** Listens to how far the host is while something is done there. */
  const hearing = async <T>(
    stage: "reading" | "bringing",
    hear: (done: number, total: number) => void,
    doing: () => Promise<T>,
  ): Promise<T> => {
    const forget = client.listen((event) => {
      if (event.type === "corpus.progress" && event.stage === stage) hear(event.done, event.total)
    })
    return doing().finally(forget)
  }

  const preview = async (files: CorpusFile[]) => {
    change({ importing: { total: files.length, done: 0, outcomes: [], state: "looking" } })
    let shown = false
    const looked = await hearing(
      "reading",
      (done) => {
        const { importing, dialog } = state.get()
        if (importing?.state !== "looking") return
        change({ importing: { ...importing, done } })
        // What is quickly done needs no dialog, and one that was closed stays so.
        if (!shown && dialog === null && done < files.length) show({ type: "import" })
        shown = true
      },
      () => client.call("corpus.preview", { files }),
    )
    change({ importing: null })
    if (state.get().dialog?.type === "import") show(null)
    return looked
  }

  return {
    /** What is annotated among files; the others are articles. Undefined where somebody stopped it or was told why not. */
    async look(files: readonly File[]): Promise<Looked | undefined> {
      const none = { chosen: undefined, others: files }
      const size = files.reduce((sum, file) => sum + file.size, 0)
      if (size > LARGEST || !files.some(({ name }) => ANNOTATED.test(name))) return none
      const named = files.map((file) => ({ file, name: pathOf(file) }))
      // Files of the same name, of different folders, cannot be told apart any more.
      if (new Set(named.map(({ name }) => name)).size < named.length) return none
      const read = await Promise.all(
        named.map(async ({ file, name }) => ({
          name,
          base64: encodeBase64(new Uint8Array(await file.arrayBuffer())),
        })),
      ).catch(() => undefined)
      if (read === undefined) return none
      const looked = await preview(read)
      if (!looked.ok) {
        if (looked.error.code !== "stopped") notify({ text: looked.error.message, tone: "warning" })
        return undefined
      }
      const { corpora, refused } = looked.value
      const names = new Set(looked.value.others)
      const others = named.filter(({ name }) => names.has(name)).map(({ file }) => file)
      const [first] = refused
      if (corpora.length === 0) {
        if (first !== undefined) notify({ text: first.message, tone: "warning" })
        return { chosen: undefined, others }
      }
      const left = new Set(refused.map(({ file }) => file))
      const kept = read.filter(({ name }) => !names.has(name) && !left.has(name))
      return { chosen: { files: kept, preview: looked.value, others }, others }
    },

    /** Brings annotated files in, and shows what became of each. */
    async bring({ files }: ChosenCorpus, map: LabelMap): Promise<void> {
      const outcomes: ImportOutcome[] = []
      let before = 0
      const tell = (done: number) => {
        const { importing } = state.get()
        if (importing !== null) change({ importing: { ...importing, done, outcomes: [...outcomes] } })
      }
      change({ importing: { total: files.length, done: 0, outcomes: [], state: "running" } })
      show({ type: "import" })
      for (const portion of portionsOf(files)) {
        if (state.get().importing?.state === "stopped") break
        const result = await hearing(
          "bringing",
          (done, total) => tell(before + Math.floor((portion.length * done) / total)),
          () => client.call("corpus.import", { files: portion, map }),
        )
        if (!result.ok) {
          if (result.error.code !== "stopped") notify({ text: result.error.message, tone: "warning" })
          break
        }
        outcomes.push(...result.value.outcomes.map(plainOutcome))
        before = Math.min(files.length, before + portion.length)
        tell(before)
      }
      const { importing } = state.get()
      if (importing?.state === "running") change({ importing: { ...importing, state: "finished" } })
    },

    /** Stops the host: what it is reading or bringing in. */
    async stop(): Promise<void> {
      await client.call("corpus.stop", {})
    },
  }
}

/** What was updated was there; how much is said beside it. */
function plainOutcome({ format: _, annotations, relations: __, ...outcome }: CorpusOutcome): ImportOutcome {
  if (outcome.outcome !== "updated") return { ...outcome, outcome: outcome.outcome }
  const message = t("annotations.updated", { count: annotations })
  return {
    ...outcome,
    outcome: "already-there",
    problems: [{ code: "updated", message }, ...outcome.problems],
  }
}

/** Files of the same name but for the ending stay together; what speaks for a whole folder goes with every portion. */
function* portionsOf(files: readonly CorpusFile[]): Generator<CorpusFile[]> {
  const settings = files.filter(({ name }) => SETTINGS.test(name))
  const groups = new Map<string, CorpusFile[]>()
  for (const file of files) {
    if (SETTINGS.test(file.name)) continue
    const stem = file.name.replace(/\.[^./]*$/, "")
    groups.set(stem, [...(groups.get(stem) ?? []), file])
  }
  let portion: CorpusFile[] = [...settings]
  let size = 0
  for (const group of groups.values()) {
    if (size > PORTION) {
      yield portion
      portion = [...settings]
      size = 0
    }
    portion.push(...group)
    for (const { base64 } of group) size += base64.length
  }
  if (size > 0 || groups.size === 0) yield portion
}

const SETTINGS = /\.conf$|(^|\/)postil-(articles|project)\.jsonl?$|typesystem[^/]*\.xml$/i
