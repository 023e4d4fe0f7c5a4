import type { Kind } from "../../domain/project.ts"

/** A mention of a person: "Lloyd Austin", "the minister", "he". */
export const person: Kind = {
  id: "person",
  name: "Person",
  plural: "People",
  letter: "P",
  keys: ["1", "p"],
  colour: "blue",
  underline: "solid",
  trim: "punctuation",
  guidance: "A mention of a person. Mark the name without titles, each time it matters.",
}
