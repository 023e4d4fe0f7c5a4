// What the reference knows beyond places: who is meant, who said what, what happened when.

import { readFileSync } from "node:fs"
import { z } from "zod"

const place = { start: z.number(), end: z.number(), quote: z.string() }
const entity = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  role: z.string().optional(),
})
const person = z.object({ kind: z.literal("person"), ...place, entity: z.string() })
const claim = z.object({
  kind: z.literal("claim"),
  ...place,
  source: z.string(),
  quotation: z.string(),
  cue: z.string(),
  cueStart: z.number(),
  cueEnd: z.number(),
  relayedBy: z.string().optional(),
})
const event = z.object({
  kind: z.literal("event"),
  ...place,
  type: z.string(),
  date: z.string().nullable(),
  dateText: z.string().optional(),
  participants: z.array(z.string()),
  place: z.string().optional(),
})

export type ReferenceEntity = z.infer<typeof entity>

const reference = z
  .object({
    entities: z.array(entity),
    annotations: z.array(z.discriminatedUnion("kind", [person, claim, event])),
  })
  .parse(
    JSON.parse(readFileSync(new URL("../../fixtures/austin-shoigu.reference.json", import.meta.url), "utf8")),
  )

/** The reference's entities and annotations by kind, each in reading order. */
export const records = {
  entities: reference.entities,
  people: reference.annotations.filter((one) => one.kind === "person"),
  claims: reference.annotations.filter((one) => one.kind === "claim"),
  events: reference.annotations.filter((one) => one.kind === "event"),
}
