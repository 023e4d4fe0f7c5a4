import type { Kind } from "../../domain/project.ts"

/** Something that happened, is planned or is denied; marked at the words that name it. */
export const event: Kind = {
  id: "event",
  name: "Event",
  plural: "Events",
  letter: "E",
  keys: ["3", "e"],
  colour: "green",
  underline: "double",
  trim: "punctuation",
  guidance: "Something that happened, is planned or is denied. Mark the words that name it.",
}
