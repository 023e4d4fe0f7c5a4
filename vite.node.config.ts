// What runs on Node and in Electron's main process, by entry. Every package is bundled, so that the packaged
// app ships no node_modules; only Electron itself stays outside. The preload has a config of its own.

import { defineConfig } from "vite"

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ["electron"], target: "node" },
  // Optional native helpers of `ws` that are not installed: it works without them.
  define: { "process.env.WS_NO_BUFFER_UTIL": '"1"', "process.env.WS_NO_UTF_8_VALIDATE": '"1"' },
  build: {
    ssr: true,
    outDir: "out/node",
    emptyOutDir: true,
    target: "node20",
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: "electron/main/main.ts",
        cli: "electron/hosts/cli/main.ts",
        window: "electron/hosts/loopback/main.ts",
        "import-worker": "electron/import-worker/main.ts",
        "import-watchdog": "electron/import-worker/watchdog.ts",
      },
      output: { format: "esm", entryFileNames: "[name].js", chunkFileNames: "chunk-[name].js" },
    },
  },
})
