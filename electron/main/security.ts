// What keeps a hostile article inside the window and the app off the network. A page's own policy is not enough:
// it leaves look-ups, WebRTC, new windows and Chromium's services alone, so each of them is shut here.

import { app, session, type WebContents, type WebPreferences } from "electron"
import { networkSwitches } from "../system/network.ts"
import { isWindowAddress } from "./protocol.ts"

/** For every window, besides its preload script. */
export const webPreferences = {
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
} satisfies WebPreferences

/** Before `ready`: Chromium reads its switches once. */
export function setupSwitches(): void {
  for (const [name, value] of networkSwitches()) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

/** Before any window: no page goes anywhere, opens anything or embeds anything. Links in articles open nothing. */
export function setupContents(): void {
  app.on("web-contents-created", (_event, contents) => lock(contents))
}

function lock(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }))
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp")
  contents.on("will-navigate", (event) => {
    // Reloading the window is a navigation to where it is.
    if (!isWindowAddress(event.url)) event.preventDefault()
  })
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isWindowAddress(event.url)) event.preventDefault()
  })
  contents.on("will-redirect", (event) => event.preventDefault())
  contents.on("will-attach-webview", (event) => event.preventDefault())
}

/** After `ready`: no request leaves the app, no permission is given, nothing is downloaded. */
export function setupSession(): void {
  const own = session.defaultSession
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }))
  own.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayHave(permission, contents.getURL())),
  )
  own.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  own.setDevicePermissionHandler(() => false)
  own.setSpellCheckerEnabled(false)
  own.on("will-download", (event) => event.preventDefault())
}

function mayRequest(url: string): boolean {
  return isWindowAddress(url) || (!app.isPackaged && url.startsWith("devtools://"))
}

/** Copying writes to the clipboard; everything else a page can ask for is refused. */
function mayHave(permission: string, origin: string): boolean {
  return permission === "clipboard-sanitized-write" && isWindowAddress(origin)
}
