// The kinds every new project's codebook starts with, in the order they are offered. To add one, add a folder
// and a line here; a project keeps its own copy, so that changing this list never changes existing projects.

import type { Codebook, Kind } from "../domain/project.ts"
import { claim } from "./claim/index.ts"
import { event } from "./event/index.ts"
import { person } from "./person/index.ts"

export const builtInKinds: readonly Kind[] = [person, claim, event]

export function defaultCodebook(): Codebook {
  return { kinds: builtInKinds }
}
