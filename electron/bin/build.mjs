// Builds what is stale and nothing else: a part is fresh when the content of everything it is made from hashes to
// what it was built from. Where there are no sources, as in a packaged app, whatever is built already is used.

import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { withLock } from "./lock.mjs"

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")

/**
 * @typedef {"renderer" | "node" | "preload"} Part
 * @typedef {{ entry: string, config: string, inputs: readonly string[] }} Recipe
 */

/** @type {Record<Part, Recipe>} */
const recipes = {
  renderer: {
    entry: "renderer/index.html",
    config: "vite.config.ts",
    inputs: ["renderer", "shared/domain", "shared/kinds", "shared/contract", "assets"],
  },
  node: { entry: "electron/main/main.ts", config: "vite.node.config.ts", inputs: ["electron", "shared"] },
  preload: {
    entry: "electron/preload/preload.ts",
    config: "vite.preload.config.ts",
    inputs: ["electron/preload", "shared/contract"],
  },
}

/** Inputs of every part besides its own: versions of packages, and this file. */
const commonInputs = ["package.json", "package-lock.json", "electron/bin/build.mjs"]

/**
 * Brings the parts named up to date. Two processes that do so at once build once.
 * @param {readonly Part[]} parts
 * @param {(line: string) => void} [say] hears one line before anything that takes seconds
 * @throws {Error} with a message for the person at the keyboard when something cannot be built
 */
export async function build(parts, say = () => undefined) {
  if ((await stale(parts)).length === 0) return
  await mkdir(path.join(root, "out/.built"), { recursive: true })
  await withLock(path.join(root, "out/.building"), async () => {
    const rest = await stale(parts)
    if (rest.length === 0) return
    say("Building Postil …")
    for (const part of rest) await buildPart(part)
  })
}

/** @param {readonly Part[]} parts */
async function stale(parts) {
  /** @type {Part[]} */
  const result = []
  for (const part of parts) {
    if (!existsSync(path.join(root, recipes[part].entry))) continue
    const built = await readFile(stampOf(part), "utf8").catch(() => "")
    if (built !== (await fingerprint(part)) || !existsSync(path.join(root, "out", part))) result.push(part)
  }
  return result
}

/**
 * Builds beside the old output and then takes its place, so that a broken build leaves the old one working.
 * @param {Part} part
 */
async function buildPart(part) {
  const before = await fingerprint(part)
  const next = path.join(root, "out/.next", part)
  const target = path.join(root, "out", part)
  await runVite(part, next)
  await rm(target, { recursive: true, force: true })
  await rename(next, target)
  await writeFile(stampOf(part), before)
}

/**
 * In a process of its own, so that whoever asks for a build, a test runner say, does not colour what is built.
 * @param {Part} part
 * @param {string} outDir
 * @returns {Promise<void>}
 */
function runVite(part, outDir) {
  const vite = path.join(root, "node_modules/vite/bin/vite.js")
  if (!existsSync(vite)) {
    throw new Error("The packages Postil is built with are missing. Run “npm ci” in its folder first.")
  }
  const words = ["build", "--config", recipes[part].config, "--outDir", outDir, "--logLevel", "error"]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...words, "--emptyOutDir"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    })
    let complaint = ""
    child.stderr.on("data", (chunk) => {
      complaint += chunk
    })
    child.once("error", reject)
    child.once("close", (code) => {
      if (code === 0) resolve()
      else reject(new Error(`Postil could not be built (${part}):\n${complaint.trim()}`))
    })
  })
}

/** @param {Part} part */
async function fingerprint(part) {
  const hash = createHash("sha256")
  for (const input of [...recipes[part].inputs, recipes[part].config, ...commonInputs]) {
    for (const file of await filesUnder(path.join(root, input))) {
      hash.update(`${path.relative(root, file)}\0`)
      hash.update(
        createHash("sha256")
          .update(await readFile(file))
          .digest(),
      )
    }
  }
  return hash.digest("hex")
}

/**
 * The file itself, or all files below a folder, in a stable order; none when there is nothing by that name.
 * @param {string} file
 * @returns {Promise<string[]>}
 */
async function filesUnder(file) {
  if (!existsSync(file)) return []
  const entries = await readdir(file, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return [file]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** @param {Part} part */
function stampOf(part) {
  return path.join(root, "out/.built", part)
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  build(["renderer", "node", "preload"]).catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
