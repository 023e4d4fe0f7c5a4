// The command line works with the analyst's settings without changing them: what a script opens does not become the
// project last worked on. Changes last as long as the command does.

import type { SettingsStore } from "../../../shared/application/ports.ts"
import { ok } from "../../../shared/domain/result.ts"

export function borrowSettings(store: SettingsStore): SettingsStore {
  let borrowed = store.read()
  return {
    read: () => borrowed,
    async update(change) {
      borrowed = borrowed.then(change)
      return ok(await borrowed)
    },
  }
}
