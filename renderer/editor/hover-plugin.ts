// Shows which annotation a click would take, or which one a card is about, all parts of it. Done with a style sheet of its
// own: drawing the text anew under a moving pointer would cost time and get in the way of clicks.

import { Plugin } from "prosemirror-state"
import { annotationsOf } from "./annotations-plugin.ts"
import { levelAttribute } from "./draw-annotations.ts"
import { LEVELS } from "./marks.ts"

/** What is pointed at, in the text or beside it. */
export class Hover {
  private sheet: CSSStyleSheet | undefined
  private id: string | null = null

  adopt(): void {
    this.sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(this.sheet)
  }

  drop(): void {
    this.show(null)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet)
  }

  /** Shows an annotation, and no other. */
  show(id: string | null): void {
    if (id === this.id) return
    this.id = id
    this.sheet?.replaceSync(id === null ? "" : levels.map((level) => ruleFor(level, id)).join(""))
  }
}

export function hoverPlugin(hover: Hover): Plugin {
  return new Plugin({
    view() {
      hover.adopt()
      return { destroy: () => hover.drop() }
    },
    props: {
      handleDOMEvents: {
        pointermove(view, event) {
          const mark = event.target instanceof Element ? event.target.closest(".mark") : null
          const { selected } = annotationsOf(view.state)
          hover.show(mark === null || event.buttons !== 0 ? null : outwards(mark, selected))
          return false
        },
        pointerleave() {
          hover.show(null)
          return false
        },
      },
    },
  })
}

const levels = Array.from({ length: LEVELS }, (_, level) => level)

/** The tint of what lies inside covers that of what is pointed at; lines show how far this goes all the same. */
function ruleFor(level: number, id: string): string {
  const mark = `[${levelAttribute(level)}="${id}"]`
  return (
    `${mark}{--t${level}:var(--h${level})!important}` +
    `${mark}:not(.mark-selected){box-shadow:0 -1px 0 0 var(--ink-3),0 1px 0 0 var(--ink-3)}`
  )
}

/** The innermost annotation of a mark, or the one outside the selected one. */
function outwards(mark: Element, selected: string | null): string | null {
  const here = levels.flatMap((level) => mark.getAttribute(levelAttribute(level)) ?? [])
  const index = here.indexOf(selected ?? "")
  return here[(index + 1) % Math.max(1, here.length)] ?? null
}
