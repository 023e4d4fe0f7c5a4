// Puts the menu where the platform has it. A chosen command goes to the window as an event.

import { app, Menu } from "electron"
import { sendToWindows } from "../hosts/ipc/ipc.ts"
import { menuTemplate } from "./menu-template.ts"

export function setupMenu(): void {
  const template = menuTemplate({
    platform: process.platform,
    developer: !app.isPackaged,
    send: (command) => sendToWindows({ type: "command", command }),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
