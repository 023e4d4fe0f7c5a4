// The registry and the codebook as this window knows them, and changing them. A change takes its turn in the undo history
// of the article at hand.

import { mentionField } from "../../shared/domain/codebook.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { invertRecordOperations, operationsOn, type RecordOperation } from "../../shared/domain/project.ts"
import { Registry } from "../../shared/domain/registry.ts"
import { fail, type Result } from "../../shared/domain/result.ts"
import type { Span } from "../../shared/domain/span.ts"
import { t } from "../i18n/i18n.ts"
import type { Context } from "./context.ts"
import type { RecordChanges } from "./record-changes.ts"

export interface MentionPlace {
  readonly article: { readonly id: string }
  /** The version of the article's text that the span counts into. */
  readonly on: string
  readonly span: Span
}

export interface Records {
  /** The registry as it is now; the same object as long as it does not change. */
  registry(): Registry
  /**
   * Changes registry or codebook. What is done to the open article in the same turn is undone together with it. False
   * where the project cannot be changed, which the analyst is told.
   */
  change(operations: readonly RecordOperation[]): boolean
  /**
   * Marks places of several articles as mentions of an entity, in one change that is undone in one step. Fails as the
   * host does, with nothing done.
   */
  markEverywhere(entity: string, places: readonly MentionPlace[]): Promise<Result<null>>
  /** A new entity, not yet in the registry. */
  newEntity(type: Entity["type"], name: string): Entity
}

/** @param reopen shows an article as the host has it */
export function createRecords(
  context: Context,
  { carryOut }: RecordChanges,
  reopen: (id: string) => Promise<void>,
): Records {
  const { client, state } = context
  const registries = new WeakMap<readonly Entity[], Registry>()
  const project = () => state.get().start?.project ?? null

  /** All or none, in the host and then on screen. */
  const together = async (articles: readonly GroupedOperations[]): Promise<Result<null>> => {
    const done = await client.call("project.applyTogether", { project: [], articles })
    if (!done.ok) context.notify({ text: done.error.message, tone: "warning" })
    else
      for (const { id, operations } of articles) {
        const { open } = state.get()
        if (open?.id === id && !open.editor.applyRemote(operations)) await reopen(id)
      }
    return done
  }

  return {
    registry() {
      const entities = project()?.entities ?? none
      const known = registries.get(entities) ?? new Registry(entities)
      registries.set(entities, known)
      return known
    },

    change(operations) {
      const before = project()
      if (before === null) return false
      if (before.readOnly !== null) {
        context.notify({ text: t("project.readOnly", { reason: before.readOnly }), tone: "warning" })
        return false
      }
      const made = operationsOn(before, operations)
      const inverse = invertRecordOperations(before, made)
      carryOut(made)
      state.get().open?.editor.recordBeside({
        undo: () => carryOut(inverse),
        redo: () => carryOut(made),
      })
      return true
    },

    async markEverywhere(entity, places) {
      const { start } = state.get()
      const kind = start?.project?.codebook.kinds.find((one) => mentionField(one) !== undefined)
      if (start?.creator == null || kind === undefined) return fail("bad-operation", t("registry.noMentions"))
      const now = new Date().toISOString()
      const { creator } = start
      const made = places.map(({ article, on, span }) => ({
        article: article.id,
        on,
        annotation: {
          id: crypto.randomUUID(),
          kind: kind.id,
          spans: [span],
          fields: { entity: { value: { entity } } },
          creator: creator.id,
          created: now,
          modified: now,
        },
      }))
      const forth = byArticle(made, ({ annotation, on }) => ({ type: "annotation.set", annotation, on }))
      const back = byArticle(made, ({ annotation: { id } }) => ({ type: "annotation.remove", id }))
      const done = await together(forth)
      if (done.ok)
        state.get().open?.editor.recordBeside({
          undo: () => void together(back),
          redo: () => void together(forth),
        })
      return done
    },

    newEntity: (type, name) => ({ id: crypto.randomUUID(), type, name, aliases: [] }),
  }
}

const none: readonly Entity[] = []

interface GroupedOperations {
  readonly id: string
  readonly operations: ArticleOperation[]
}

function byArticle<Made extends { readonly article: string }>(
  made: readonly Made[],
  operationOf: (one: Made) => ArticleOperation,
): GroupedOperations[] {
  const groups = new Map<string, ArticleOperation[]>()
  for (const one of made) {
    const operations = groups.get(one.article) ?? []
    groups.set(one.article, operations)
    operations.push(operationOf(one))
  }
  return [...groups].map(([id, operations]) => ({ id, operations }))
}
