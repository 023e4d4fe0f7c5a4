// The desktop app's entry. Starting is a list of steps, in the order in which they must happen: those before `ready`
// because Chromium asks for them only once, the window last. Each step is a file with one `setup` function.

import path from "node:path"
import { app, dialog } from "electron"
import { setupIpc } from "../hosts/ipc/ipc.ts"
import { createPostil } from "../postil.ts"
import { findFolders } from "../system/folders.ts"
import { desktop } from "./desktop.ts"
import { startUtility } from "./import-process.ts"
import { followedByMenu, setupMenu } from "./menu.ts"
import { directoryFrom, directoryIn, openNamedProject } from "./named-project.ts"
import { registerScheme, setupProtocol } from "./protocol.ts"
import { setupQuit } from "./quit.ts"
import { setupContents, setupSession, setupSwitches } from "./security.ts"
import { focusWindow, openWindow } from "./window.ts"
import { placementWritten } from "./window-state.ts"

const folders = await findFolders()
app.setPath("userData", path.join(folders.data, "desktop"))
setupSwitches()
setupContents()
registerScheme()

// Not awaited: Electron gets ready only once this file has been run to its end.
if (app.requestSingleInstanceLock({ directory: directoryIn(process.argv) })) start().catch(giveUp)
else app.quit()

async function start(): Promise<void> {
  const { application, shipped, settings } = await createPostil({
    desktop,
    startReader: startUtility,
    settings: followedByMenu,
  })
  await app.whenReady()
  setupSession()
  await setupProtocol(shipped.window)
  setupIpc(application)
  setupMenu((await settings.read()).preferences)
  setupQuit(() => Promise.all([application.close(), placementWritten()]))
  app.on("second-instance", (_event, _words, _folder, data) => {
    focusWindow()
    void openNamedProject(application, directoryFrom(data))
  })
  await openNamedProject(application, directoryIn(process.argv))
  await openWindow(shipped.preload, settings)
}

function giveUp(error: unknown): void {
  dialog.showErrorBox("Postil cannot start", error instanceof Error ? error.message : String(error))
  app.exit(1)
}
