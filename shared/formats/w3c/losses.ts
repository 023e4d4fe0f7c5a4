// What Web Annotations leave out of a project, counted. Postil JSON keeps all of it.

import type { Article } from "../../domain/article.ts"
import type { LossTally } from "../support/losses.ts"
import { countStandoffLosses, UNKNOWN } from "../support/standoff-losses.ts"
import { beyond, METADATA_NAMES } from "../support/tally.ts"

export function countLosses(losses: LossTally, article: Article): void {
  const { annotations, metadata } = article
  const discontinuous = [...annotations.values()].filter(({ spans }) => spans.length > 1).length
  losses.add(
    "discontinuous",
    discontinuous,
    "annotation",
    "For other readers, what holds the parts together of",
  )
  countStandoffLosses(losses, article)
  losses.add("unknown-fields", beyond(metadata, METADATA_NAMES), "field", UNKNOWN)
}
