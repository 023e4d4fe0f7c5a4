// What is kept beside the text: gaps, histories, links, the codebook and backups.

import { commandKeys } from "../../../shared/contract/commands.ts"
import { type Commands, canLink, hasSelected, inArticle, inProject } from "./command.ts"

export const recordCommands = {
  gaps: {
    keys: commandKeys.gaps,
    when: inArticle,
    run: (model) => model.articles.showGaps(true),
    notInFields: true,
    notWhileWriting: true,
  },
  history: {
    keys: commandKeys.history,
    when: inArticle,
    run: (model) =>
      model.show({
        type: "history",
        annotation: model.state.get().open?.editor.getSnapshot().selected ?? null,
      }),
    notInFields: true,
    notWhileWriting: true,
  },
  link: {
    keys: commandKeys.link,
    when: (state) => hasSelected(state) && canLink(state),
    run: (model) => {
      const annotation = model.state.get().open?.editor.getSnapshot().selected
      if (annotation != null) model.show({ type: "link", annotation })
    },
    notInFields: true,
    notWhileWriting: true,
  },
  codebook: {
    keys: commandKeys.codebook,
    when: inProject,
    run: (model) => model.show({ type: "codebook" }),
  },
  backups: {
    keys: commandKeys.backups,
    when: inProject,
    run: (model) => model.show({ type: "backups" }),
  },
} satisfies Commands
