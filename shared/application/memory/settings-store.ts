// Settings that live as long as the object.

import { ok } from "../../domain/result.ts"
import { emptySettings, type SettingsStore } from "../ports.ts"

export function createMemorySettingsStore(initial = emptySettings): SettingsStore {
  let settings = initial
  return {
    read: async () => settings,
    async update(change) {
      settings = change(settings)
      return ok(settings)
    },
  }
}
