// What was done to an article before a window opened it, for undoing on from there. The host reads it from the article's
// history; only the analyst's own last changes come, as far as nobody else's lie between.

import type { Client } from "../../shared/contract/client.ts"
import type { UndoableChange } from "../../shared/domain/journal.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { RecordOperation } from "../../shared/domain/project.ts"
import type { Review } from "../../shared/domain/review.ts"
import type { Beside, UndoGroup } from "../editor/undo-history.ts"
import type { RecordChanges } from "./record-changes.ts"

/** What the editor cannot undo by itself. */
export interface Decisions {
  /** What newer versions did to annotations, as it stands now. */
  reviews(): readonly Review[]
  apply(operations: readonly ArticleOperation[]): void
  /** Registry and codebook. */
  readonly records: Pick<RecordChanges, "carryOut" | "retrace">
  /** Takes the last newer version of the text back. */
  takeBack(): Promise<void>
}

/** The last changes to look at: the article's, and the project's own. */
interface Until {
  readonly sequence: number
  readonly ofProject: number
}

/** What takes back each change, the newest first, as far as an editor can carry it out. */
export async function earlierChanges(
  client: Client,
  id: string,
  { sequence, ofProject }: Until,
  decisions: Decisions,
): Promise<readonly UndoGroup[]> {
  const result = await client.call("article.undoable", { id, until: sequence, untilOfProject: ofProject })
  if (!result.ok) return []
  // Behind a restored article everything is another one: a backup is the way back there. A newer version of the text
  // is taken back whole, and what came before it is asked for anew.
  const restored = result.value.findIndex(({ operations }) =>
    operations.some(({ type }) => type === "article.restore"),
  )
  const changes = result.value.slice(0, restored === -1 ? undefined : restored)
  const groups = changes.map((change) => groupOf(change, decisions))
  if (restored !== -1 && result.value[restored]?.revises === true)
    groups.push({ operations: [], beside: { undo: () => void decisions.takeBack(), redo: () => undefined } })
  return groups.filter(({ operations, beside }) => operations.length > 0 || beside !== undefined)
}

function groupOf({ operations, records }: UndoableChange, decisions: Decisions): UndoGroup {
  if (records !== undefined) return { operations: [], beside: retracing(records, decisions) }
  const inText = operations.filter(({ type }) => carriedOut.has(type))
  const reviews = operations.filter((operation) => operation.type.startsWith("review."))
  if (reviews.length === 0) return { operations: inText }
  let back: readonly ArticleOperation[] = []
  return {
    operations: inText,
    beside: {
      undo() {
        back = inverseOf(reviews, decisions.reviews())
        decisions.apply(reviews)
      },
      redo: () => decisions.apply(back),
    },
  }
}

function retracing(operations: readonly RecordOperation[], { records }: Decisions): Beside {
  let back: Promise<readonly RecordOperation[]> = Promise.resolve([])
  return {
    undo() {
      back = records.retrace(operations)
    },
    redo: () => void back.then(records.carryOut),
  }
}

function inverseOf(
  operations: readonly ArticleOperation[],
  reviews: readonly Review[],
): readonly ArticleOperation[] {
  return operations.flatMap((operation): ArticleOperation[] => {
    if (operation.type !== "review.set" && operation.type !== "review.remove") return []
    const id = operation.type === "review.set" ? operation.review.annotation.id : operation.id
    const review = reviews.find(({ annotation }) => annotation.id === id)
    return [review === undefined ? { type: "review.remove", id } : { type: "review.set", review }]
  })
}

/** What undo in the text is about. Titles, dates and the like have their own ways back. */
const carriedOut: ReadonlySet<ArticleOperation["type"]> = new Set([
  "annotation.set",
  "annotation.remove",
  "text.replace",
])
