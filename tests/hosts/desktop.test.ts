// The desktop app's main process as it starts for real, over a stand-in for Electron: what it lets pages do, whom it
// answers, and how it ends. The runtime's own part in this is tested in tests/electron, where there is a runtime.

import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { build } from "../../electron/bin/build.mjs"
import { callChannel } from "../../electron/hosts/ipc/channels.ts"
import { createClient } from "../../shared/contract/client.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { app, BrowserWindow, dialog, protocol, session, shell } from "./fake-electron/electron.ts"

const own = "postil://app/"
let folder: string
let window: BrowserWindow

beforeAll(async () => {
  await build(["preload", "renderer"])
  folder = await mkdtemp(path.join(tmpdir(), "postil-desktop-"))
  vi.stubEnv("POSTIL_DATA", path.join(folder, "data"))
  vi.stubEnv("POSTIL_DOCUMENTS", path.join(folder, "documents"))
  vi.spyOn(process, "argv", "get").mockReturnValue(["electron", ".", path.join(folder, "Named")])
  await app.load(() => import("../../electron/main/main.ts"))
  window = await vi.waitFor(() => {
    const [first] = BrowserWindow.getAllWindows()
    if (first?.visible !== true) throw new Error(`No window: ${JSON.stringify(dialog.errors)}`)
    return first
  })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

describe("the window", () => {
  it("runs sandboxed and isolated, without Node, at an address of its own", () => {
    expect(window.options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: true,
      preload: path.resolve("out/preload/preload.cjs"),
    })
    expect(window.webContents.getURL()).toBe(own)
    expect(window.visible).toBe(true)
    expect(protocol.schemes).toEqual([
      {
        scheme: "postil",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ])
  })

  it("gets two functions from the desktop and nothing else", () => {
    const exposed = window.webContents.runPreload(path.resolve("out/preload/preload.cjs"))
    expect(Object.keys(exposed)).toEqual(["postil"])
    expect(Object.keys(exposed.postil ?? {})).toEqual(["call", "listen"])
  })

  it.each([
    "https://evil.example/",
    "file:///etc/passwd",
    "postil://evil/",
    "data:text/html,hi",
    "about:blank",
  ])("never goes to %s", (url) => {
    const { webContents } = window
    expect(webContents.allows("will-navigate", { url, isMainFrame: true })).toBe(false)
    expect(webContents.allows("will-frame-navigate", { url, isMainFrame: true })).toBe(false)
    expect(webContents.allows("will-frame-navigate", { url, isMainFrame: false })).toBe(false)
    expect(webContents.allows("will-redirect", { url })).toBe(false)
    expect(webContents.windowOpen?.({ url })).toEqual({ action: "deny" })
  })

  it("may be reloaded, but embeds nothing", () => {
    const { webContents } = window
    expect(webContents.allows("will-navigate", { url: own, isMainFrame: true })).toBe(true)
    expect(webContents.allows("will-frame-navigate", { url: own, isMainFrame: true })).toBe(true)
    expect(webContents.allows("will-frame-navigate", { url: own, isMainFrame: false })).toBe(false)
    expect(webContents.allows("will-attach-webview", {})).toBe(false)
  })
})

describe("closing the window while something is unsaved", () => {
  it("is asked about, and done only by the analyst's own choice", () => {
    dialog.button = 0
    // Electron closes the window when the page's refusal is itself prevented.
    expect(window.webContents.allows("will-prevent-unload", {})).toBe(true)
    dialog.button = 1
    expect(window.webContents.allows("will-prevent-unload", {})).toBe(false)
  })
})

describe("the network", () => {
  it("gets no request but those for the window's own files", () => {
    const cancels = (url: string) => {
      const answer = vi.fn()
      session.defaultSession.onBeforeRequest?.({ url }, answer)
      return answer.mock.calls[0]?.[0].cancel
    }
    expect(cancels(own)).toBe(false)
    expect(cancels(`${own}assets/index.js`)).toBe(false)
    for (const url of [
      "https://example.com/",
      "http://127.0.0.1:8080/",
      "ws://127.0.0.1/",
      "file:///etc/passwd",
      "postil://evil/",
      "postil://app.evil.example/",
      "ftp://example.com/",
    ]) {
      expect(cancels(url), url).toBe(true)
    }
  })

  it("is closed to Chromium itself, too", () => {
    expect(Object.fromEntries(app.switches)).toMatchObject({
      "host-resolver-rules": "MAP * ~NOTFOUND",
      "disable-background-networking": "",
      "disable-component-update": "",
      "no-proxy-server": "",
      "force-webrtc-ip-handling-policy": "disable_non_proxied_udp",
    })
    expect(window.webContents.webRtcPolicy).toBe("disable_non_proxied_udp")
    expect(session.defaultSession.spellChecker).toBe(false)
    let prevented = false
    session.defaultSession.emit("will-download", {
      preventDefault: () => {
        prevented = true
      },
    })
    expect(prevented).toBe(true)
  })

  it("answers the window's address from the built files, and only from them", async () => {
    const answer = session.defaultSession.protocols.get("postil")
    const index = await answer?.(new Request(own))
    expect(index?.status).toBe(200)
    expect(index?.headers.get("content-security-policy")).toContain("default-src 'none'")
    for (const url of [
      `${own}../package.json`,
      `${own}%2e%2e/package.json`,
      `${own}package.json`,
      "postil://evil/",
    ]) {
      expect((await answer?.(new Request(url)))?.status, url).toBe(404)
    }
  })
})

it("gives no permission but writing to the clipboard, and that to its own window alone", () => {
  const { permissionRequest, permissionCheck, devicePermission } = session.defaultSession
  const granted = (permission: string, url = own) => {
    const answer = vi.fn()
    permissionRequest?.({ getURL: () => url }, permission, answer)
    return [answer.mock.calls[0]?.[0], permissionCheck?.(null, permission, url)]
  }
  expect(granted("clipboard-sanitized-write")).toEqual([true, true])
  expect(granted("clipboard-sanitized-write", "https://evil.example/")).toEqual([false, false])
  for (const permission of [
    "clipboard-read",
    "media",
    "geolocation",
    "notifications",
    "openExternal",
    "fileSystem",
    "hid",
  ]) {
    expect(granted(permission), permission).toEqual([false, false])
  }
  expect(devicePermission?.({})).toBe(false)
})

describe("calls", () => {
  const ask = (frame?: { url: string } | null) =>
    window.webContents.invoke(callChannel, ["export.formats", {}], frame)

  it("are answered from the window's topmost frame", async () => {
    expect(await ask()).toMatchObject({ ok: true })
  })

  it.each([
    ["a frame inside the window", { url: own }],
    ["a frame that has gone", null],
  ])("are refused from %s", async (_, frame) => {
    expect(await ask(frame)).toMatchObject({ ok: false, error: { code: "not-permitted" } })
  })

  it.each([
    "https://evil.example/",
    "file:///tmp/a.html",
    "postil://app.evil.example/",
    "postil://evil/",
    "",
  ])("are refused from a page at %s", async (url) => {
    const stranger = new BrowserWindow({})
    stranger.webContents.commit(url)
    expect(await stranger.webContents.invoke(callChannel, ["export.formats", {}])).toMatchObject({
      ok: false,
      error: { code: "not-permitted" },
    })
    BrowserWindow.forget(stranger)
  })
})

describe("the system's dialogs", () => {
  const client = () => {
    const bridge = window.webContents.runPreload(path.resolve("out/preload/preload.cjs")).postil
    if (bridge === undefined) throw new Error("The preload script exposes `postil`")
    return createClient(bridge)
  }

  it("choose a folder, or none when the analyst thinks better of it", async () => {
    expect(unwrap(await client().call("app.start", {})).capabilities).toEqual({
      chooseFolder: true,
      reveal: true,
    })
    expect(await client().call("app.chooseFolder", { purpose: "export" })).toEqual({
      ok: true,
      value: { path: null },
    })
    dialog.answer = { canceled: false, filePaths: ["/chosen"] }
    expect(await client().call("app.chooseFolder", { purpose: "new-project" })).toEqual({
      ok: true,
      value: { path: "/chosen" },
    })
    await client().call("app.reveal", { path: "/chosen/file.json" })
    expect(shell.shown).toEqual(["/chosen/file.json"])
  })
})

describe("a project named at the start", () => {
  it("is made where the folder is new, and opened", async () => {
    const project = JSON.parse(await readFile(path.join(folder, "Named/project.json"), "utf8"))
    expect(project).toBeTypeOf("object")
    expect(dialog.errors).toEqual([])
  })

  it("is left alone where the folder holds something else, and the analyst is told", async () => {
    app.startAgain({ directory: path.join(folder, "data") })
    await vi.waitFor(() => expect(dialog.errors).toHaveLength(1))
    app.startAgain({ directory: 7 })
    app.startAgain("nonsense")
  })
})

it("ends only after everything is written, and opens next time where it was closed", async () => {
  app.quit()
  expect(app.ended).toBe(false)
  await vi.waitFor(() => expect(app.ended).toBe(true))
  const settings = JSON.parse(await readFile(path.join(folder, "data/settings.json"), "utf8"))
  expect(JSON.stringify(settings)).toContain('"bounds":{"x":10,"y":20,"width":1000,"height":700}')
})
