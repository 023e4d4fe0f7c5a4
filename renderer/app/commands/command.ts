// What a command is, and when the commands can be done.

import type { CommandId as SharedCommandId } from "../../../shared/contract/commands.ts"
import { isSaid } from "../../../shared/domain/codebook.ts"
import { wordsToMark } from "../../find/occurrences.ts"
import type { Model } from "../model.ts"
import type { AppState } from "../state.ts"

/** Going from pane to pane, and updates, make sense in the window only, so that no menu has them. */
export type CommandId =
  | SharedCommandId
  | "next-pane"
  | "previous-pane"
  | "review"
  | "update-file"
  | "update-paste"

export interface Command {
  /** Unless the analyst chose others. */
  readonly keys: readonly string[]
  /** Whether it can be done now; always where absent. */
  when?(state: AppState): boolean
  run(model: Model): void
  /** Fields have their own undo. Letters are letters in them anyway. */
  readonly notInFields?: boolean
  /** Its keys mean something else in a text that is being corrected. */
  readonly notWhileWriting?: boolean
}

export const ready = ({ start }: AppState) => start !== null
export const inProject = ({ start }: AppState) => start?.project != null && start.creator !== null
export const canChange = (state: AppState) => inProject(state) && state.start?.project?.readOnly === null
export const inArticle = ({ open }: AppState) => open !== null
export const hasWordsToMark = ({ open }: AppState) => {
  const snapshot = open?.editor.getSnapshot()
  return (
    snapshot !== undefined &&
    snapshot.mode === "annotate" &&
    !snapshot.readOnly &&
    wordsToMark(snapshot) !== null
  )
}
/** Whether there is an annotation selected that can be changed. */
export const hasSelected = ({ open }: AppState) => {
  const snapshot = open?.editor.getSnapshot()
  return (
    snapshot !== undefined && snapshot.selected !== null && snapshot.mode === "annotate" && !snapshot.readOnly
  )
}
/** Whether the selected annotation is of a kind that somebody says: such are linked with each other. */
export const canLink = ({ open, start }: AppState) => {
  const snapshot = open?.editor.getSnapshot()
  const selected = snapshot?.lookup.get(snapshot.selected ?? "")
  const kind = start?.project?.codebook.kinds.find(({ id }) => id === selected?.kind)
  return kind !== undefined && isSaid(kind)
}

/** Some of the commands. */
export type Commands = Readonly<Partial<Record<CommandId, Command>>>
