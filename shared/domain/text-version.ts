// Names for the states of a text. Neither a change of the text nor the places of an annotation mean anything on a text
// other than the one they were made on, and a change of the text must not be applied twice. So both name the state they
// were made on, and the name of the next state follows from that name and the change, the same wherever it is computed.

import type { Article } from "./article.ts"
import { sha256OfText } from "./hash.ts"
import type { ArticleOperation } from "./operation.ts"
import type { TextReplace } from "./text-operation.ts"

/** Hexadecimal digits: enough to tell the states of one text apart. */
const NAME_LENGTH = 16

/** The name of the state that reading an article's file once more gives the text. */
export function versionAsRead(text: string): string {
  return `${READ_AGAIN}${sha256OfText(text).slice(0, NAME_LENGTH)}`
}

const READ_AGAIN = "read-"

/** Whether the text is as it was read from its file, never changed since. */
export function isAsRead({ textVersion }: Pick<Article, "textVersion">): boolean {
  return textVersion?.startsWith(READ_AGAIN) ?? true
}

/** The name of the text's state after a change. `before` is undefined for a text as imported. */
export function nextTextVersion(
  before: string | undefined,
  { at, delete: count, insert }: TextReplace,
): string {
  return sha256OfText(`${before ?? ""} ${at} ${count} ${insert}`).slice(0, NAME_LENGTH)
}

/** Whether an operation counts into the text that the article has. One that does not say is believed. */
export function isMadeOn(
  { textVersion }: Pick<Article, "textVersion">,
  operation: ArticleOperation,
): boolean {
  return !("on" in operation) || operation.on === undefined || operation.on === (textVersion ?? "")
}

/**
 * Operations without those at their beginning that the article holds already. They were applied together and in
 * this order, so that what comes before an applied change of the text was applied too.
 */
export function withoutApplied(
  { textVersion }: Pick<Article, "textVersion">,
  operations: readonly ArticleOperation[],
): readonly ArticleOperation[] {
  for (let index = operations.length - 1; textVersion !== undefined && index >= 0; index--) {
    const operation = operations[index]
    if (operation?.type !== "text.replace" || operation.on === undefined) continue
    if (nextTextVersion(operation.on, operation) === textVersion) return operations.slice(index + 1)
  }
  return operations
}
