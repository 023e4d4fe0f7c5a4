// Bringing articles in: files, pasted text, the sample. Many files go a few at a time, so that progress shows, stopping
// works, and one bad file is no reason to leave out the rest.

import type { ImportOutcome } from "../../shared/contract/answers.ts"
import type { Request } from "../../shared/contract/operations.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { isExportEvidence } from "../../shared/domain/file-family.ts"
import type { LabelMap } from "../../shared/domain/label-map.ts"
import { LARGEST_FILE } from "../../shared/domain/largest-file.ts"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import { t } from "../i18n/i18n.ts"
import type { ArticleActions } from "./article-actions.ts"
import type { Context } from "./context.ts"
import { type ChosenCorpus, createCorpusActions } from "./corpus-actions.ts"
import type { ReviewActions } from "./review-actions.ts"
import { sendFile } from "./send-file.ts"

export type ImportActions = ReturnType<typeof createImportActions>

/** So many are worth a backup first. */
const MANY_FILES = 10
/** Files sent together: so many, and no more than so many bytes unless one alone is larger. */
const BATCH_FILES = 8
const BATCH_BYTES = 4 * 1024 * 1024

/** Importing files, be they articles or annotated files of other tools. */
export function createImportActions(context: Context, articles: ArticleActions, reviews: ReviewActions) {
  const plain = createArticleImports(context, articles, reviews)
  const corpora = createCorpusActions(context)
  return {
    ...plain,
    /** Imports files. Where some are annotated ones of other tools, what their labels become is asked first. */
    async files(given: readonly File[]): Promise<void> {
      const others = given.filter(({ name }) => !isExportEvidence(name))
      const files = others.length === 0 ? given : others
      const busy = context.state.get().importing?.state
      if (busy === "running" || busy === "looking") return
      const looked = await corpora.look(files)
      if (looked?.chosen !== undefined) context.show({ type: "annotations", chosen: looked.chosen })
      else if (looked !== undefined) await plain.files(looked.others)
    },

    /** Stops what is going on; what came in before stays. */
    stop(): void {
      const { importing } = context.state.get()
      if (importing?.state !== "running" && importing?.state !== "looking") return
      context.change({ importing: { ...importing, state: "stopped" } })
      void corpora.stop()
    },

    /** Imports annotated files, and then the articles that were chosen with them. */
    async corpus(chosen: ChosenCorpus, map: LabelMap): Promise<void> {
      await corpora.bring(chosen, map)
      if (context.state.get().importing?.state === "finished") await plain.files(chosen.others)
    },
  }
}

