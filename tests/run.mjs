// `npm test`: gets what the suites need, runs every check and every suite, and closes with one line of sums. All of
// them run even when an early one fails, so that one run tells everything.

import { spawn } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import path from "node:path"
import { build, root } from "../electron/bin/build.mjs"
import { requireNode } from "../electron/bin/require-node.mjs"
import { provideBrowser } from "./setup/browser.mjs"

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Sums
 * @typedef {{ name: string, ok: boolean, sums?: Sums }} Outcome
 */

requireNode()
process.chdir(root)
const resultFiles = { vitest: "test-results/vitest.json", playwright: "test-results/playwright.json" }
for (const file of Object.values(resultFiles)) rmSync(file, { force: true })

const browser = await provideBrowser(print)
/** @type {Record<string, string>} */
const environment = { ...(browser === undefined ? {} : { POSTIL_BROWSER: browser }) }
if (process.stdout.isTTY !== true) environment.NO_COLOR = "1"

/** @type {Outcome[]} */
const outcomes = []
outcomes.push(await buildApp())
outcomes.push(await check("types", "typescript/bin/tsc", ["-b"]))
outcomes.push(await check("style", "@biomejs/biome/bin/biome", ["check", "."]))
outcomes.push(await check("dead code", "knip/bin/knip.js", []))
outcomes.push(await suite("unit and conformance", "vitest/vitest.mjs", vitestWords(), readVitest))
outcomes.push(await suite("end to end", "@playwright/test/cli.js", ["test"], readPlaywright))
report(outcomes)

async function buildApp() {
  try {
    await build(["renderer", "preload", "node"], print)
    return { name: "build", ok: true }
  } catch (error) {
    print(error instanceof Error ? error.message : String(error))
    return { name: "build", ok: false }
  }
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} words
 * @returns {Promise<Outcome>}
 */
async function check(name, program, words) {
  print(`\n— ${name}`)
  return { name, ok: (await run(program, words)) === 0 }
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} words
 * @param {() => Sums} read
 * @returns {Promise<Outcome>}
 */
async function suite(name, program, words, read) {
  print(`\n— ${name}`)
  const code = await run(program, words)
  try {
    const sums = read()
    return { name, ok: code === 0 && sums.failed === 0, sums }
  } catch {
    print(`The suite “${name}” ended without results.`)
    return { name, ok: false }
  }
}

function vitestWords() {
  return ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${resultFiles.vitest}`]
}

/** @returns {Sums} */
function readVitest() {
  const results = JSON.parse(readFileSync(resultFiles.vitest, "utf8"))
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = results
  // A file that cannot even be loaded has no failed tests, but it is a failure.
  const failed = numFailedTests === 0 && !results.success ? Math.max(1, numFailedTestSuites) : numFailedTests
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
}

/** @returns {Sums} */
function readPlaywright() {
  const { stats, errors, suites } = JSON.parse(readFileSync(resultFiles.playwright, "utf8"))
  for (const reason of new Set(skipReasons(suites))) print(`Skipped: ${reason}`)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

/**
 * Why tests were skipped, in their own words.
 * @param {unknown} results
 * @returns {string[]}
 */
function skipReasons(results) {
  if (typeof results !== "object" || results === null) return []
  const own =
    "type" in results && results.type === "skip" && "description" in results ? results.description : ""
  return [
    typeof own === "string" && own !== "" ? [own] : [],
    ...Object.values(results).map(skipReasons),
  ].flat()
}

/**
 * Runs a program of an installed package; its output is shown as it comes.
 * @param {string} program
 * @param {string[]} words
 * @returns {Promise<number>}
 */
function run(program, words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules", program), ...words], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "inherit", "inherit"],
    })
    child.once("error", () => resolve(1))
    child.once("exit", (code) => resolve(code ?? 1))
  })
}

/** @param {readonly Outcome[]} outcomes */
function report(outcomes) {
  print("")
  const sums = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, ok, sums: own } of outcomes) {
    print(`${name}: ${own === undefined ? (ok ? "passed" : "FAILED") : inWords(own)}`)
    sums.passed += own?.passed ?? 0
    sums.skipped += own?.skipped ?? 0
    // A check that failed, or a suite that never got to its tests, is one failure.
    sums.failed += ok ? 0 : Math.max(1, own?.failed ?? 0)
  }
  print(inWords(sums))
  process.exitCode = sums.failed === 0 ? 0 : 1
}

/** @param {Sums} sums */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`)
}
