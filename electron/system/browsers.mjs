// Which installed browser can show the app in a window of its own. Only Chromium and its relatives can; asked by
// the loopback host and by the tests, which is why this is plain JavaScript.

import { accessSync, constants } from "node:fs"
import path from "node:path"

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} environment
 * @property {(file: string) => boolean} isExecutable
 */

/** @type {Machine} */
const thisMachine = {
  platform: process.platform,
  environment: process.env,
  isExecutable(file) {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
}

/**
 * The executable of an installed Chromium, Chrome or Edge. `POSTIL_BROWSER` names another one.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findBrowser(machine = thisMachine) {
  const chosen = machine.environment.POSTIL_BROWSER
  if (chosen !== undefined && chosen !== "") return chosen
  return candidates(machine).find(machine.isExecutable)
}

/** @param {Machine} machine */
function candidates({ platform, environment }) {
  if (platform === "win32") {
    const folders = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA]
    return windowsPrograms.flatMap((program) =>
      folders.flatMap((folder) => (folder === undefined ? [] : [path.win32.join(folder, program)])),
    )
  }
  if (platform === "darwin") {
    const folders = ["/Applications", path.posix.join(environment.HOME ?? "/", "Applications")]
    return macApplications.flatMap((name) =>
      folders.map((folder) => path.posix.join(folder, `${name}.app/Contents/MacOS/${name}`)),
    )
  }
  const folders = (environment.PATH ?? "").split(":").filter((folder) => folder !== "")
  return linuxCommands.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
}

const linuxCommands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
]
const macApplications = ["Google Chrome", "Chromium", "Microsoft Edge"]
const windowsPrograms = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
]
