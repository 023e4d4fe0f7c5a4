// How the text is set, as the custom properties that its style sheets read.

import type { CSSProperties } from "react"
import type { Reading } from "../app/preferences.ts"

const faces = { serif: "var(--font-text)", sans: "var(--font-ui)", legible: "var(--font-legible)" } as const

/** Lines of a text in which underlines are stacked need more room than those of a book. */
const leading = { close: 1.6, normal: 1.78, wide: 2.1 } as const

/** The width of an average letter, in parts of its size. */
const letter = { serif: 0.4725, sans: 0.52, legible: 0.5 } as const

export function readingStyle({ typeface, size, measure, spacing }: Reading): CSSProperties {
  return {
    "--reading-face": faces[typeface],
    "--reading-size": `${size}px`,
    "--reading-leading": `${Math.round(size * leading[spacing])}px`,
    "--reading-measure": `${Math.round(measure * size * letter[typeface])}px`,
  }
}
