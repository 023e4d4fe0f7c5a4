// What listens in the text and draws into it, in the order in which it is asked.

import type { Plugin } from "prosemirror-state"
import type { Span } from "../../shared/domain/span.ts"
import { atHandPlugin } from "./at-hand-plugin.ts"
import { copyPlugin } from "./copy-plugin.ts"
import type { Editor, EditorOptions } from "./editor-state.ts"
import { handlesPlugin } from "./handles.ts"
import { hitsPlugin } from "./hits-plugin.ts"
import { type Hover, hoverPlugin } from "./hover-plugin.ts"
import { keysPlugin } from "./keys-plugin.ts"
import { lockPlugin } from "./lock-plugin.ts"
import { pastingPlugin } from "./pasting-plugin.ts"
import { pointerPlugin } from "./pointer-plugin.ts"
import type { Resizing } from "./resizing.ts"
import { writingPlugin } from "./writing-plugin.ts"

interface PluginContext {
  options(): EditorOptions
  readonly resizing: Resizing
  readonly hover: Hover
  scroller(): HTMLElement | undefined
  /** The selected text, without snapping. */
  selected(): { readonly text: string; readonly span: Span } | null
  click(offset: number, point: { readonly x: number; readonly y: number }): void
  /** A part of the selected annotation was clicked to be taken away. */
  take(offset: number): void
  onPointer(down: boolean): void
}

export function editorPlugins(editor: Editor, context: PluginContext): Plugin[] {
  const { resizing } = context
  const options = context.options()
  return [
    keysPlugin({
      editor,
      resizing,
      kinds: () => context.options().kinds,
      commandFor: (event) => options.commandFor(event),
      openCard: (id) => options.onOpenCard(id),
    }),
    writingPlugin(editor),
    pointerPlugin({
      language: options.language,
      click: (offset, point) => context.click(offset, point),
      add: (exact) => editor.addSpan({ exact }),
      take: (offset) => context.take(offset),
      onPointer: (down) => {
        // Who goes on elsewhere has done with what was being resized.
        if (down) resizing.accept()
        context.onPointer(down)
      },
    }),
    ...(options.readOnly === true ? [] : [handlesPlugin({ resizing, scroller: () => context.scroller() })]),
    copyPlugin({
      selected: () => context.selected(),
      citation: options.citation,
      onCopied: () => options.onAnnounce({ type: "copied" }),
    }),
    pastingPlugin(),
    hitsPlugin(),
    atHandPlugin(),
    hoverPlugin(context.hover),
    lockPlugin(() => options.onAnnounce({ type: "locked" })),
  ]
}
