import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

export default defineConfig({
  // Outside Electron its package would try to download a runtime; the fake answers in its place.
  resolve: {
    alias: { electron: fileURLToPath(new URL("tests/hosts/fake-electron/electron.ts", import.meta.url)) },
  },
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // Property-based and process-starting suites need more than the default five seconds on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
