// The decorations that draw the annotations of textblocks: one element for each stretch of text with the same
// annotations. Each level brings its tint and its underline as custom properties; `editor.css` stacks them.

import { Decoration } from "prosemirror-view"
import type { Kind } from "../../shared/domain/codebook.ts"
import { i18n, t } from "../i18n/i18n.ts"
import type { AnnotationSet } from "./annotation-set.ts"
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
  const classes = new Set<string>()
  const style = [`--n:${stretch.levels.length}`]
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
    const underline = kind?.underline ?? "dotted"
    const isSelected = annotation.id === selected
    style.push(`--u${level}:var(--${colour}-${isGap ? "gap" : underline})`)
    if (isGap) continue
    classes.add("mark")
    // Where the system forces its colours, the innermost keeps the platform's own underline in its style.
    attributes["data-underline"] ??= underline
    // `hover-plugin.ts` finds by this what lies on a level.
    attributes[levelAttribute(level)] = annotation.id
    style.push(`--t${level}:${filled(colour, isSelected ? "strong" : "tint")}`)
    style.push(`--h${level}:${filled(colour, "strong")}`)
    names.push(kind?.name ?? annotation.kind)
    if (isSelected) {
      classes.add("mark-selected")
      style.push(`--chosen:var(--${colour}-line)`)
    }
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
    style: style.join(";"),
    ...attributes,
  }
}

/** A colour as an image, so that each level can have its own. */
function filled(colour: string, strength: "tint" | "strong"): string {
  return `linear-gradient(var(--${colour}-${strength}) 0 0)`
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
