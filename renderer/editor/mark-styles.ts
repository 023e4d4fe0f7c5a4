// The style rules of marks that there are for each level, colour and underline. Classes, because elements of the same
// classes share what the browser has made of their rules: with the same in an attribute of each, drawing a mark costs
// about eight times as much.

import { kindColours, kindUnderlines } from "../../shared/domain/codebook.ts"
import { LEVELS } from "./marks.ts"

type Colour = (typeof kindColours)[number]
/** A gap joins the parts of one annotation. */
type Line = (typeof kindUnderlines)[number] | "gap"

/** For a mark with so many levels, from 1. */
export function levelsClass(count: number): string {
  return `levels-${count}`
}

/** For the underline on a level, from 0. */
export function lineClass(level: number, colour: Colour, line: Line): string {
  return `line-${level}-${colour}-${line}`
}

/** For the tint on a level, from 0. */
export function tintClass(level: number, colour: Colour, isSelected: boolean): string {
  return `tint-${level}-${colour}${isSelected ? "-selected" : ""}`
}

let sheet: CSSStyleSheet | undefined

/** Gives the rules to the page, once. */
export function adoptMarkStyles(): void {
  if (sheet !== undefined) return
  sheet = new CSSStyleSheet()
  sheet.replaceSync([...upTo(LEVELS).map(stackOf), ...upTo(LEVELS).flatMap(rulesOfLevel)].join(""))
  document.adoptedStyleSheets.push(sheet)
}

/** Stacks the levels of a mark: cups in cups, the innermost on top. Only those that it has, for each costs time. */
function stackOf(outermost: number): string {
  const count = outermost + 1
  const levels = upTo(count)
  const layers = {
    image: [
      ...levels.map((level) => `var(--u${level},none)`),
      ...levels.map((level) => `var(--t${level},none)`),
    ],
    repeat: [...levels.map(() => "repeat-x"), ...levels.map(() => "no-repeat")],
    size: [
      ...levels.map(() => "8px 4px"),
      ...levels.map((level) => `100% calc(var(--height) + ${level} * var(--level))`),
    ],
    position: [
      ...levels.map((level) => `0 calc(100% - ${outermost - level} * var(--level))`),
      ...levels.map(() => "0 var(--from)"),
    ],
  }
  const rules = Object.entries(layers).map(([name, values]) => `background-${name}:${values.join()};`)
  return `.${levelsClass(count)}{--n:${count};${rules.join("")}}`
}

/** --u is the underline of a level, --t its tint, --h its tint when pointed at. */
function rulesOfLevel(level: number): readonly string[] {
  return kindColours.flatMap((colour) => [
    ...[...kindUnderlines, "gap" as const].map(
      (line) => `.${lineClass(level, colour, line)}{--u${level}:var(--${colour}-${line})}`,
    ),
    `.${tintClass(level, colour, false)}{--t${level}:${filled(colour, "tint")};--h${level}:${filled(colour, "strong")}}`,
    `.${tintClass(level, colour, true)}{--t${level}:${filled(colour, "strong")};--h${level}:${filled(colour, "strong")};--chosen:var(--${colour}-line)}`,
  ])
}

/** A colour as an image, so that each level can have its own. */
function filled(colour: Colour, strength: "tint" | "strong"): string {
  return `linear-gradient(var(--${colour}-${strength}) 0 0)`
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
