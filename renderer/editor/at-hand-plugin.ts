// Marks the paragraph that holds the caret, for those who want to see little else.

import { type EditorState, Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"

export function atHandPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    state: {
      init: (_, state) => atHand(state),
      apply(tr, before, old, state) {
        const { $head } = state.selection
        const moved = tr.docChanged || !$head.sameParent(old.selection.$head)
        return moved ? atHand(state) : before
      },
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })
}

function atHand({ doc, selection: { $head } }: EditorState): DecorationSet {
  if (!$head.parent.isTextblock) return DecorationSet.empty
  return DecorationSet.create(doc, [Decoration.node($head.before(), $head.after(), { class: "at-hand" })])
}
