// Ending the app: the last window ends it on every platform, and nothing ends it before pending work is on disk.

import { app } from "electron"

/** @param finish writes what is pending and lets go of everything. */
export function setupQuit(finish: () => Promise<unknown>): void {
  let closed = false
  app.on("window-all-closed", () => app.quit())
  app.on("will-quit", (event) => {
    if (closed) return
    event.preventDefault()
    void finish().finally(() => {
      closed = true
      app.quit()
    })
  })
}
