// What a newer version of the text did to an annotation, kept with the article until the analyst has looked at it. An
// orphan is an annotation whose words are gone: it stays here whole, with what stood around it, for as long as the
// analyst does not give it a place or remove it.

import { z } from "zod"
import { type Annotation, annotationSchema, extentOf } from "./annotation.ts"
import { timeSchema } from "./time.ts"

export type Verdict = "kept" | "moved" | "changed" | "orphaned"

export interface Review {
  /** `moved`: the words stand among other things now; `changed`: they read differently; `orphaned`: they are gone. */
  readonly verdict: Exclude<Verdict, "kept">
  /** As it was. Its offsets count into the text whose hash is `text`, in UTF-16 code units. */
  readonly annotation: Annotation
  /** The words of each span, as they were. */
  readonly quotes: readonly string[]
  /** What stood before the first and behind the last of them. */
  readonly before: string
  readonly behind: string
  /** Places that its fields pointed to, such as a claim's cue, and do no more or to other words. */
  readonly places?: readonly ReviewedPlace[] | undefined
  /** The hash of the text it was made on: mostly `from` of one of the article's revisions. */
  readonly text: string
  /** When the analyst decided to leave an orphan one: ISO 8601 in UTC. */
  readonly left?: string | undefined
}

/** Words that a field of an annotation pointed to. */
export interface ReviewedPlace {
  /** The id of the field. */
  readonly field: string
  readonly quote: string
  /** `changed`: they read differently; `lost`: the field points to them no more. */
  readonly verdict: "changed" | "lost"
}

export const reviewSchema = z.looseObject({
  verdict: z.enum(["moved", "changed", "orphaned"]),
  annotation: annotationSchema,
  quotes: z.array(z.string()),
  before: z.string(),
  behind: z.string(),
  places: z
    .array(z.looseObject({ field: z.string(), quote: z.string(), verdict: z.enum(["changed", "lost"]) }))
    .optional(),
  text: z.string().regex(/^[0-9a-f]{64}$/),
  left: timeSchema.optional(),
})

/** Characters of the old text that are kept on either side of an orphan's words. */
const CONTEXT = 160

/** What became of an annotation. */
export interface Judgement {
  readonly verdict: Verdict
  /** Its fields' places that are not as they were. */
  readonly places: readonly ReviewedPlace[]
}

/** An annotation as it was on a text, with its words and what stood around them. */
export function reviewOf(
  { verdict, places }: Judgement & Pick<Review, "verdict">,
  annotation: Annotation,
  text: string,
  sha256: string,
): Review {
  const { start, end } = extentOf(annotation)
  return {
    verdict,
    annotation,
    quotes: annotation.spans.map((span) => text.slice(span.start, span.end)),
    before: text.slice(wholeFrom(text, Math.max(0, start - CONTEXT)), start),
    behind: text.slice(end, wholeFrom(text, Math.min(text.length, end + CONTEXT))),
    ...(places.length === 0 ? {} : { places }),
    text: sha256,
  }
}

/**
 * A review together with an earlier one of the same annotation that nobody has looked at yet: what the earlier one has to
 * show is not forgotten. An orphan stays as it was last, because it may be put back.
 */
export function withEarlier(review: Review, earlier: Review | undefined): Review {
  if (earlier === undefined || earlier.verdict === "orphaned") return review
  const places = [...(earlier.places ?? []), ...(review.places ?? [])]
  const all = places.length === 0 ? {} : { places }
  if (review.verdict === "orphaned") return { ...review, ...all }
  const verdict = earlier.verdict === "changed" ? "changed" : review.verdict
  return { ...earlier, ...all, verdict }
}

/** Reviews with one added, or in the place of that of the same annotation. */
export function withReview(
  reviews: ReadonlyMap<string, Review> | undefined,
  review: Review,
): ReadonlyMap<string, Review> {
  return new Map(reviews).set(review.annotation.id, review)
}

/** Reviews without one; undefined where none is left. */
export function withoutReview(
  reviews: ReadonlyMap<string, Review> | undefined,
  id: string,
): ReadonlyMap<string, Review> | undefined {
  if (reviews?.has(id) !== true) return reviews
  const left = new Map(reviews)
  left.delete(id)
  return left.size === 0 ? undefined : left
}

/** Whether there is anything left for the analyst to decide. */
export function isOpen({ left }: Review): boolean {
  return left === undefined
}

/** An offset that does not lie between the halves of a character. */
function wholeFrom(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}
