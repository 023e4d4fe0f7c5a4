import type { Kind } from "../../domain/codebook.ts"
import { eventTypes } from "./types.ts"

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
  examples: ["held a telephone conversation"],
  fields: [
    { id: "type", name: "Type", type: "choice", options: eventTypes },
    { id: "date", name: "Date", type: "date", required: true },
    {
      id: "participants",
      name: "Participants",
      type: "entity",
      list: true,
      options: [
        { id: "actor", name: "Did it" },
        { id: "target", name: "Was affected" },
        { id: "attendee", name: "Took part" },
      ],
    },
    { id: "place", name: "Place", type: "text" },
    {
      id: "status",
      name: "Status",
      type: "choice",
      options: [
        { id: "happened", name: "Happened" },
        { id: "ongoing", name: "Ongoing" },
        { id: "planned", name: "Planned" },
        { id: "hypothetical", name: "Hypothetical" },
        { id: "denied", name: "Denied" },
      ],
    },
    {
      id: "trigger",
      name: "Trigger",
      type: "span",
      guidance: "The word that names the event most clearly, where more than that is marked.",
    },
  ],
}
