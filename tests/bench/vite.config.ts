// The pages that the benchmark opens. Everything is inside the scripts, so that one file can be carried elsewhere.

import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: "../../out/bench",
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 1_000_000,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8000,
    rollupOptions: {
      input: ["index.html", "reference.html"].map((page) => `${import.meta.dirname}/${page}`),
    },
  },
})
