// Going from annotation to annotation, and changing the selected one.

import { commandKeys } from "../../../shared/contract/commands.ts"
import { type Commands, hasSelected, inArticle } from "./command.ts"

export const annotationCommands = {
  "next-annotation": {
    keys: commandKeys["next-annotation"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.selectNext(1),
  },
  "previous-annotation": {
    keys: commandKeys["previous-annotation"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.selectNext(-1),
  },
  "accept-proposals": {
    keys: commandKeys["accept-proposals"],
    when: hasSelected,
    run: ({ cards }) => cards.current?.acceptProposals(),
    notInFields: true,
    notWhileWriting: true,
  },
  "take-selection": {
    keys: commandKeys["take-selection"],
    when: (state) => hasSelected(state) && state.open?.editor.getSnapshot().selection !== null,
    run: ({ cards }) => cards.current?.takeSelection(),
    notInFields: true,
    notWhileWriting: true,
  },
  resize: {
    keys: commandKeys.resize,
    when: hasSelected,
    run: (model) => model.state.get().open?.editor.resize(),
  },
  "add-span": {
    keys: commandKeys["add-span"],
    when: (state) => hasSelected(state) && state.open?.editor.getSnapshot().selection !== null,
    run: (model) => model.state.get().open?.editor.addSpan(),
  },
  "remove-span": {
    keys: commandKeys["remove-span"],
    when: hasSelected,
    run: (model) => model.state.get().open?.editor.removeSpan(),
  },
  "list-here": {
    keys: commandKeys["list-here"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.offerChoice(),
  },
  "select-outer": {
    keys: commandKeys["select-outer"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.selectOuter(),
  },
} satisfies Commands
