// Opens the app's address for the analyst: as an app window of an installed Chromium, with a profile of its own and
// kept off the network; else in the default browser. The address is printed anyway, so nothing here needs to work.

import { type ChildProcess, spawn } from "node:child_process"
import { findBrowser } from "../../system/browsers.mjs"
import { networkSwitches } from "../../system/network.ts"

export interface OpenedWindow {
  /** Closes the window, where it is the app's own and still there. */
  close(): void
}

/**
 * `undefined` when no browser could be started.
 * @param profile a folder for the browser's profile; made if need be.
 */
export async function openWindow(address: string, profile: string): Promise<OpenedWindow | undefined> {
  if (!hasDisplay()) return undefined
  const browser = findBrowser()
  const own = browser === undefined ? undefined : await run(browser, appWindowArguments(address, profile))
  if (own !== undefined) return { close: () => void own.kill() }
  const [command, ...rest] = openerOf(process.platform)
  const other = await run(command, [...rest, address])
  return other === undefined ? undefined : { close: () => undefined }
}

export function appWindowArguments(
  address: string,
  profile: string,
  isRoot = process.getuid?.() === 0,
): string[] {
  const switches = networkSwitches([new URL(address).hostname]).map(([name, value]) =>
    value === undefined ? `--${name}` : `--${name}=${value}`,
  )
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    "--no-first-run",
    "--no-default-browser-check",
    ...switches,
    // Chromium's sandbox cannot be had as root, and it does not start without being told so.
    ...(isRoot ? ["--no-sandbox"] : []),
  ]
}

function hasDisplay(): boolean {
  if (process.platform === "win32" || process.platform === "darwin") return true
  return [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((name) => name !== undefined && name !== "")
}

function openerOf(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === "darwin") return ["open"]
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"]
  return ["xdg-open"]
}

/** Long enough for a program that cannot run to say so, in milliseconds. */
const settlingTime = 1500

/** Starts a program that does not hold this process up; `undefined` when it cannot be started or fails at once. */
function run(command: string, parameters: readonly string[]): Promise<ChildProcess | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { detached: true, stdio: "ignore" })
    const timer = setTimeout(() => resolve(child), settlingTime)
    child.once("error", () => resolve(undefined))
    child.once("exit", (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? child : undefined)
    })
    child.unref()
  })
}
