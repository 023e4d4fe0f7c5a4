// The kinds every new project's codebook starts with, in the order they are offered. To add one, add a folder
// and a line here; a project keeps its own copy, so that changing this list never changes existing projects.

import type { Codebook, Kind } from "../domain/codebook.ts"
import type { RelationType } from "../domain/relation.ts"
import { claim } from "./claim/index.ts"
import { event } from "./event/index.ts"
import { person } from "./person/index.ts"

export const builtInKinds: readonly Kind[] = [person, claim, event]

/** How claims of one or several articles stand to each other. */
export const builtInRelationTypes: readonly RelationType[] = [
  { id: "same-as", name: "says the same as", symmetric: true },
  { id: "contradicts", name: "contradicts", symmetric: true },
  { id: "updates", name: "updates" },
  { id: "supports", name: "supports" },
]

export function defaultCodebook(): Codebook {
  return { kinds: builtInKinds, relationTypes: builtInRelationTypes }
}
