// Measuring the window: npm run bench. Not a part of the tests, because figures are for comparing, not for passing.

import { defineConfig } from "@playwright/test"
import { findBrowser } from "../../electron/system/browsers.mjs"

const browser = findBrowser()

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results/bench",
  timeout: 3_600_000,
  workers: 1,
  reporter: [["line"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
    },
  },
})
