// A stand-in for Electron's module, as far as the main process uses it. Faithful where bugs hide: messages between
// main process and windows are structured clones, handlers' errors arrive as Electron words them, setters replace
// what was set before, and things that must happen before or after `ready` throw otherwise.

import { EventEmitter } from "node:events"
import { FakeWebContents } from "./web-contents.ts"

type Handler = (event: unknown, ...parameters: unknown[]) => unknown

class FakeApp extends EventEmitter {
  isPackaged = false
  ready = false
  private loaded: (() => void) | undefined
  private readonly entryLoaded = new Promise<void>((resolve) => {
    this.loaded = resolve
  })
  /** Whether the app has come to its end. */
  ended = false
  readonly paths = new Map<string, string>()
  readonly switches = new Map<string, string>()
  readonly commandLine = {
    appendSwitch: (name: string, value = "") => {
      if (this.ready) throw new Error("Switches are read once, before ready")
      this.switches.set(name, value)
    },
  }
  private lock: unknown

  setPath(name: string, path: string) {
    this.paths.set(name, path)
  }

  requestSingleInstanceLock(data: unknown) {
    this.lock = structuredClone(data)
    return true
  }

  /** What another start of the app would do: tells this one. */
  startAgain(data: unknown) {
    if (this.lock === undefined) throw new Error("The app holds no lock")
    this.emit("second-instance", {}, [], "/", structuredClone(data))
  }

  async whenReady() {
    await this.entryLoaded
    this.ready = true
  }

  /** Runs the app's entry as Electron does: the app gets ready only after the entry has run to its end. */
  async load(entry: () => Promise<unknown>) {
    await entry()
    this.loaded?.()
  }

  exit() {
    this.ended = true
  }

  /** As Electron does it: windows close first, then `will-quit`, which may be prevented. */
  quit() {
    for (const window of BrowserWindow.getAllWindows()) window.close()
    let prevented = false
    this.emit("will-quit", {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.ended = true
  }
}

export const app = new FakeApp()

export class BrowserWindow extends EventEmitter {
  private static windows: BrowserWindow[] = []
  readonly webContents = new FakeWebContents()
  readonly options: Record<string, unknown>
  visible = false
  maximized = false

  constructor(options: Record<string, unknown>) {
    super()
    if (!app.ready) throw new Error("Windows are made after ready")
    this.options = options
    BrowserWindow.windows.push(this)
    app.emit("web-contents-created", {}, this.webContents)
  }

  static getAllWindows() {
    return [...BrowserWindow.windows]
  }

  static getFocusedWindow() {
    return BrowserWindow.windows.at(-1) ?? null
  }

  /** For tests: takes a window away without anybody being told. */
  static forget(window: BrowserWindow) {
    BrowserWindow.windows = BrowserWindow.windows.filter((other) => other !== window)
  }

  async loadURL(url: string) {
    this.webContents.commit(url)
    this.emit("ready-to-show")
  }

  show() {
    this.visible = true
  }

  focus() {
    this.emit("focus")
  }

  isMinimized() {
    return false
  }

  maximize() {
    this.maximized = true
  }

  isMaximized() {
    return this.maximized
  }

  getNormalBounds() {
    return { x: 10, y: 20, width: 1000, height: 700 }
  }

  close() {
    this.emit("close", {})
    BrowserWindow.windows = BrowserWindow.windows.filter((window) => window !== this)
    this.webContents.destroy()
    if (BrowserWindow.windows.length === 0) app.emit("window-all-closed")
  }
}

class FakeIpcMain {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler) {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  removeHandler(channel: string) {
    this.handlers.delete(channel)
  }

  /** Delivers what a renderer sends, and the answer back to it. */
  async deliver(event: unknown, channel: string, parameters: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel)
    const place = `Error invoking remote method '${channel}'`
    if (handler === undefined) throw new Error(`${place}: Error: No handler registered for '${channel}'`)
    try {
      return structuredClone(await handler(event, ...structuredClone(parameters)))
    } catch (error) {
      throw new Error(`${place}: ${String(error)}`)
    }
  }
}

export const ipcMain = new FakeIpcMain()

class FakeSession extends EventEmitter {
  onBeforeRequest:
    | ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void)
    | undefined
  permissionRequest:
    | ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void)
    | undefined
  permissionCheck: ((contents: unknown, permission: string, origin: string) => boolean) | undefined
  devicePermission: ((details: unknown) => boolean) | undefined
  spellChecker = true
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>()
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<FakeSession["onBeforeRequest"]>) => {
      this.onBeforeRequest = listener
    },
  }
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.protocols.set(scheme, handler)
    },
  }

  setPermissionRequestHandler(handler: FakeSession["permissionRequest"]) {
    this.permissionRequest = handler
  }

  setPermissionCheckHandler(handler: FakeSession["permissionCheck"]) {
    this.permissionCheck = handler
  }

  setDevicePermissionHandler(handler: FakeSession["devicePermission"]) {
    this.devicePermission = handler
  }

  setSpellCheckerEnabled(enabled: boolean) {
    this.spellChecker = enabled
  }
}

const defaultSession = new FakeSession()

export const session = {
  get defaultSession() {
    if (!app.ready) throw new Error("Session can only be received when app is ready")
    return defaultSession
  },
}

export const protocol = {
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]) {
    if (app.ready)
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready")
    this.schemes = schemes
  },
}

export const webContents = {
  getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
}

export const Menu = {
  applicationMenu: undefined as unknown,
  buildFromTemplate: (template: unknown) => ({ template }),
  setApplicationMenu(menu: unknown) {
    this.applicationMenu = menu
  },
}

/** What the person at the dialogs does next, and what was shown. */
export const dialog = {
  answer: { canceled: true, filePaths: [] as string[] },
  errors: [] as { title: string; content: string }[],
  /** The button pressed in a message box. */
  button: 0,
  showOpenDialog: async () => dialog.answer,
  showMessageBoxSync: () => dialog.button,
  showErrorBox: (title: string, content: string) => void dialog.errors.push({ title, content }),
}

export const shell = {
  shown: [] as string[],
  showItemInFolder: (path: string) => void shell.shown.push(path),
}

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
}
