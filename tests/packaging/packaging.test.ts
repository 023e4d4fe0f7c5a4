// The packaged app, made by electron-builder around a stub of Electron (stub, not runnable): what is in the archive, which
// locales are left, and how the fuses stand, read back from the executable.

import { spawn } from "node:child_process"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { extractFile, listPackage } from "@electron/asar"
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses"
import { afterAll, beforeAll, expect, it } from "vitest"
import { build } from "../../electron/bin/build.mjs"
import { makeStubElectron, stubNotice } from "./stub-electron.ts"

let folder: string
let app: string
let files: string[]

beforeAll(async () => {
  await build(["renderer", "preload", "node"])
  folder = await mkdtemp(path.join(tmpdir(), "postil-package-"))
  const { version } = JSON.parse(await readFile("node_modules/electron/package.json", "utf8"))
  const dist = await makeStubElectron(folder, version)
  const output = path.join(folder, "dist")
  await electronBuilder("--linux", "dir", `-c.electronDist=${dist}`, `-c.directories.output=${output}`)
  app = path.join(output, "linux-unpacked")
  files = listPackage(path.join(app, "resources/app.asar"), { isPack: false })
}, 180_000)
afterAll(() => rm(folder, { recursive: true }))

it("holds what was built, the assets and a package.json, and nothing else", async () => {
  expect(files).toEqual(
    expect.arrayContaining([
      "/out/node/main.js",
      "/out/preload/preload.cjs",
      "/out/renderer/index.html",
      "/assets/sample/austin-shoigu.txt",
      "/package.json",
      "/LICENSE",
    ]),
  )
  const tops = new Set(files.map((file) => file.split("/").slice(0, 3).join("/")))
  const allowed = /^\/(?:package\.json|LICENSE|assets(?:\/.*)?|out|out\/(?:node|preload|renderer))$/
  expect([...tops].filter((top) => !allowed.test(top))).toEqual([])
  expect(files.filter((file) => /\.(?:ts|tsx|map|tsbuildinfo)$|node_modules|test/.test(file))).toEqual([])
  const shipped = JSON.parse(extractFile(path.join(app, "resources/app.asar"), "package.json").toString())
  expect(shipped).toMatchObject({ name: "postil", main: "out/node/main.js" })
  expect(files).toContain(`/${shipped.main}`)
  expect(shipped).not.toHaveProperty("dependencies")
})

it("has its own name and only the locales it has words for", async () => {
  const names = await readdir(app)
  expect(names).toContain("postil")
  expect(names).not.toContain("electron")
  expect(await readFile(path.join(app, "postil"), "latin1")).toContain(stubNotice)
  expect((await readdir(path.join(app, "locales"))).sort()).toEqual(["de.pak", "en-US.pak", "uk.pak"])
})

it("has every fuse set to the safe side", async () => {
  const wire = await getCurrentFuseWire(path.join(app, "postil"))
  const states = Object.entries(wire)
    .filter(([fuse]) => fuse !== "version")
    .map(([fuse, state]) => [FuseV1Options[Number(fuse)], String.fromCharCode(Number(state)) === "1"])
  expect(Object.fromEntries(states)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  })
})

function electronBuilder(...words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = path.resolve("node_modules/electron-builder/cli.js")
    const child = spawn(process.execPath, [program, ...words, "--publish", "never"], {
      stdio: ["ignore", "pipe", "pipe"],
    })
    let said = ""
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk
      })
    }
    child.once("error", reject)
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(said))))
  })
}
