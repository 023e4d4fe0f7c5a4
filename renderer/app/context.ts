// What the actions share: the client, the state, and the few things that many of them do.

import type { OpenArticle } from "../../shared/contract/answers.ts"
import type { Client } from "../../shared/contract/client.ts"
import type { ArticleJson } from "../../shared/domain/article.ts"
import type { CardsHandle } from "../cards/cards-panel.tsx"
import type { Editor, EditorOptions } from "../editor/editor-state.ts"
import type { Joining } from "./joining.ts"
import type { PreferenceStore } from "./preferences.ts"
import type { Saver } from "./saver.ts"
import { type AppState, type DialogState, narrowWindow, type Pane, type Toast } from "./state.ts"
import type { Store } from "./store.ts"

export type CreateEditor = (article: ArticleJson, view: OpenArticle["view"], options: EditorOptions) => Editor

export interface Context {
  readonly client: Client
  readonly state: Store<AppState>
  readonly preferences: PreferenceStore
  readonly saver: Saver
  readonly joining: Joining
  readonly createEditor: CreateEditor
  /** The panel of cards, while it shows. */
  readonly cards: { current: CardsHandle | null }
  /** Changes some fields of the state. */
  change(changes: Partial<AppState>): void
  show(dialog: DialogState | null): void
  notify(toast: Omit<Toast, "id">): void
  /** Has screen readers say something. */
  announce(text: string): void
  /** Shows or hides a pane. In a narrow window there is room for one beside the text. */
  togglePane(pane: Pane): void
}

let lastToast = 0
const toastLife = 8000

/** The context's own small actions. */
export function createContext(
  parts: Pick<Context, "client" | "state" | "preferences" | "saver" | "joining" | "createEditor">,
): Context {
  const { state, preferences } = parts
  const change = (changes: Partial<AppState>) => state.update((before) => ({ ...before, ...changes }))
  return {
    ...parts,
    cards: { current: null },
    change,
    show: (dialog) => change({ dialog }),
    announce(text) {
      const { number } = state.get().announcement
      change({ announcement: { text, number: number + 1 } })
    },
    togglePane(pane) {
      if (matchMedia(narrowWindow).matches)
        change({ narrowPane: state.get().narrowPane === pane ? null : pane })
      else {
        const { [pane]: before } = preferences.get()
        preferences.change({ [pane]: { ...before, open: !before.open } })
      }
    },
    notify(toast) {
      const id = ++lastToast
      const { toasts } = state.get()
      const kept = new Set(toasts.filter(({ lasting }) => lasting !== true).slice(-2))
      const others = toasts.filter((one) => one.lasting === true || kept.has(one))
      change({ toasts: [...others, { ...toast, id }] })
      if (toast.tone === "plain") setTimeout(() => dismissToast(state, id), toastLife)
    },
  }
}

export function dismissToast(state: Store<AppState>, id: number): void {
  state.update((before) => ({ ...before, toasts: before.toasts.filter((toast) => toast.id !== id) }))
}
