// The desktop app in a real Electron, where there is a runtime: that it starts, keeps an edit, and shuts the page in.
// Everything that can be asked without the runtime is asked in tests/hosts.

import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { _electron, type ElectronApplication, expect, type Page, test } from "@playwright/test"
import { root } from "../../electron/bin/build.mjs"
import { findElectron } from "../../electron/bin/electron-runtime.mjs"

const runtime = findElectron()
test.skip(
  runtime === undefined,
  "There is no Electron runtime here. Install one with “npx install-electron --no”, or name its folder in ELECTRON_OVERRIDE_DIST_PATH.",
)

let folder: string
let app: ElectronApplication
let page: Page

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "postil-electron-"))
  await start()
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test("starts at its own address with two functions and no Node", async () => {
  expect(page.url()).toBe("postil://app/")
  await expect(page).toHaveTitle("Postil")
  const seen = await page.evaluate(() => ({
    postil: Object.keys(window.postil ?? {}).sort(),
    require: typeof Reflect.get(window, "require"),
    process: typeof Reflect.get(window, "process"),
  }))
  expect(seen).toEqual({ postil: ["call", "listen"], require: "undefined", process: "undefined" })
})

test("lets nothing out and takes nobody anywhere", async () => {
  const reached = await page.evaluate(() =>
    Promise.all(
      ["https://example.com/", "http://127.0.0.1:9/", "file:///etc/hostname", "postil://evil/"].map((url) =>
        fetch(url).then(
          () => url,
          () => undefined,
        ),
      ),
    ),
  )
  expect(reached.filter((url) => url !== undefined)).toEqual([])
  expect(await page.evaluate(() => window.open("https://example.com/"))).toBeNull()
  await page.evaluate(() => {
    location.href = "https://example.com/"
  })
  await page.waitForTimeout(500)
  expect(page.url()).toBe("postil://app/")
  expect(app.windows()).toHaveLength(1)
})

test("keeps its window's place and the project over a restart", async () => {
  const project = path.join(folder, "News")
  const call = (name: string, request: object) =>
    page.evaluate(({ name, request }) => window.postil?.call(name, request), { name, request })
  expect(await call("project.create", { path: project })).toMatchObject({ ok: true })
  expect(await call("article.importSample", {})).toMatchObject({ ok: true })
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 900, height: 640 }),
  )
  await app.close()
  await start()
  expect(await call("app.start", {})).toMatchObject({ ok: true, value: { project: { path: project } } })
  expect(await call("library.list", {})).toMatchObject({ ok: true, value: [{ publishedOn: "2022-10-22" }] })
  const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toMatchObject({ width: 900, height: 640 })
})

async function start(): Promise<void> {
  app = await _electron.launch({
    ...(runtime === undefined ? {} : { executablePath: runtime }),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), root],
    env: {
      ...process.env,
      POSTIL_DATA: path.join(folder, "data"),
      POSTIL_DOCUMENTS: path.join(folder, "documents"),
    },
  })
  page = await app.firstWindow()
  await page.waitForLoadState()
}
