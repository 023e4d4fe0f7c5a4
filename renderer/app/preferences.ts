// What the analyst set up on this machine: theme, panes, order of the library. Hosts keep it as they got it; a value
// that this version cannot read counts as not set.

import { z } from "zod"
import type { Client } from "../../shared/contract/client.ts"
import { chosenKeysSchema } from "../../shared/contract/commands.ts"
import { languages } from "../i18n/languages.ts"
import { createStore, type ReadableStore } from "./store.ts"

const pane = (width: number) =>
  z.object({ open: z.boolean(), width: z.number().min(200).max(640) }).catch({ open: true, width })

const schema = z.object({
  language: z.enum(["system", ...languages]).catch("system"),
  keys: chosenKeysSchema,
  theme: z.enum(["system", "light", "dark", "contrast"]).catch("system"),
  reading: z
    .object({
      typeface: z.enum(["serif", "sans", "legible"]),
      /** Of letters, in pixels. */
      size: z.number().int().min(14).max(28),
      /** Of a line, in characters. */
      measure: z.number().int().min(45).max(100),
      spacing: z.enum(["close", "normal", "wide"]),
      /** Whether only the paragraph with the caret is in full ink, and the panes away. */
      focus: z.boolean(),
      /** Whether paragraphs are numbered in the margin. */
      numbers: z.boolean(),
      /** Whether a ruler beside the text shows where annotations lie. */
      ruler: z.boolean(),
    })
    .catch({
      typeface: "serif",
      size: 18,
      measure: 68,
      spacing: "normal",
      focus: false,
      numbers: false,
      ruler: true,
    }),
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
export type LanguagePreference = Preferences["language"]
export type ThemePreference = Preferences["theme"]
export type Reading = Preferences["reading"]
export type LibraryOrder = Preferences["sort"]

export interface PreferenceStore extends ReadableStore<Preferences> {
  /** Takes over what the host has kept. */
  load(stored: unknown): void
  change(changes: Partial<Preferences>): void
  /** Sends on at once what was changed last: the window is about to go. */
  sendNow(): void
}

/** Changes are sent on when none has followed for this many milliseconds: a pane is dragged in many small steps. */
const pause = 300

export function createPreferences(client: Client): PreferenceStore {
  const store = createStore(schema.parse({}))
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    timer = undefined
    // Losing a preference is no loss worth a message: the next change sends all of them again.
    void client.call("app.setPreferences", { preferences: store.get() })
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: (stored) => store.set(schema.parse(stored)),
    change(changes) {
      store.update((preferences) => ({ ...preferences, ...changes }))
      clearTimeout(timer)
      timer = setTimeout(send, pause)
    },
    sendNow() {
      if (timer === undefined) return
      clearTimeout(timer)
      send()
    },
  }
}
