// The system's own dialogs and file manager.

import { BrowserWindow, dialog, type OpenDialogOptions, shell } from "electron"
import type { Desktop } from "../../shared/application/ports.ts"

type Purpose = Parameters<Desktop["chooseFolder"]>[0]

export const desktop: Desktop = {
  canChooseFolder: true,
  canReveal: true,
  async chooseFolder(purpose) {
    const window = BrowserWindow.getFocusedWindow()
    const options = dialogs[purpose]
    const { canceled, filePaths } =
      window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
    return canceled ? null : (filePaths[0] ?? null)
  },
  async reveal(path) {
    shell.showItemInFolder(path)
  },
}

const dialogs: Record<Purpose, OpenDialogOptions> = {
  "open-project": { title: "Open a project", buttonLabel: "Open", properties: ["openDirectory"] },
  "new-project": {
    title: "A folder for the new project",
    buttonLabel: "Use this folder",
    properties: ["openDirectory", "createDirectory"],
  },
  export: {
    title: "A folder for the exported files",
    buttonLabel: "Export here",
    properties: ["openDirectory", "createDirectory"],
  },
}
