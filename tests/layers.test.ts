// The layers, as a table: which folder may import which, and which packages may be used where. The compiler says part of
// this (no DOM and no Node types in shared/); this says the rest.

import { readdirSync, readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import path from "node:path"
import { parseSync } from "vite"
import { expect, it } from "vitest"

interface Layer {
  /** Folders that its files may import from, besides itself. */
  readonly folders: readonly string[]
  /** Packages that its files may import; Node's builtins are `node:*`. */
  readonly packages: readonly string[]
}

const pure = ["zod", "prosemirror-model", "prosemirror-transform", "@noble/hashes", "diff"]
const lower = ["shared/domain", "shared/kinds"]
const middle = ["shared/formats", "shared/importers", "shared/storage", "shared/contract"]
const readers = [
  "@mozilla/readability",
  "chardet",
  "fflate",
  "mammoth",
  "markdown-it",
  "papaparse",
  "parse5",
  "pdfjs-dist",
  "postal-mime",
  "saxes",
  "yaml",
]
const editor = ["prosemirror-state", "prosemirror-view", "prosemirror-commands", "prosemirror-keymap"]
const interfacePackages = ["react", "react-dom", "cmdk", "radix-ui", "lucide-react", "i18next"]

/** The most particular folder that a file lies in decides. */
const layers: Readonly<Record<string, Layer>> = {
  "shared/domain": { folders: [], packages: pure },
  "shared/kinds": { folders: ["shared/domain"], packages: [...pure, "chrono-node"] },
  "shared/formats": { folders: lower, packages: [...pure, "fflate"] },
  "shared/importers": { folders: lower, packages: pure },
  "shared/storage": { folders: lower, packages: pure },
  "shared/contract": { folders: lower, packages: pure },
  "shared/application": { folders: [...lower, ...middle], packages: pure },
  electron: { folders: ["shared"], packages: ["node:*", "electron", "zod", "ws", "commander", "lowdb"] },
  // Libraries that read hostile bytes stay in the process that may be lost.
  "electron/import-worker": { folders: ["shared"], packages: ["node:*", "zod", ...readers] },
  // What runs beside the page gets the contract's types and two channel names.
  "electron/preload": {
    folders: ["shared/contract", "electron/hosts/ipc/channels.ts"],
    packages: ["electron"],
  },
  // These run before anything is built, and in the tests' own programs.
  "electron/bin": { folders: ["electron/hosts"], packages: ["node:*"] },
  renderer: {
    folders: [...lower, "shared/contract"],
    packages: [...interfacePackages, "@fontsource-variable", "zod"],
  },
  // ProseMirror stays in one place; the rest of the window knows the editor's own words for things.
  "renderer/editor": { folders: [...lower, "shared/contract", "renderer"], packages: [...pure, ...editor] },
}

it("holds everywhere", () => {
  const files = ["shared", "electron", "renderer"].flatMap(sourceFiles)
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => violations(file, readFileSync(file, "utf8")))).toEqual([])
})

it.each([
  ["shared/domain/offset.ts", 'import { read } from "node:fs"'],
  ["shared/domain/offset.ts", 'import { read } from "fs"'],
  ["shared/domain/offset.ts", 'import { builtInKinds } from "../kinds/registry.ts"'],
  ["shared/formats/w3c/index.ts", 'import type { Importer } from "../../importers/importer.ts"'],
  ["shared/application/application.ts", 'export { app } from "electron"'],
  ["shared/contract/client.ts", 'import type {\n  Ports,\n} from "../application/ports.ts"'],
  ["electron/main/window.ts", 'await import("../../renderer/main.tsx")'],
  ["electron/preload/preload.ts", 'import { operations } from "../main/window.ts"'],
  ["electron/main/window.ts", 'import { useState } from "react"'],
  ["renderer/main.tsx", 'import "../electron/main/main.ts"'],
  ["renderer/main.tsx", 'import { formats } from "../shared/formats/registry.ts"'],
  ["renderer/main.tsx", 'import { ipcRenderer } from "electron"'],
  ["renderer/main.tsx", 'import path from "node:path"'],
  ["renderer/app/store.ts", 'import { EditorView } from "prosemirror-view"'],
  ["renderer/app/store.ts", 'import { x } from "../../package.json"'],
])("would notice in %s: %s", (file, source) => {
  expect(violations(file, source)).toHaveLength(1)
})

function violations(file: string, source: string): string[] {
  const home = layerOf(file)
  const layer = layers[home]
  if (layer === undefined) return [`${file} is in no layer`]
  return importsOf(file, source)
    .filter((target) => !mayImport(layer, home, file, target))
    .map((target) => `${file} imports ${target}`)
}

function mayImport(layer: Layer, home: string, file: string, target: string): boolean {
  if (!target.startsWith(".")) return layer.packages.some((name) => isPartOf(packageOf(target), name))
  const imported = path.posix.join(path.posix.dirname(file), target)
  return [home, ...layer.folders].some((folder) => imported === folder || imported.startsWith(`${folder}/`))
}

function isPartOf(name: string, allowed: string): boolean {
  return allowed === "node:*" ? name.startsWith("node:") : name === allowed || name.startsWith(`${allowed}/`)
}

/** A builtin's name with `node:`, whichever way it was written. */
function packageOf(target: string): string {
  return isBuiltin(target) && !target.startsWith("node:") ? `node:${target}` : target
}

/** What a file imports, re-exports or imports later, as it is written there. */
function importsOf(file: string, source: string): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports
      .map(({ moduleRequest: { start, end } }) => source.slice(start, end))
      // What is computed, as the built files that the starting programs load, is no source file.
      .flatMap((written) => /^["'](.*)["']$/.exec(written)?.[1] ?? []),
  ]
}

function layerOf(file: string): string {
  const homes = Object.keys(layers).filter((folder) => file.startsWith(`${folder}/`))
  return homes.sort((a, b) => b.length - a.length)[0] ?? ""
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
}
