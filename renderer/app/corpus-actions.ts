// Annotated files of other tools: what they hold is asked first, and shown with what their words would become; then they
// come in a portion at a time, so that progress shows and stopping works.

import type { CorpusOutcome, CorpusPreview, ImportOutcome } from "../../shared/contract/operations.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import type { LabelMap } from "../../shared/domain/label-map.ts"
import { t } from "../i18n/i18n.ts"
import type { Context } from "./context.ts"

/** Annotated files as they were chosen, and what is in them. */
export interface ChosenCorpus {
  readonly files: readonly CorpusFile[]
  readonly preview: CorpusPreview
  /** Files of no annotated format. */
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

export function createCorpusActions({ client, state, change, show, notify }: Context) {
  return {
    /** What is annotated among files; undefined where nothing is. */
    async look(files: readonly File[]): Promise<ChosenCorpus | undefined> {
      const size = files.reduce((sum, file) => sum + file.size, 0)
      if (size > LARGEST || !files.some(({ name }) => ANNOTATED.test(name))) return undefined
      const named = files.map((file) => ({ file, name: file.webkitRelativePath || file.name }))
      // Files of the same name, of different folders, cannot be told apart any more.
      if (new Set(named.map(({ name }) => name)).size < named.length) return undefined
      const read = await Promise.all(
        named.map(async ({ file, name }) => ({
          name,
          base64: encodeBase64(new Uint8Array(await file.arrayBuffer())),
        })),
      ).catch(() => undefined)
      const preview = read === undefined ? undefined : await client.call("corpus.preview", { files: read })
      if (read === undefined || preview?.ok !== true || preview.value.corpora.length === 0) return undefined
      const others = new Set(preview.value.others)
      return {
        files: read.filter(({ name }) => !others.has(name)),
        preview: preview.value,
        others: named.filter(({ name }) => others.has(name)).map(({ file }) => file),
      }
    },

    /** Brings annotated files in, and shows what became of each. */
    async bring({ files }: ChosenCorpus, map: LabelMap): Promise<void> {
      const outcomes: ImportOutcome[] = []
      let done = 0
      change({ importing: { total: files.length, done, outcomes: [], state: "running" } })
      show({ type: "import" })
      for (const portion of portionsOf(files)) {
        if (state.get().importing?.state === "stopped") break
        const result = await client.call("corpus.import", { files: portion, map })
        if (!result.ok) {
          notify({ text: result.error.message, tone: "warning" })
          break
        }
        outcomes.push(...result.value.outcomes.map(plainOutcome))
        done = Math.min(files.length, done + portion.length)
        const { importing } = state.get()
        if (importing !== null) change({ importing: { ...importing, done, outcomes: [...outcomes] } })
      }
      const { importing } = state.get()
      if (importing?.state === "running") change({ importing: { ...importing, state: "finished" } })
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
