// End-to-end suites: the app in a real Chromium over the loopback host, and the desktop app where there is an Electron
// runtime. `npm test` names the browser; without it, an installed one is looked for.

import { defineConfig } from "@playwright/test"
import { findBrowser } from "./electron/system/browsers.mjs"

const browser = findBrowser()

export default defineConfig({
  testDir: "tests",
  testMatch: ["e2e/**/*.spec.ts", "electron/**/*.spec.ts"],
  outputDir: "test-results/end-to-end",
  timeout: 120_000,
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  // A busy build machine may be slow once; the list then says “flaky”, and a second failure counts.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  globalSetup: "./tests/e2e/setup.ts",
  use: {
    browserName: "chromium",
    // What cannot be clicked fails by its own name, long before its test runs out of time.
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
})
