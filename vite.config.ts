// The window: React and ProseMirror, bundled for Chromium. No script is inlined and every font is a file, so
// that the page runs under a policy without `unsafe-*`; addresses are relative, so that it runs at any origin.

import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
  root: "renderer",
  base: "./",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: "../out/renderer",
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
  },
})
