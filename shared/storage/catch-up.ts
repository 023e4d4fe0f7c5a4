// Annotations that were made on a text which has changed since, as may happen with two windows: carried through what
// the history tells of the text, so that each stands at the words the analyst saw. What reads differently there, or has
// no words left, is put up for review; nothing is attached to other words unsaid.

import type { Annotation } from "../domain/annotation.ts"
import type { Article } from "../domain/article.ts"
import { moveFields } from "../domain/field.ts"
import { sha256OfText } from "../domain/hash.ts"
import { type ArticleOperation, applyOperations } from "../domain/operation.ts"
import { Passages } from "../domain/passage.ts"
import { unwrap } from "../domain/result.ts"
import { type ReviewedPlace, reviewOf, withEarlier } from "../domain/review.ts"
import { judge } from "../domain/revise.ts"
import type { Steps } from "../domain/steps.ts"
import { mapAnnotation, samePlaces, type TextChange } from "../domain/text-change.ts"
import { nextTextVersion, withoutApplied } from "../domain/text-version.ts"
import type { HistoryEntry } from "./history.ts"
import { replay } from "./replay.ts"

/**
 * Operations as they are to be applied to the article that its history tells of, worked out step by step. Undefined
 * where one is a change of the text made on another text, or counts into a text that the article never had.
 */
export function* catchUp(
  id: string,
  entries: readonly HistoryEntry[],
  operations: readonly ArticleOperation[],
): Steps<readonly ArticleOperation[] | undefined> {
  const journey = new Journey(operations)
  let article: Article | undefined
  for (const { before, after, operations } of replay(id, entries)) {
    yield* journey.pass(before, after, operations)
    article = after
    yield
  }
  return article === undefined ? undefined : journey.arrive(article, operations)
}

/** An annotation on its way from the text it was made on to that of today. */
interface Traveller {
  readonly from: Article
  /** As it is so far; undefined once its words are gone. */
  now: Annotation | undefined
  moved: boolean
}

class Journey {
  private readonly travellers = new Map<SetOperation, Traveller | undefined>()
  /** What changes of the text led to. */
  private readonly reached = new Set<string>()

  constructor(operations: readonly ArticleOperation[]) {
    for (const one of operations)
      if (one.type === "annotation.set" && one.on !== undefined) this.travellers.set(one, undefined)
  }

  *pass(before: Article | undefined, after: Article, operations: readonly ArticleOperation[]): Steps {
    if (before === undefined) return this.board(after)
    if (before.textVersion === after.textVersion) return
    let state = before
    for (const operation of withoutApplied(before, operations)) {
      const next = unwrap(applyOperations(state, [operation]))
      if (operation.type === "text.replace") this.change(operation, next)
      else if (next.textVersion !== state.textVersion) yield* this.compare(state, next)
      if (next.textVersion !== state.textVersion) this.board(next)
      state = next
    }
  }

  arrive(article: Article, operations: readonly ArticleOperation[]): ArticleOperation[] | undefined {
    const arrived: ArticleOperation[] = []
    /** Changes of the text among the operations, which what comes behind them has to follow as well. */
    const changes: TextChange[] = []
    let version = article.textVersion ?? ""
    for (const operation of withoutApplied(article, operations)) {
      if (operation.type === "text.replace" && operation.on !== undefined) {
        const next = nextTextVersion(operation.on, operation)
        if (operation.on === version) {
          changes.push(operation)
          version = next
          // It was applied before others were, and is sent again after a lost answer.
        } else if (this.reached.has(next)) continue
        else return undefined
      }
      if (operation.type !== "annotation.set" || operation.on === undefined || operation.on === version) {
        arrived.push(operation)
        continue
      }
      const traveller = this.travellers.get(operation)
      if (traveller === undefined || changes.length > 0) return undefined
      arrived.push(...settled(operation.annotation, traveller, article))
    }
    return arrived
  }

  private board(article: Article): void {
    for (const operation of this.travellers.keys())
      if (operation.on === (article.textVersion ?? ""))
        this.travellers.set(operation, { from: article, now: operation.annotation, moved: false })
  }

  private change(change: TextChange, after: Article): void {
    if (after.textVersion !== undefined) this.reached.add(after.textVersion)
    for (const traveller of this.travellers.values())
      if (traveller?.now !== undefined) traveller.now = mapAnnotation(traveller.now, change)
  }

  private *compare(before: Article, after: Article): Steps {
    const travellers = [...this.travellers.values()].flatMap((one) =>
      one?.now === undefined ? [] : [{ traveller: one, now: one.now }],
    )
    if (travellers.length === 0 || before.text === after.text) return
    const passages = yield* Passages.between(before.text, after.text)
    for (const { traveller, now } of travellers) {
      for (const { start, end } of now.spans) yield* passages.prepare(end - start)
      const { moved, verdict } = judge(now, passages, before.text)
      traveller.now = moved
      traveller.moved ||= verdict === "moved"
    }
  }
}

type SetOperation = Extract<ArticleOperation, { readonly type: "annotation.set" }>

/** What an annotation that was made on `from` comes to in the article as it is now. */
function settled(
  annotation: Annotation,
  { from, now, moved }: Traveller,
  article: Article,
): ArticleOperation[] {
  const { id } = annotation
  const known = article.annotations.get(id)
  const on = article.textVersion ?? ""
  const places = placesLost(annotation, from.text, now, article.text)
  const reads = now !== undefined && quotes(annotation, from.text) === quotes(now, article.text)
  // What was done to an annotation that followed the text already, as those that are there do.
  const followed = now !== undefined && known !== undefined && samePlaces(known, now)
  if (now !== undefined && (followed || (reads && places.length === 0 && !moved)))
    return [{ type: "annotation.set", annotation: now, on }]
  const verdict = now === undefined ? "orphaned" : reads && places.length === 0 ? "moved" : "changed"
  const review = reviewOf({ verdict, places }, annotation, from.text, sha256OfText(from.text))
  return [
    now === undefined ? { type: "annotation.remove", id } : { type: "annotation.set", annotation: now, on },
    { type: "review.set", review: withEarlier(review, article.reviews?.get(id)) },
  ]
}

function quotes({ spans }: Annotation, text: string): string {
  return JSON.stringify(spans.map(({ start, end }) => text.slice(start, end)))
}

/** Words that its fields pointed to, and do no more. Those of an orphan go with it. */
function placesLost(
  annotation: Annotation,
  text: string,
  now: Annotation | undefined,
  textNow: string,
): ReviewedPlace[] {
  const there = now === undefined ? [] : quotesInFields(now, textNow)
  return quotesInFields(annotation, text)
    .filter(({ field, quote }) => !there.some((one) => one.field === field && one.quote === quote))
    .map(({ field, quote }) => ({
      field,
      quote,
      verdict: there.some((one) => one.field === field) ? "changed" : "lost",
    }))
}

function quotesInFields({ fields }: Annotation, text: string): { field: string; quote: string }[] {
  const found: { field: string; quote: string }[] = []
  moveFields(fields, (span, field) => {
    found.push({ field, quote: text.slice(span.start, span.end) })
    return span
  })
  return found
}
