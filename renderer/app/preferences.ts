// What the analyst set up on this machine: theme, panes, order of the library. Hosts keep it as they got it; a value
// that this version cannot read counts as not set.

import { z } from "zod"
import type { Client } from "../../shared/contract/client.ts"
import { createStore, type ReadableStore } from "./store.ts"

const pane = (width: number) =>
  z.object({ open: z.boolean(), width: z.number().min(200).max(640) }).catch({ open: true, width })

const schema = z.object({
  theme: z.enum(["system", "light", "dark", "contrast"]).catch("system"),
  library: pane(276),
  cards: pane(388),
  /** How annotations are drawn in the text. */
  marks: z
    .object({ density: z.enum(["full", "calm"]), letters: z.boolean() })
    .catch({ density: "full", letters: false }),
  sort: z
    .object({ by: z.enum(["title", "publishedOn", "added", "progress"]), descending: z.boolean() })
    .catch({ by: "publishedOn", descending: true }),
})

type Preferences = z.output<typeof schema>
export type ThemePreference = Preferences["theme"]
export type LibraryOrder = Preferences["sort"]

export interface PreferenceStore extends ReadableStore<Preferences> {
  /** Takes over what the host has kept. */
  load(stored: unknown): void
  change(changes: Partial<Preferences>): void
}

/** Changes are sent on when none has followed for this many milliseconds: a pane is dragged in many small steps. */
const pause = 300

export function createPreferences(client: Client): PreferenceStore {
  const store = createStore(schema.parse({}))
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: (stored) => store.set(schema.parse(stored)),
    change(changes) {
      store.update((preferences) => ({ ...preferences, ...changes }))
      clearTimeout(timer)
      // Losing a preference is no loss worth a message: the next change sends all of them again.
      timer = setTimeout(() => void client.call("app.setPreferences", { preferences: store.get() }), pause)
    },
  }
}
