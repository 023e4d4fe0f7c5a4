// The decorations that draw the annotations of textblocks: one element for each stretch of text with the same
// annotations. Classes say what lies on each of its levels; `mark-styles.ts` and `marks.css` draw that.

import { Decoration } from "prosemirror-view"
import type { Kind } from "../../shared/domain/codebook.ts"
import { i18n, t } from "../i18n/i18n.ts"
import type { AnnotationSet } from "./annotation-set.ts"
import { levelsClass, lineClass, tintClass } from "./mark-styles.ts"
import { LEVELS, type Stretch, stretchesOf } from "./marks.ts"
import type { BlockRange } from "./translate.ts"

export interface Drawing {
  readonly annotations: AnnotationSet
  readonly selected: string | null
  readonly kinds: ReadonlyMap<string, Kind>
}

/** Draws the textblocks of a range. */
export function decorate({ annotations, selected, kinds }: Drawing, drawn: BlockRange): Decoration[] {
  const { blocks } = annotations
  const decorations: Decoration[] = []
  for (let block = drawn.from; block <= Math.min(drawn.to, blocks.count - 1); block++) {
    const span = blocks.spanOf(block)
    const { from } = blocks.positionsOf(block)
    for (const stretch of stretchesOf(annotations.inBlock(block), span)) {
      const start = from + stretch.start - span.start
      decorations.push(
        Decoration.inline(start, start + stretch.end - stretch.start, attributesOf(stretch, selected, kinds)),
      )
    }
  }
  return decorations
}

/** The kinds are named for assistive technology, because colour and underline speak to the eye only. */
function attributesOf(
  stretch: Stretch,
  selected: string | null,
  kinds: ReadonlyMap<string, Kind>,
): Record<string, string> {
  const classes = new Set([levelsClass(stretch.levels.length)])
  const names: string[] = []
  const letters: string[] = []
  const begun: string[] = []
  const ended: string[] = []
  const attributes: Record<string, string> = {}
  for (const [level, layer] of stretch.levels.slice(0, LEVELS).entries()) {
    if (layer === undefined) continue
    const { annotation, isGap } = layer
    const kind = kinds.get(annotation.kind)
    const colour = kind?.colour ?? "slate"
    classes.add(lineClass(level, colour, isGap ? "gap" : (kind?.underline ?? "dotted")))
    if (isGap) continue
    classes.add("mark")
    // `hover-plugin.ts` finds by this what lies on a level.
    attributes[levelAttribute(level)] = annotation.id
    const isSelected = annotation.id === selected
    classes.add(tintClass(level, colour, isSelected))
    names.push(kind?.name ?? annotation.kind)
    if (isSelected) classes.add("mark-selected")
    if (annotation.spans.some(({ start }) => start === stretch.start)) {
      classes.add("mark-begins")
      letters.unshift(kind?.letter ?? "?")
      begun.unshift(said("begins", kind?.name ?? annotation.kind))
      if (isSelected) classes.add("mark-selected-begins")
    }
    if (annotation.spans.some(({ end }) => end === stretch.end)) {
      classes.add("mark-ends")
      ended.push(said("ends", kind?.name ?? annotation.kind))
      if (isSelected) classes.add("mark-selected-ends")
    }
  }
  if (letters.length > 0) attributes["data-letters"] = letters.join("")
  if (begun.length > 0) attributes["data-begins"] = begun.join("")
  if (ended.length > 0) attributes["data-ends"] = ended.join("")
  if (names.length === 0) classes.add("mark-gap")
  // Innermost first: "Person in Claim".
  else
    attributes["aria-roledescription"] = names.reduce((inner, outer) => t("marks.within", { inner, outer }))
  return {
    nodeName: names.length === 0 ? "span" : "mark",
    class: [...classes].join(" "),
    ...attributes,
  }
}

let language = ""
const words = new Map<string, string>()

/** What is said where a kind begins or ends. Looked up once: there are hundreds of such places in view. */
function said(edge: "begins" | "ends", kind: string): string {
  if (i18n.language !== language) words.clear()
  language = i18n.language
  const key = `${edge} ${kind}`
  const known = words.get(key) ?? t(`marks.${edge}`, { kind })
  words.set(key, known)
  return known
}

/** The attribute that holds the id of the annotation on a level. */
export function levelAttribute(level: number): string {
  return `data-level-${level}`
}
