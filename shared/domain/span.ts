// A stretch of the canonical text. Apart from annotations, because values of their fields point to stretches, too.

import { z } from "zod"
import { type Utf16Offset, utf16 } from "./offset.ts"

/** Half-open `[start, end)` in UTF-16 code units of the canonical text; never empty. */
export interface Span {
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

export const offsetSchema = z.number().int().nonnegative().transform(utf16)

/** Reads a span from JSON. Its quote, which follows from the text, is left out; fields not known here are kept. */
export const spanSchema = z
  .looseObject({ start: offsetSchema, end: offsetSchema })
  .refine((span) => span.start < span.end, "A span holds at least one character")
  .transform(({ quote: _, ...span }) => span)

export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, "Not an id")
