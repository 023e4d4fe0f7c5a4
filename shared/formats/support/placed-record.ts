// Records for formats that know one stretch per annotation, or only whole words: where that is not the annotation's own
// place, the record says the place as well. It counts for as long as the stretch is the one that it was written with.

import { z } from "zod"
import { type Annotation, extentOf } from "../../domain/annotation.ts"
import { spanSchema } from "../../domain/span.ts"
import type { ReadAnnotation } from "../read.ts"
import { writtenJson } from "./json.ts"
import { recordFrom, recordOf } from "./record.ts"
import { portableJson } from "./stable-json.ts"

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** @param written the stretch that the format says; the spans are added where they are not just that */
export function placedRecordOf(annotation: Annotation, written: Stretch): string {
  const { spans } = annotation
  const [only] = spans
  const same = spans.length === 1 && only?.start === written.start && only.end === written.end
  return same ? recordOf(annotation) : portableJson({ ...annotation, written })
}

/** What `placedRecordOf` wrote, and the annotation's spans where the stretch is still the same; else the stretch itself. */
export function placedRecordFrom(
  json: string | undefined,
  stretch: Stretch,
): Pick<ReadAnnotation, "record" | "spans"> {
  const record = json === undefined ? undefined : recordFrom(json)
  const place = json?.includes('"written":') === true ? placeSchema.safeParse(writtenJson(json)) : undefined
  const moved =
    place?.success !== true ||
    place.data.written.start !== stretch.start ||
    place.data.written.end !== stretch.end
  const spans = moved ? [stretch] : place.data.spans
  if (record === undefined) return { spans }
  const { written: _, spans: __, ...rest } = { written: undefined, spans: undefined, ...record }
  return { record: rest, spans }
}

/** From where the first span begins to where the last ends. */
export function stretchOf(annotation: Annotation): Stretch {
  return extentOf(annotation)
}

const placeSchema = z.object({
  spans: z.array(spanSchema).min(1),
  written: z.object({ start: z.number(), end: z.number() }),
})
