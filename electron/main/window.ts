// The app's one window. It is shown when it has something to show, and opens where it was closed.

import { app, BrowserWindow, dialog } from "electron"
import type { SettingsStore } from "../../shared/application/ports.ts"
import { windowAddress } from "./protocol.ts"
import { webPreferences } from "./security.ts"
import { readPlacement, trackPlacement } from "./window-state.ts"

/** @param preload the file of the built preload script. */
export async function openWindow(preload: string, settings: SettingsStore): Promise<void> {
  const placement = await readPlacement(settings)
  const window = new BrowserWindow({
    title: "Postil",
    minWidth: 640,
    minHeight: 480,
    ...placement.bounds,
    show: false,
    webPreferences: { ...webPreferences, devTools: !app.isPackaged, preload },
  })
  if (placement.maximized) window.maximize()
  window.once("ready-to-show", () => window.show())
  trackPlacement(settings, window)
  askBeforeLosingWork(window)
  await window.loadURL(windowAddress)
}

/** A window with unsaved work refuses to close; a browser asks then, Electron would just not close it. */
function askBeforeLosingWork(window: BrowserWindow): void {
  window.webContents.on("will-prevent-unload", (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: "warning",
      message: "Some changes are not saved yet.",
      detail:
        "Postil keeps trying to save them while this window is open. If you close it now, they are lost.",
      buttons: ["Keep open", "Close and lose them"],
      defaultId: 0,
      cancelId: 0,
    })
    if (answer === 1) event.preventDefault()
  })
}

/** Brings the window to the front. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
