// A page in the fake Electron: the main process's half (`FakeWebContents`), and the renderer's half, which runs the real
// built preload script with an `ipcRenderer` of its own.

import { EventEmitter } from "node:events"
import { readFileSync } from "node:fs"
import type { Bridge } from "../../../shared/contract/client.ts"
import { ipcMain } from "./electron.ts"

interface FakeFrame {
  readonly url: string
}

let lastId = 0

export class FakeWebContents extends EventEmitter {
  readonly id = ++lastId
  mainFrame: FakeFrame = { url: "" }
  windowOpen: ((details: { url: string }) => { action: string }) | undefined
  webRtcPolicy = "default"
  /** The renderer's end of the pipe. */
  readonly renderer = new EventEmitter()
  private gone = false

  /** A page was loaded. */
  commit(url: string) {
    this.mainFrame = { url }
  }

  getURL() {
    return this.mainFrame.url
  }

  setWindowOpenHandler(handler: FakeWebContents["windowOpen"]) {
    this.windowOpen = handler
  }

  setWebRTCIPHandlingPolicy(policy: string) {
    this.webRtcPolicy = policy
  }

  send(channel: string, ...parameters: unknown[]) {
    if (this.gone) throw new TypeError("Object has been destroyed")
    this.renderer.emit(channel, {}, ...structuredClone(parameters))
  }

  /** What a script in some frame of this page sends; from the main frame unless told otherwise. */
  invoke(channel: string, parameters: unknown[], senderFrame: FakeFrame | null = this.mainFrame) {
    return ipcMain.deliver({ sender: this, senderFrame }, channel, structuredClone(parameters))
  }

  /** Whether the page may do something that Electron tells of before it happens. */
  allows(eventName: string, details: Record<string, unknown>): boolean {
    let prevented = false
    const event = {
      ...details,
      preventDefault: () => {
        prevented = true
      },
    }
    this.emit(eventName, event)
    return !prevented
  }

  destroy() {
    this.gone = true
    this.renderer.removeAllListeners()
  }

  /** Runs a built preload script for this page and returns what it exposes, by name. */
  runPreload(file: string): Readonly<Record<string, Bridge>> {
    const exposed: Record<string, Bridge> = {}
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, value: Bridge) => {
          exposed[name] = value
        },
      },
      ipcRenderer: {
        invoke: (channel: string, ...parameters: unknown[]) => this.invoke(channel, parameters),
        on: (channel: string, listener: (...parameters: unknown[]) => void) =>
          void this.renderer.on(channel, listener),
        off: (channel: string, listener: (...parameters: unknown[]) => void) =>
          void this.renderer.off(channel, listener),
      },
    }
    // A sandboxed preload may require these and nothing else that is of use here.
    const require = (name: string) => {
      if (name === "electron") return electron
      throw new Error(`module not found: ${name}`)
    }
    new Function("require", "module", "exports", readFileSync(file, "utf8"))(require, { exports: {} }, {})
    return exposed
  }
}
