import type { Kind } from "../../domain/codebook.ts"

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
  examples: ["Lloyd Austin", "the minister", "he"],
  fields: [
    {
      id: "entity",
      name: "Who",
      type: "entity",
      required: true,
      guidance: "The person of the registry that these words mean.",
    },
    {
      id: "mention",
      name: "Mentioned by",
      type: "choice",
      options: [
        { id: "name", name: "Name", maps: { ace: "NAM" } },
        { id: "title", name: "Title or description", maps: { ace: "NOM" } },
        { id: "pronoun", name: "Pronoun", maps: { ace: "PRO" } },
      ],
    },
  ],
}
