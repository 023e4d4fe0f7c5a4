// What the hosts assume about the machine: where folders are, which browser there is, how ids sort.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it } from "vitest"
import { appWindowArguments } from "../../electron/hosts/loopback/browser.ts"
import { findBrowser } from "../../electron/system/browsers.mjs"
import { findFolders } from "../../electron/system/folders.ts"
import { createIds } from "../../electron/system/ids.ts"
import { idSchema } from "../../shared/domain/span.ts"

it.each([
  ["linux", {}, "/home/ada/Documents", "/home/ada/.config/postil"],
  ["linux", { XDG_CONFIG_HOME: "/conf" }, "/home/ada/Documents", "/conf/postil"],
  ["linux", { XDG_CONFIG_HOME: "conf" }, "/home/ada/Documents", "/home/ada/.config/postil"],
  ["darwin", {}, "/home/ada/Documents", "/home/ada/Library/Application Support/Postil"],
  ["win32", { APPDATA: "/roaming" }, "/home/ada/Documents", "/roaming/Postil"],
  ["linux", { POSTIL_DATA: "/data", POSTIL_DOCUMENTS: "/papers" }, "/papers", "/data"],
  ["linux", { POSTIL_DATA: "", POSTIL_DOCUMENTS: "here" }, "/home/ada/Documents", "/home/ada/.config/postil"],
] as const)("finds the folders on %s with %j", async (platform, environment, documents, data) => {
  expect(await findFolders({ platform, environment, home: "/home/ada" })).toEqual({ documents, data })
})

it.each([
  ['XDG_DOCUMENTS_DIR="$HOME/Dokumente"', "/Dokumente"],
  ['# comment\nXDG_DOCUMENTS_DIR="$HOME/A \\"B\\""\n', '/A "B"'],
  ['XDG_DOCUMENTS_DIR="/srv/papers"', "/srv/papers"],
  ['XDG_DOCUMENTS_DIR="$HOME/"', "/Documents"],
  ['XDG_DOCUMENTS_DIR="relative"', "/Documents"],
  ["nonsense", "/Documents"],
])("reads the analyst's documents folder from %j", async (text, expected) => {
  const home = await mkdtemp(path.join(tmpdir(), "postil-home-"))
  await mkdir(path.join(home, ".config"))
  await writeFile(path.join(home, ".config/user-dirs.dirs"), text)
  const { documents } = await findFolders({ platform: "linux", environment: {}, home })
  expect(documents).toBe(expected.startsWith("/srv") ? expected : home + expected)
  await rm(home, { recursive: true })
})

it.each([
  [
    "linux",
    { PATH: "/usr/local/bin:/usr/bin" },
    ["/usr/bin/google-chrome", "/usr/bin/chromium"],
    "/usr/bin/chromium",
  ],
  ["linux", { PATH: "/usr/bin" }, ["/usr/bin/microsoft-edge"], "/usr/bin/microsoft-edge"],
  [
    "darwin",
    { HOME: "/Users/ada" },
    ["/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium"],
    "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  [
    "win32",
    { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" },
    ["C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
  ["linux", { PATH: "/usr/bin", POSTIL_BROWSER: "/opt/mine" }, ["/usr/bin/chromium"], "/opt/mine"],
  ["linux", { PATH: "/usr/bin" }, ["/usr/bin/firefox"], undefined],
  ["linux", {}, [], undefined],
] as const)("finds an installed browser on %s with %j", (platform, environment, installed, expected) => {
  const isExecutable = (file: string) => installed.some((name) => name === file)
  expect(findBrowser({ platform, environment, isExecutable })).toBe(expected)
})

it("opens an app window that reaches this host and nothing else", () => {
  const words = appWindowArguments("http://127.0.0.1:4321/#token=t", "/data/browser", false)
  expect(words).toContain("--app=http://127.0.0.1:4321/#token=t")
  expect(words).toContain("--user-data-dir=/data/browser")
  expect(words).toContain("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
  expect(words).toContain("--disable-background-networking")
  expect(words).not.toContain("--no-sandbox")
  expect(appWindowArguments("http://127.0.0.1:4321/", "/data/browser", true)).toContain("--no-sandbox")
})

it("makes ids that sort by time, also many at once and when the clock is set back", () => {
  let now = Date.UTC(2026, 0, 1)
  const ids = createIds(() => now)
  const made: string[] = []
  for (let index = 0; index < 20_000; index++) {
    if (index === 5_000) now += 1
    if (index === 10_000) now -= 86_400_000
    made.push(ids.next())
  }
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  for (const id of made.slice(0, 10)) {
    expect(idSchema.safeParse(id).success).toBe(true)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
})
