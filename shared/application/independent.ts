// How many sources stand independently behind what several claims say. A source that says it twice is one source; and
// articles that print one story, as of a wire service, are one witness where they name nobody.

import { Likenesses } from "./likeness.ts"

interface Said {
  /** The story that it stands in; the same for reprints. */
  readonly story: string
  /** Ids of the entities that say so, after merging; empty where the record names none. */
  readonly sources: readonly string[]
}

/** Counts the distinct sources; what no source is recorded of counts as its story, unless that has one already. */
export function independentSources(claims: readonly Said[]): number {
  const sources = new Set(claims.flatMap((claim) => claim.sources))
  const named = new Set(claims.flatMap(({ story, sources }) => (sources.length > 0 ? [story] : [])))
  const unnamed = new Set(claims.map(({ story }) => story).filter((story) => !named.has(story)))
  return sources.size + unnamed.size
}

/** Which story each article prints, by the id of the first article that printed it. @param texts by article */
export function storiesOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const likenesses = new Likenesses()
  const stories = new Map<string, string>()
  for (const [id, text] of texts) {
    const like = likenesses.find(text)
    stories.set(id, like === undefined ? id : (stories.get(like.id) ?? like.id))
    likenesses.set(id, text)
  }
  return stories
}
