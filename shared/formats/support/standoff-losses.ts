// What every format leaves out that ships a text with annotations and Postil's two files beside it.

import type { Article } from "../../domain/article.ts"
import { isFormatted } from "./formatting.ts"
import type { LossTally } from "./losses.ts"

export function countStandoffLosses(losses: LossTally, article: Article): void {
  const { done, trashed, dismissed, revisions, unknown } = article
  losses.add(
    "formatting",
    isFormatted(article) ? 1 : 0,
    "article",
    "The headings, quotes, lists, links and emphasis of",
  )
  const progress = [done, trashed, dismissed].some((one) => one !== undefined)
  losses.add(
    "progress",
    progress ? 1 : 0,
    "article",
    "The mark as done, in the trash or as meant to be left of",
  )
  losses.add("revisions", revisions?.length ?? 0, "revision", "When the text was corrected:")
  losses.add("unknown-fields", Object.keys(unknown).length, "field", UNKNOWN)
  losses.add("import-details", 1, "article", "The original file, encoding, line ends and open suggestions of")
}

/** The words before the count of fields that nobody here knows. */
export const UNKNOWN = "What another version of Postil wrote about articles:"