function createArticleImports(context: Context, articles: ArticleActions, reviews: ReviewActions) {
  const { client, state, change, show } = context

  /** Tables of which a column is to be chosen first. */
  const waiting = new WeakMap<ImportOutcome, File>()

  const importBatch = async (batch: readonly File[]): Promise<ImportOutcome[]> => {
    const refused = ({ name }: File, code: string, message: string): ImportOutcome => ({
      file: name,
      outcome: "refused",
      articleId: null,
      problems: [{ code, message }],
    })
    const unread = new Map<File, ImportOutcome>()
    const files: Request<"article.import">["files"] = []
    for (const file of batch) {
      // Every host would refuse it; it is not even read here.
      if (file.size > LARGEST_FILE) {
        unread.set(file, refused(file, "too-large", t("import.tooLarge")))
        continue
      }
      try {
        files.push({ name: file.name, ...(await sendFile(client, file)) })
      } catch {
        unread.set(file, refused(file, "unreadable", t("import.unreadable")))
      }
    }
    if (files.length === 0) return [...unread.values()]
    const result = await client.call("article.import", { files, askColumn: true })
    if (!result.ok) {
      const { code, message } = result.error
      return batch.map((file) => unread.get(file) ?? refused(file, code, message))
    }
    const answers = [...result.value]
    return batch.flatMap((file) => {
      const outcomes = unread.get(file) ?? takeFirst(answers)
      for (const outcome of Array.isArray(outcomes) ? outcomes : [outcomes])
        if (outcome.outcome === "choose-column") waiting.set(outcome, file)
      return outcomes
    })
  }

  /** Puts other outcomes in the place of one. */
  const replace = (outcome: ImportOutcome, others: readonly ImportOutcome[]) => {
    const { importing } = state.get()
    if (importing === null) return
    const outcomes = importing.outcomes.flatMap((one) => (one === outcome ? others : [one]))
    change({ importing: { ...importing, outcomes } })
  }

  return {
    /** Imports a table that waits for somebody to say which column holds the text. */
    async takeColumn(outcome: ImportOutcome, textColumn: string): Promise<void> {
      const file = waiting.get(outcome)
      if (file === undefined) return
      const { name } = file
      const files = [{ name, ...(await sendFile(client, file)), choices: { textColumn } }]
      const result = await client.call("article.import", { files })
      if (!result.ok) return context.notify({ text: result.error.message, tone: "warning" })
      replace(outcome, result.value)
    },

    /** The article that came in is a newer version of the one it is like: that one is updated. */
    async updateLike(outcome: ImportOutcome): Promise<Result<unknown>> {
      const { like, articleId } = outcome
      if (like === undefined || articleId === null) return ok(null)
      const updated = await reviews.update({ id: like.id, from: articleId })
      if (!updated.ok) return updated
      const { like: _, ...rest } = outcome
      const problems = outcome.problems.filter(({ code }) => code !== "nearly-the-same")
      replace(outcome, [{ ...rest, outcome: "revised", articleId: like.id, problems, counts: updated.value }])
      return updated
    },

    keepOwn(outcome: ImportOutcome): void {
      const { like: _, ...rest } = outcome
      replace(outcome, [
        { ...rest, problems: outcome.problems.filter(({ code }) => code !== "nearly-the-same") },
      ])
    },

    /** Imports files, a few at a time. A summary shows unless a single file came in without remarks. */
    async files(files: readonly File[]): Promise<void> {
      if (files.length === 0 || state.get().importing?.state === "running") return
      const outcomes: ImportOutcome[] = []
      let done = 0
      change({ importing: { total: files.length, done, outcomes: [], state: "running" } })
      if (files.length > 1) show({ type: "import" })
      if (files.length >= MANY_FILES) await client.call("backup.make", { reason: "before-import" })
      for (const batch of batchesOf(files)) {
        if (state.get().importing?.state === "stopped") break
        outcomes.push(...(await importBatch(batch)))
        done += batch.length
        const importing = state.get().importing
        if (importing !== null) change({ importing: { ...importing, done, outcomes: [...outcomes] } })
      }
      const importing = state.get().importing
      if (importing?.state === "running") change({ importing: { ...importing, state: "finished" } })
      const plain = outcomes.every(({ outcome }) => outcome === "imported" || outcome === "already-there")
      if (!plain && state.get().dialog === null) show({ type: "import" })
      const first = outcomes.find(({ articleId }) => articleId !== null)?.articleId
      if (first !== undefined && first !== null && (files.length === 1 || state.get().open === null))
        await articles.open(first)
    },

    /** Reads an article's file in another encoding than the one that was guessed. */
    async readAgain(id: string, encoding: string): Promise<Result<null>> {
      return client.call("article.readAgain", { id, encoding })
    },

    /** Updates an article from the first of the files. */
    async update(id: string, [file]: readonly File[]): Promise<void> {
      if (file === undefined) return
      const content = await sendFile(client, file).catch(() => undefined)
      const updated =
        content === undefined
          ? fail("bad-request", t("import.unreadable"))
          : await reviews.update({ id, file: { name: file.name, ...content } })
      if (!updated.ok) context.notify({ text: updated.error.message, tone: "warning" })
    },

    /** Updates an article from pasted text; from its rich form, where it has one. */
    updateFromText: (id: string, title: string, text: string, html?: string) =>
      reviews.update({ id, file: pastedFile(title, text, html) }),

    /** Makes an article of pasted text; of its rich form, where it has one. */
    async paste(title: string, text: string, html?: string): Promise<Result<null>> {
      const result = await client.call("article.import", { files: [pastedFile(title, text, html)] })
      if (!result.ok) return result
      const outcome = result.value[0]
      if (outcome === undefined || outcome.articleId === null)
        return {
          ok: false,
          error: { code: "bad-request", message: outcome?.problems[0]?.message ?? t("import.unreadable") },
        }
      if (title !== "" && outcome.outcome !== "already-there") articles.set(outcome.articleId, { title })
      await articles.open(outcome.articleId)
      return ok(null)
    },

    async sample(): Promise<Result<null>> {
      const result = await client.call("article.importSample", {})
      if (!result.ok) return result
      await articles.open(result.value.articleId)
      return ok(null)
    },
  }
}

function pastedFile(title: string, text: string, html: string | undefined) {
  const stem = title === "" ? t("paste.fileName") : title.replaceAll("/", "∕")
  return {
    name: `${stem}.${html === undefined ? "txt" : "html"}`,
    base64: encodeBase64(new TextEncoder().encode(html ?? text)),
    ...(html === undefined ? {} : { choices: { encoding: "utf-8", fragment: true } }),
  }
}

/** Files in groups small enough to show progress. */
function* batchesOf(files: readonly File[]): Generator<File[]> {
  let batch: File[] = []
  let bytes = 0
  for (const file of files) {
    if (batch.length >= BATCH_FILES || (batch.length > 0 && bytes + file.size > BATCH_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(file)
    bytes += file.size
  }
  if (batch.length > 0) yield batch
}

/** Takes off what became of the first file: several articles where it holds several. */
function takeFirst(answers: ImportOutcome[]): ImportOutcome[] {
  const next = answers.findIndex(({ part }, index) => index > 0 && (part === undefined || part === 1))
  return answers.splice(0, next < 0 ? answers.length : next)
}
