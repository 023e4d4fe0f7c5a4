// Annotated files of other tools: what they hold is asked first, and shown with what their words would become; then they
// come in a portion at a time, so that progress shows and stopping works.

import type { CorpusOutcome, CorpusPreview, ImportOutcome } from "../../shared/contract/answers.ts"
import type { LabelMap } from "../../shared/domain/label-map.ts"
import { LARGEST_FILE } from "../../shared/domain/largest-file.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { t } from "../i18n/i18n.ts"
import type { Context } from "./context.ts"
import { type CorpusFile, joinPreviews, portionsOf } from "./corpus-portions.ts"
import { pathOf } from "./dropped-files.ts"
import { sendFile } from "./send-file.ts"

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

/** Files whose names end otherwise are not looked into: they are articles. */
const ANNOTATED = /\.(ann|tsv|xmi|conll|iob2?|bio|json|jsonl|jsonld)$/i

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

  /** The bytes of files; undefined where one cannot be read. */
  const contentOf = (portion: readonly CorpusFile[]) =>
    Promise.all(portion.map(async ({ name, file }) => ({ name, ...(await sendFile(client, file)) }))).catch(
      () => undefined,
    )

  /** Undefined where a file cannot be read. */
  const preview = async (files: readonly CorpusFile[]): Promise<Result<CorpusPreview> | undefined> => {
    let found: CorpusPreview | undefined
    let before = 0
    let shown = false
    const tell = (done: number) => {
      const { importing, dialog } = state.get()
      if (importing?.state !== "looking") return
      change({ importing: { ...importing, done } })
      // What is quickly done needs no dialog, and one that was closed stays so.
      if (!shown && dialog === null && done < files.length) show({ type: "import" })
      shown = true
    }
    for (const portion of portionsOf(files)) {
      const content = await contentOf(portion)
      if (content === undefined) return undefined
      if (state.get().importing?.state === "stopped") return fail("stopped", "")
      const looked = await hearing(
        "reading",
        (done) => tell(Math.min(files.length, before + done)),
        // What was found for a label before holds for the portions that follow.
        () => client.call("corpus.preview", { files: content, map: found?.map }),
      )
      if (!looked.ok) return looked
      found = found === undefined ? looked.value : joinPreviews(found, looked.value)
      before += portion.length
    }
    return found === undefined ? undefined : ok(found)
  }

  return {
    /** What is annotated among files; the others are articles. Undefined where somebody stopped it or was told why not. */
    async look(files: readonly File[]): Promise<Looked | undefined> {
      const none = { chosen: undefined, others: files }
      if (!files.some(({ name }) => ANNOTATED.test(name))) return none
      const all = files.map((file) => ({ file, name: pathOf(file) }))
      // Files of the same name, of different folders, cannot be told apart any more.
      if (new Set(all.map(({ name }) => name)).size < all.length) return none
      const named = all.filter(({ file }) => file.size <= LARGEST_FILE)
      change({ importing: { total: named.length, done: 0, outcomes: [], state: "looking" } })
      const looked = await preview(named)
      change({ importing: null })
      if (state.get().dialog?.type === "import") show(null)
      if (looked === undefined) return none
      if (!looked.ok) {
        if (looked.error.code !== "stopped") notify({ text: looked.error.message, tone: "warning" })
        return undefined
      }
      const { corpora, refused } = looked.value
      const names = new Set(looked.value.others)
      const others = all.filter(({ name, file }) => names.has(name) || file.size > LARGEST_FILE)
      const articles = others.map(({ file }) => file)
      const [first] = refused
      if (corpora.length === 0) {
        if (first !== undefined) notify({ text: first.message, tone: "warning" })
        return { chosen: undefined, others: articles }
      }
      const left = new Set(refused.map(({ file }) => file))
      const kept = named.filter(({ name }) => !names.has(name) && !left.has(name))
      return { chosen: { files: kept, preview: looked.value, others: articles }, others: articles }
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
        const content = await contentOf(portion)
        if (content === undefined) {
          notify({ text: t("import.unreadable"), tone: "warning" })
          break
        }
        if (state.get().importing?.state === "stopped") break
        const result = await hearing(
          "bringing",
          (done, total) => tell(before + Math.floor((portion.length * done) / total)),
          () => client.call("corpus.import", { files: content, map }),
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
