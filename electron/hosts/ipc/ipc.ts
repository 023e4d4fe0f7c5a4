// The desktop host: calls from the app's own window by Electron's IPC, events back. Any other sender is refused.

import { type IpcMainInvokeEvent, ipcMain, webContents } from "electron"
import type { Application } from "../../../shared/application/application.ts"
import type { HostEvent } from "../../../shared/contract/events.ts"
import { fail } from "../../../shared/domain/result.ts"
import { isWindowAddress } from "../../main/protocol.ts"
import { isEventFor } from "../session.ts"
import { callChannel, eventChannel } from "./channels.ts"

/** @returns a function that stops answering. */
export function setupIpc(application: Application): () => void {
  ipcMain.handle(callChannel, (event, name: unknown, request: unknown) =>
    isOwnWindow(event)
      ? application.dispatch(name, request, sessionOf(event.sender.id))
      : fail("not-permitted", "Only Postil’s own window may ask this."),
  )
  const stopListening = application.listen(sendToWindows)
  return () => {
    ipcMain.removeHandler(callChannel)
    stopListening()
  }
}

/** Tells every window that needs to hear of it. */
export function sendToWindows(event: HostEvent): void {
  for (const contents of webContents.getAllWebContents()) {
    if (isWindowAddress(contents.getURL()) && isEventFor(event, sessionOf(contents.id))) {
      contents.send(eventChannel, event)
    }
  }
}

/** Whether a message comes from the topmost frame of the app's window; a frame that has gone is none. */
function isOwnWindow({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isWindowAddress(senderFrame.url)
}

function sessionOf(contentsId: number) {
  return { origin: `window-${contentsId}` }
}
