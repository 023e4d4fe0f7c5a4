// The registry and the codebook as this window knows them. A change shows at once, goes to the host through the same
// queue as all others, and takes its turn in the undo history of the article at hand.

import type { Entity } from "../../shared/domain/entity.ts"
import {
  applyToRecords,
  invertRecordOperations,
  type ProjectRecords,
  type RecordOperation,
} from "../../shared/domain/project.ts"
import { Registry } from "../../shared/domain/registry.ts"
import { t } from "../i18n/i18n.ts"
import type { Context } from "./context.ts"

export interface Records {
  /** The registry as it is now; the same object as long as it does not change. */
  registry(): Registry
  /**
   * Changes registry or codebook. What is done to the open article in the same turn is undone together with it. False
   * where the project cannot be changed, which the analyst is told.
   */
  change(operations: readonly RecordOperation[]): boolean
  /** Shows changes that another window made. */
  show(operations: readonly RecordOperation[]): void
  /** A new entity, not yet in the registry. */
  newEntity(type: Entity["type"], name: string): Entity
}

export function createRecords(context: Context): Records {
  const { state, saver, change } = context
  const registries = new WeakMap<readonly Entity[], Registry>()
  const project = () => state.get().start?.project ?? null

  const show = (operations: readonly RecordOperation[]) => {
    const { start } = state.get()
    if (start === null || start.project === null) return
    const { codebook, entities } = operations.reduce<ProjectRecords>(applyToRecords, start.project)
    change({ start: { ...start, project: { ...start.project, codebook, entities } } })
  }

  const carryOut = (operations: readonly RecordOperation[]) => {
    show(operations)
    saver.addRecords(operations)
  }

  return {
    show,

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
      const inverse = invertRecordOperations(before, operations)
      carryOut(operations)
      state.get().open?.editor.recordBeside({
        undo: () => carryOut(inverse),
        redo: () => carryOut(operations),
      })
      return true
    },

    newEntity: (type, name) => ({ id: crypto.randomUUID(), type, name, aliases: [] }),
  }
}

const none: readonly Entity[] = []
