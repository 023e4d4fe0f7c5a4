// Puts the menu where the platform has it, and anew whenever the analyst chose other keys. A chosen command goes to the
// window as an event.

import { app, Menu } from "electron"
import type { SettingsStore } from "../../shared/application/ports.ts"
import { chosenKeysSchema } from "../../shared/contract/commands.ts"
import { sendToWindows } from "../hosts/ipc/ipc.ts"
import { menuTemplate } from "./menu-template.ts"

/** Shows the menu with the keys among these preferences. */
export function setupMenu(preferences: Readonly<Record<string, unknown>>): void {
  const template = menuTemplate({
    platform: process.platform,
    developer: !app.isPackaged,
    send: (command) => sendToWindows({ type: "command", command }),
    keys: chosenKeysSchema.parse(preferences.keys ?? {}),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** The same settings; the menu follows the keys written to them. */
export function followedByMenu(settings: SettingsStore): SettingsStore {
  return {
    read: () => settings.read(),
    async update(change) {
      const updated = await settings.update(change)
      if (updated.ok) setupMenu(updated.value.preferences)
      return updated
    },
  }
}
