// Newer versions of the article at hand.

import { pickFiles } from "../pick-files.ts"
import { narrowWindow } from "../state.ts"
import { type Commands, canChange, inArticle } from "./command.ts"

export const updateCommands = {
  review: {
    keys: ["Mod+Shift+L"],
    when: ({ open }) => (open?.reviews.length ?? 0) > 0,
    run({ state, reviews, preferences, togglePane }) {
      const { reviewing, narrowPane } = state.get()
      const shown = matchMedia(narrowWindow).matches ? narrowPane === "cards" : preferences.get().cards.open
      if (!reviewing && !shown) togglePane("cards")
      reviews.show(!reviewing)
    },
  },
  "update-file": {
    keys: [],
    when: (state) => canChange(state) && inArticle(state),
    run: ({ state, imports }) => {
      const { open } = state.get()
      if (open !== null) pickFiles((files) => void imports.update(open.id, files))
    },
  },
  "update-paste": {
    keys: [],
    when: (state) => canChange(state) && inArticle(state),
    run(model) {
      const { open } = model.state.get()
      if (open !== null)
        model.show({ type: "update-paste", article: { id: open.id, title: open.metadata.title } })
    },
  },
} satisfies Commands
