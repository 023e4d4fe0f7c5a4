#!/usr/bin/env node
// The command line: builds what is stale, then runs it. Only `postil serve` needs the window.

import { pathToFileURL } from "node:url"
import { build, root } from "./build.mjs"
import { requireNode } from "./require-node.mjs"

requireNode()
try {
  const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`)
  await build(process.argv.includes("serve") ? ["node", "renderer"] : ["node"], say)
  await import(pathToFileURL(`${root}/out/node/cli.js`).href)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
