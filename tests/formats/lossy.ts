// A project in which everything is that some format does not hold, so that every loss there is comes about.

import type { Article } from "../../shared/domain/article.ts"
import type { ProjectSlice } from "../../shared/formats/format.ts"
import { formattedArticle, richArticle, richSlice } from "./rich.ts"
import { article, project } from "./slice.ts"

const stamp = {
  creator: project.creators[0]?.id ?? "",
  created: "2022-10-24T10:00:00.000Z",
  modified: "2022-10-24T10:05:00.000Z",
}

export function lossySlice(): ProjectSlice {
  const rich = richSlice()
  return { project: rich.project, articles: [...rich.articles, formattedArticle(), worked(), awkwardText()] }
}

/** An article that was worked on for long, by this version and another. */
function worked(): Article {
  const rich = richArticle()
  const [first] = rich.annotations.values()
  if (first === undefined) throw new Error("There are annotations")
  return {
    ...rich,
    id: "worked",
    metadata: { ...rich.metadata, ...{ section: "World" } },
    annotations: new Map([
      [first.id, { ...first, ...{ reviewer: "Bo" }, fields: { ...first.fields, gone: { value: "x" } } }],
    ]),
    relations: new Map([
      [
        "r1",
        {
          id: "r1",
          type: "supports",
          from: { annotation: first.id },
          to: { entity: "kremlin" },
          fields: { certainty: { value: "x" } },
          ...stamp,
        },
      ],
      [
        "r2",
        { id: "r2", type: "supports", from: { annotation: first.id }, to: { annotation: "lost" }, ...stamp },
      ],
    ]),
    done: "2022-10-25T10:00:00.000Z",
    dismissed: ["claim:c1:source"],
    revisions: [{ from: "0".repeat(64), to: "1".repeat(64), time: "2022-10-25T10:00:00.000Z" }],
    unknown: { later: { version: 2 } },
  }
}

/** Marks on white space and over the ends of lines, characters that XML has no place for, a note beyond any cell. */
function awkwardText(): Article {
  const text = "One\u0007 line\n\nand  another\nthird"
  const at = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })
  return article(text)
    .markSpans("person", [at("\n\n")])
    .markSpans("person", [at("  ")])
    .markSpans("claim", [at("line\n\n")])
    .markSpans("claim", [at("line"), at("and")])
    .markSpans("event", [at("and  another\nthird")])
    .markSpans("event", [at("nd")], "=long".repeat(8000))
    .build({ id: "awkward" })
}
