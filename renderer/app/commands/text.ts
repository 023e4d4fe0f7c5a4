// Undo, copying, finding, and marking what was found.

import { commandKeys } from "../../../shared/contract/commands.ts"
import { occurrencesOfSelected } from "../../find/occurrences.ts"
import { withLink } from "../../find/same-entity.ts"
import { type Commands, hasWordsToMark, inArticle } from "./command.ts"

export const textCommands = {
  undo: {
    keys: commandKeys.undo,
    when: inArticle,
    run: (model) => model.state.get().open?.editor.undo(),
    notInFields: true,
  },
  redo: {
    keys: commandKeys.redo,
    when: inArticle,
    run: (model) => model.state.get().open?.editor.redo(),
    notInFields: true,
  },
  "copy-citation": {
    keys: commandKeys["copy-citation"],
    when: inArticle,
    run: (model) => void model.state.get().open?.editor.copy(),
    notInFields: true,
  },
  find: { keys: commandKeys.find, when: inArticle, run: ({ find }) => find.open() },
  "find-next": { keys: commandKeys["find-next"], when: inArticle, run: ({ find }) => find.step(1) },
  "find-previous": { keys: commandKeys["find-previous"], when: inArticle, run: ({ find }) => find.step(-1) },
  "mark-all": {
    keys: commandKeys["mark-all"],
    when: hasWordsToMark,
    run: (model) => {
      const snapshot = model.state.get().open?.editor.getSnapshot()
      const occurrences = snapshot === undefined ? null : occurrencesOfSelected(snapshot)
      if (occurrences !== null) model.show({ type: "mark-all", occurrences: withLink(occurrences, model) })
    },
    notInFields: true,
    notWhileWriting: true,
  },
} satisfies Commands
