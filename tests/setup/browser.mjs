// Gets a browser for the end-to-end suites: one that is installed, else Playwright's own by download, else Debian's
// package where this process may install it. Says what to do when none can be had.

import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import { chromium } from "@playwright/test"
import { root } from "../../electron/bin/build.mjs"
import { findBrowser } from "../../electron/system/browsers.mjs"

const minute = 60_000

/**
 * The executable to test with; `undefined` when there is none.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>}
 */
export async function provideBrowser(say) {
  const browser = findBrowser() ?? downloaded() ?? download(say) ?? installPackage(say)
  if (browser === undefined) {
    say("There is no browser to test with. Install Chromium, Chrome or Edge, or name one in POSTIL_BROWSER.")
  } else {
    say(`Testing with ${browser}`)
  }
  return browser
}

function downloaded() {
  const executable = chromium.executablePath()
  return existsSync(executable) ? executable : undefined
}

/** @param {(line: string) => void} say */
function download(say) {
  say("No Chromium, Chrome or Edge found; trying Playwright's download …")
  const program = path.join(root, "node_modules/@playwright/test/cli.js")
  const words = [program, "install", "--no-shell", "chromium"]
  spawnSync(process.execPath, words, { stdio: "ignore", timeout: 5 * minute, killSignal: "SIGKILL" })
  return downloaded()
}

/** @param {(line: string) => void} say */
function installPackage(say) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined
  say("Trying Debian's chromium package …")
  const options = {
    stdio: "ignore",
    timeout: 10 * minute,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }
  spawnSync("apt-get", ["update"], { ...options, stdio: "ignore" })
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    ...options,
    stdio: "ignore",
  })
  return findBrowser()
}
