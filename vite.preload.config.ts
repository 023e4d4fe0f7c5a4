// The preload script: one CommonJS file without imports, the only shape a sandboxed preload may have.

import { defineConfig } from "vite"

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ["electron"] },
  build: {
    ssr: "electron/preload/preload.ts",
    outDir: "out/preload",
    emptyOutDir: true,
    target: "node20",
    reportCompressedSize: false,
    rolldownOptions: { output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false } },
  },
})
