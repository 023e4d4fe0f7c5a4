// `npm start`: builds what is stale and opens the app, in Electron where its runtime is there or can be had, and in
// a browser otherwise.

import { spawn } from "node:child_process"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import { build, root } from "./build.mjs"
import { findElectron, installElectron } from "./electron-runtime.mjs"
import { requireNode } from "./require-node.mjs"

/** How soon, in milliseconds, Electron ends when it cannot run on this machine at all. */
const failsWithin = 5_000

requireNode()
try {
  const { directory, inBrowser, open } = readWords(process.argv.slice(2))
  await build(["renderer", "preload", "node"], say)
  const electron = inBrowser ? undefined : (findElectron() ?? (await installElectron(say)))
  if (electron === undefined || !(await runInElectron(electron, directory)))
    await runInBrowser(directory, open)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

/**
 * What was typed after `npm start --`: a project's folder, `--browser` to do without Electron, `--no-open` to serve
 * the app without opening a window.
 * @param {string[]} words
 */
function readWords(words) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { browser: { type: "boolean" }, "no-open": { type: "boolean" } },
  })
  const [name] = positionals
  // npm changes to the package's folder first and says where it was called.
  const calledIn = process.env.INIT_CWD ?? process.cwd()
  return {
    directory: name === undefined ? undefined : path.resolve(calledIn, name),
    inBrowser: values.browser === true || values["no-open"] === true,
    open: values["no-open"] !== true,
  }
}

/**
 * Runs the app until it is closed; false when Electron cannot run here.
 * @param {string} electron
 * @param {string | undefined} directory
 * @returns {Promise<boolean>}
 */
function runInElectron(electron, directory) {
  const started = Date.now()
  // As root, Chromium's sandbox cannot be had, and it does not start without being told so.
  const parameters = [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), root]
  if (directory !== undefined) parameters.push(directory)
  return new Promise((resolve) => {
    const child = spawn(electron, parameters, { stdio: "inherit" })
    // Ctrl-C reaches Electron, too, and it ends in its own time.
    const wait = () => undefined
    process.on("SIGINT", wait)
    const end = (/** @type {boolean} */ ran) => {
      process.off("SIGINT", wait)
      if (!ran) say("Electron does not run on this machine; opening a browser instead.")
      resolve(ran)
    }
    child.once("error", () => end(false))
    child.once("exit", (code) => end(code === 0 || Date.now() - started > failsWithin))
    process.once("SIGTERM", () => child.kill())
  })
}

/**
 * @param {string | undefined} directory
 * @param {boolean} open
 */
async function runInBrowser(directory, open) {
  /** @type {typeof import("../hosts/loopback/main.ts")} */
  const host = await import(pathToFileURL(path.join(root, "out/node/window.js")).href)
  if (!(await host.runInBrowser({ directory, open, say }))) process.exitCode = 1
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
