// The limited process for suites that feed it what it must survive, and the fixtures that other programs wrote.

import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { build, root } from "../../../electron/bin/build.mjs"
import { startChild } from "../../../electron/import-worker/child.ts"
import { createProcessParser } from "../../../electron/import-worker/pool.ts"
import type { ArticleParser } from "../../../shared/application/ports.ts"

const folder = new URL("../../fixtures/import/", import.meta.url)

/** Two processes as the app runs them, built first where they are stale. */
export async function startReaders(): Promise<ArticleParser> {
  await build(["node"])
  return createProcessParser({
    start: () => startChild(path.join(root, "out/node/import-worker.js")),
    size: 2,
  })
}

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)))
}

export const fixtures: readonly string[] = readdirSync(folder).filter((name) => !/^README|\.py$/.test(name))
