// Suites that start the app or its command line run what was built: this brings it up to date first.

import { build } from "../../electron/bin/build.mjs"

export default async function setup(): Promise<void> {
  await build(["preload", "node", "renderer"])
}
