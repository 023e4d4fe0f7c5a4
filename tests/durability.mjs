// `npm run test:durability [-- SHARE]`: what the store promises, tried for long, with the figures as a table. A share
// below 1 does that part of it: 0.1 takes minutes instead of hours. POSTIL_SEED repeats a run.

import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"
import { requireNode } from "../electron/bin/require-node.mjs"

requireNode()
const root = path.resolve(import.meta.dirname, "..")
const share = process.argv[2] ?? "1"
if (!(Number(share) > 0)) {
  process.stderr.write("The share is a number above 0, 1 for the whole.\n")
  process.exit(2)
}
const table = path.join(root, "test-results", "durability.jsonl")
mkdirSync(path.dirname(table), { recursive: true })
rmSync(table, { force: true })

const { status } = spawnSync(
  process.execPath,
  [path.join(root, "node_modules/vitest/vitest.mjs"), "run", "tests/store", "--reporter=dot"],
  {
    cwd: root,
    env: { ...process.env, POSTIL_DURABILITY: share, POSTIL_DURABILITY_TABLE: table },
    stdio: ["ignore", "inherit", "inherit"],
  },
)

const rows = existsSync(table)
  ? readFileSync(table, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
  : []
const width = Math.max(0, ...rows.map(({ test }) => test.length))
for (const { test, figures, seed } of rows) {
  process.stdout.write(`${test.padEnd(width)}  ${figures}  (seed ${seed})\n`)
}
process.exitCode = status ?? 1
