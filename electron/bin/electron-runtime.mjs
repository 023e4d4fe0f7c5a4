// Where Electron's runtime is. Its npm package has none: it is downloaded on first use, which fails on many networks.
// So the download is tried once, not for long, and a failure is remembered for a day.

import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "./build.mjs"

const folder = path.join(root, "node_modules/electron")
const failure = path.join(root, "out/.built/no-electron")
const patience = 20_000
const rememberFor = 24 * 60 * 60 * 1000

/**
 * The executable of an Electron runtime: the one in `ELECTRON_OVERRIDE_DIST_PATH`, or the package's own.
 * @returns {string | undefined}
 */
export function findElectron() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, "dist")
  const executable = path.join(dist, executableName())
  return existsSync(executable) ? executable : undefined
}

/**
 * Tries Electron's own installer, unless it failed lately.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>}
 */
export async function installElectron(say) {
  if (!existsSync(path.join(folder, "install.js")) || failedLately()) return undefined
  say("Getting the Electron runtime (up to 20 seconds) …")
  if (!(await runInstaller())) {
    mkdirSync(path.dirname(failure), { recursive: true })
    writeFileSync(failure, "")
    say("The Electron runtime cannot be had here; Postil opens in a browser instead.")
  }
  return findElectron()
}

/** @returns {Promise<boolean>} */
function runInstaller() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, "install.js")], {
      stdio: "ignore",
      timeout: patience,
      killSignal: "SIGKILL",
    })
    child.once("error", () => resolve(false))
    child.once("exit", (code) => resolve(code === 0 && findElectron() !== undefined))
  })
}

function failedLately() {
  return existsSync(failure) && Date.now() - statSync(failure).mtimeMs < rememberFor
}

function executableName() {
  const named = path.join(folder, "path.txt")
  if (existsSync(named)) return readFileSync(named, "utf8")
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron"
  return process.platform === "win32" ? "electron.exe" : "electron"
}
