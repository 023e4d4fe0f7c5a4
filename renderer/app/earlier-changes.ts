// What was done to an article before a window opened it, for undoing on from there. The host reads it from the article's
// history; only the analyst's own last changes come, as far as nobody else's lie between.

import type { Client } from "../../shared/contract/client.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"

/** The operations that take back each change, the newest first, as far as an editor can carry them out. */
export async function earlierChanges(
  client: Client,
  id: string,
  until: number,
): Promise<readonly (readonly ArticleOperation[])[]> {
  const result = await client.call("article.undoable", { id, until })
  if (!result.ok) return []
  const changes = result.value.map(({ operations }) => operations)
  // Behind a restored article everything is another one: a backup is the way back there.
  const restored = changes.findIndex((operations) =>
    operations.some(({ type }) => type === "article.restore"),
  )
  return changes
    .slice(0, restored === -1 ? undefined : restored)
    .map((operations) => operations.filter(({ type }) => carriedOut.has(type)))
    .filter((operations) => operations.length > 0)
}

/** What undo in the text is about. Titles, dates and the like have their own ways back. */
const carriedOut: ReadonlySet<ArticleOperation["type"]> = new Set([
  "annotation.set",
  "annotation.remove",
  "text.replace",
])
