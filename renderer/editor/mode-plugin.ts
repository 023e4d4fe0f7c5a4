// Whether the analyst annotates a locked text or corrects it.

import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { EditorMode } from "./editor-state.ts"

const modeKey = new PluginKey<EditorMode>("mode")

export function modeOf(state: EditorState): EditorMode {
  return modeKey.getState(state) ?? "annotate"
}

export function setModeMeta(tr: Transaction, mode: EditorMode): Transaction {
  return tr.setMeta(modeKey, mode)
}

export function modePlugin(): Plugin<EditorMode> {
  return new Plugin<EditorMode>({
    key: modeKey,
    state: {
      init: () => "annotate",
      apply(tr, before) {
        const mode: EditorMode | undefined = tr.getMeta(modeKey)
        return mode ?? before
      },
    },
  })
}
