// Bringing articles in: files, pasted text, the sample. Files go one by one, so that progress shows, stopping works,
// and one bad file is no reason to leave out the rest.

import type { ImportOutcome } from "../../shared/contract/operations.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { ok, type Result } from "../../shared/domain/result.ts"
import { t } from "../i18n/i18n.ts"
import type { ArticleActions } from "./article-actions.ts"
import type { Context } from "./context.ts"

export type ImportActions = ReturnType<typeof createImportActions>

/** So many are worth a backup first. */
const MANY_FILES = 10

export function createImportActions(context: Context, articles: ArticleActions) {
  const { client, state, change, show } = context

  const importOne = async (name: string, bytes: () => Promise<ArrayBuffer>): Promise<ImportOutcome> => {
    const refused = (code: string, message: string): ImportOutcome => ({
      file: name,
      outcome: "refused",
      articleId: null,
      problems: [{ code, message }],
    })
    let base64: string
    try {
      base64 = encodeBase64(new Uint8Array(await bytes()))
    } catch {
      return refused("unreadable", t("import.unreadable"))
    }
    const result = await client.call("article.import", { files: [{ name, base64 }] })
    if (!result.ok) return refused(result.error.code, result.error.message)
    return result.value[0] ?? refused("internal", t("import.unreadable"))
  }

  return {
    /** Imports files one after the other. A summary shows unless a single file came in without remarks. */
    async files(files: readonly File[]): Promise<void> {
      if (files.length === 0 || state.get().importing?.state === "running") return
      const outcomes: ImportOutcome[] = []
      change({ importing: { total: files.length, outcomes: [], state: "running" } })
      if (files.length > 1) show({ type: "import" })
      if (files.length >= MANY_FILES) await client.call("backup.make", { reason: "before-import" })
      for (const file of files) {
        if (state.get().importing?.state === "stopped") break
        outcomes.push(await importOne(file.name, () => file.arrayBuffer()))
        const importing = state.get().importing
        if (importing !== null) change({ importing: { ...importing, outcomes: [...outcomes] } })
      }
      const importing = state.get().importing
      if (importing?.state === "running") change({ importing: { ...importing, state: "finished" } })
      const plain = outcomes.every(({ outcome }) => outcome === "imported" || outcome === "already-there")
      if (!plain && state.get().dialog === null) show({ type: "import" })
      const first = outcomes.find(({ articleId }) => articleId !== null)?.articleId
      if (first !== undefined && first !== null && (files.length === 1 || state.get().open === null))
        await articles.open(first)
    },

    stop() {
      const { importing } = state.get()
      if (importing?.state === "running") change({ importing: { ...importing, state: "stopped" } })
    },

    /** Makes an article of pasted text. */
    async paste(title: string, text: string): Promise<Result<null>> {
      const name = `${title === "" ? t("paste.fileName") : title}.txt`
      const base64 = encodeBase64(new TextEncoder().encode(text))
      const result = await client.call("article.import", { files: [{ name, base64 }] })
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
