// Changes of registry and codebook on their way: drawn at once, and to the host with the article at hand, so that undo in
// that article takes them back in their turn after a restart, too.

import {
  applyToRecords,
  invertRecordOperations,
  type ProjectRecords,
  type RecordOperation,
} from "../../shared/domain/project.ts"
import { t } from "../i18n/i18n.ts"
import { createAgreement } from "./agree.ts"
import type { Context } from "./context.ts"

export interface RecordChanges {
  /** Shows changes that another window made. */
  show(operations: readonly RecordOperation[]): void
  carryOut(operations: readonly RecordOperation[]): void
  /**
   * Takes back what was done before the article was opened here. Who was added to the registry and is spoken of by now
   * stays there, which the analyst is told. @returns what takes that back in turn
   */
  retrace(operations: readonly RecordOperation[]): Promise<readonly RecordOperation[]>
}

export function createRecordChanges(context: Context): RecordChanges {
  const { client, state, saver, change } = context
  const records = (): ProjectRecords | null => state.get().start?.project ?? null

  const set = ({ codebook, entities }: ProjectRecords) => {
    const { start } = state.get()
    if (start === null || start.project === null) return
    change({ start: { ...start, project: { ...start.project, codebook, entities } } })
  }
  const agree = createAgreement(context, set)

  const draw = (operations: readonly RecordOperation[]) => {
    const now = records()
    if (now !== null) set(operations.reduce<ProjectRecords>(applyToRecords, now))
  }

  const carryOut = (operations: readonly RecordOperation[]) => {
    draw(operations)
    const article = state.get().open?.id
    const sequence = article === undefined ? undefined : saver.last(article)
    const during = article === undefined || sequence === undefined ? undefined : { article, sequence }
    saver.addRecords(operations.map((operation) => ({ ...operation, during })))
  }

  /** Whether any article speaks of an entity; so also where nobody can tell. */
  const isSpokenOf = async (id: string) => {
    const usage = await client.call("entity.usage", { id })
    return usage.ok ? usage.value.length > 0 : usage.error.code !== "not-found"
  }

  const retrace = async (operations: readonly RecordOperation[]) => {
    // What was undone in the text just now no longer speaks of anybody.
    await saver.settled()
    const possible: RecordOperation[] = []
    for (const operation of operations) {
      const entity =
        operation.type === "entity.remove"
          ? records()?.entities.find(({ id }) => id === operation.id)
          : undefined
      if (entity !== undefined && (await isSpokenOf(entity.id)))
        context.notify({ text: t("registry.stays", { name: entity.name }), tone: "plain" })
      else possible.push(operation)
    }
    const before = records()
    if (before === null || possible.length === 0) return []
    const back = invertRecordOperations(before, possible)
    carryOut(possible)
    return back
  }
  /** One after the other, however fast they are asked for. */
  let retraced: Promise<unknown> = Promise.resolve()

  return {
    // What is on its way to the host comes after what the host tells of.
    show(operations) {
      draw([...operations, ...saver.pendingRecords()])
      agree()
    },

    carryOut,

    retrace(operations) {
      const next = retraced.then(() => retrace(operations))
      retraced = next
      return next
    },
  }
}
