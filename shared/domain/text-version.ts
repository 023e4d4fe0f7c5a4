// Names for the states of a text. Operations on annotations may be applied twice without harm; a change of the text
// may not, and it must not be applied to a text other than the one it was made on. So every change names the state it
// was made on, and the name of the next state follows from that name and the change, the same wherever it is computed.

import type { Article } from "./article.ts"
import { sha256OfText } from "./hash.ts"
import type { ArticleOperation } from "./operation.ts"
import type { TextReplace } from "./text-operation.ts"

/** Hexadecimal digits: enough to tell the states of one text apart. */
const NAME_LENGTH = 16

/** The name of the text's state after a change. `before` is undefined for a text as imported. */
export function nextTextVersion(
  before: string | undefined,
  { at, delete: count, insert }: TextReplace,
): string {
  return sha256OfText(`${before ?? ""} ${at} ${count} ${insert}`).slice(0, NAME_LENGTH)
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
