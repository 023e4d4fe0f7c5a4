import { defineConfig } from "@playwright/test"
import everyday from "../../playwright.config.ts"

export default defineConfig({
  ...everyday,
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results/screenshots",
  globalSetup: "../e2e/setup.ts",
  reporter: "list",
})
