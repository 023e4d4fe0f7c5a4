// Shows which annotation a click would take, all parts of it. Done with a style sheet of its own: drawing the text anew
// under a moving pointer would cost time and get in the way of clicks.

import { Plugin } from "prosemirror-state"
import { annotationsOf } from "./annotations-plugin.ts"
import { levelAttribute } from "./draw-annotations.ts"
import { LEVELS } from "./marks.ts"

export function hoverPlugin(): Plugin {
  let sheet: CSSStyleSheet | undefined
  let hovered: string | undefined
  const show = (id: string | undefined) => {
    if (id === hovered) return
    hovered = id
    sheet?.replaceSync(id === undefined ? "" : levels.map((level) => ruleFor(level, id)).join(""))
  }
  return new Plugin({
    view() {
      const own = new CSSStyleSheet()
      document.adoptedStyleSheets.push(own)
      sheet = own
      return {
        destroy() {
          show(undefined)
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== own)
        },
      }
    },
    props: {
      handleDOMEvents: {
        pointermove(view, event) {
          const mark = event.target instanceof Element ? event.target.closest(".mark") : null
          const { selected } = annotationsOf(view.state)
          show(mark === null || event.buttons !== 0 ? undefined : outwards(mark, selected))
          return false
        },
        pointerleave() {
          show(undefined)
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
function outwards(mark: Element, selected: string | null): string | undefined {
  const here = levels.flatMap((level) => mark.getAttribute(levelAttribute(level)) ?? [])
  const index = here.indexOf(selected ?? "")
  return here[(index + 1) % Math.max(1, here.length)]
}
