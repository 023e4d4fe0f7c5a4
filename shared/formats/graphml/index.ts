// A network of who said what about what happened (GraphML 1.0), one file for all articles. Mentions of the same person
// or organisation are one node; claims and events are a node each. Deliberately absent: positions in the text beyond the
// words themselves, which network tools have no use for.

import type { Format, WrittenFile } from "../format.ts"
import { Tally } from "../support/tally.ts"
import { Graph } from "./graph.ts"
import { header } from "./xml.ts"

export const graphml: Format = {
  name: "graphml",
  title: "Network (GraphML)",
  readers: "Gephi, yEd, Cytoscape, networkx: people, organisations, claims and events, and what ties them",
  writer(project) {
    const tally = new Tally(project, [
      ...(["fields", "other-fields", "inferred", "notes", "tags", "judgements"] as const),
      ...(["relations", "relation-notes"] as const),
    ])
    const graph = new Graph(project)
    let begun = false
    const piece = (content: string): WrittenFile => {
      const before = begun ? "" : `${header}${graph.begin()}`
      begun = true
      return { name: "postil.graphml", content: `${before}${content}` }
    }
    return {
      *article(article): Generator<WrittenFile> {
        tally.article(article)
        yield piece(graph.article(article))
      },
      *end(): Generator<WrittenFile> {
        yield piece(`${graph.end()}</graph>\n</graphml>\n`)
        tally.add("places", graph.mentions, "mention", "The places in the text of")
        tally.add("dangling", graph.dangling, "link", "What points at nothing that is exported:")
        tally.add("characters", graph.unwritable, "character", "Invisible characters that XML cannot hold:")
      },
      losses: () => tally.list(),
    }
  },
}
