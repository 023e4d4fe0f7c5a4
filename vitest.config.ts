import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    // Property-based and process-starting suites need more than the default five seconds on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
