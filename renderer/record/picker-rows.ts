// The rows under the field that says who: whom the registry knows by what was typed, then the same name as somebody new.

import type { Entity } from "../../shared/domain/entity.ts"
import { linkedMentions } from "./mentions.ts"
import type { NewEntity, Surroundings } from "./proposal.ts"
import { indexOf, isName, newEntityFrom } from "./propose-entity.ts"

export type PickerRow =
  | { readonly type: "known"; readonly entity: Entity; readonly name: string }
  | { readonly type: "new"; readonly entity: NewEntity }

/** Rows of known names at most. */
const KNOWN = 7

/**
 * @param query what was typed.
 * @param words the words that are to be named, or nothing.
 */
export function rowsFor(query: string, words: string, surroundings: Surroundings): readonly PickerRow[] {
  const { registry } = surroundings
  const typed = query.trim()
  const found =
    typed === ""
      ? [...indexOf(registry).matching(words), ...mentioned(surroundings)].map(({ entity }) => ({
          entity,
          name: entity.name,
        }))
      : indexOf(registry).search(typed, KNOWN)
  const seen = new Set<string>()
  const known = found.flatMap(({ entity, name }): PickerRow[] => {
    const own = registry.find(entity.id)
    if (own === undefined || seen.has(own.id)) return []
    seen.add(own.id)
    return [{ type: "known", entity: own, name }]
  })
  const name = typed === "" && isName(words) ? words : typed
  const isThere = known.some((row) => row.type === "known" && row.name === name)
  const likely = name === "" || isThere ? [] : newRows(name)
  // With nothing typed and nobody known by these words, somebody new comes first: one key makes them.
  const first = typed === "" && indexOf(registry).matching(words).length === 0
  return first ? [...likely, ...known.slice(0, KNOWN)] : [...known.slice(0, KNOWN), ...likely]
}

function newRows(name: string): readonly PickerRow[] {
  const likely = newEntityFrom(name)
  const other = likely.type === "person" ? "organisation" : "person"
  return [
    { type: "new", entity: likely },
    { type: "new", entity: { ...likely, type: other } },
  ]
}

/** Those whom the article mentions, the one mentioned last first. */
function mentioned(surroundings: Surroundings): readonly { readonly entity: Entity }[] {
  const ids = new Set(linkedMentions(surroundings).map(({ id }) => id))
  return [...ids].reverse().flatMap((id) => {
    const entity = surroundings.registry.find(id)
    return entity === undefined ? [] : [{ entity }]
  })
}
