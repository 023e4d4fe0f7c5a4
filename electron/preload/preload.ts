// What the window gets of the desktop: two functions, `call` and `listen`. No channel names, no Electron objects and
// no events' senders pass through.

import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron"
import type { Bridge } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"
import { callChannel, eventChannel } from "../hosts/ipc/channels.ts"

const bridge: Bridge = {
  call: (name, request) => ipcRenderer.invoke(callChannel, name, request),
  listen(listener) {
    const heard = (_event: IpcRendererEvent, event: HostEvent) => listener(event)
    ipcRenderer.on(eventChannel, heard)
    return () => ipcRenderer.off(eventChannel, heard)
  },
}

contextBridge.exposeInMainWorld("postil", bridge)
