// `npm start` as a person meets it, with stand-ins for the programs it starts: small scripts that write down how they
// were called. The real browser and the real Electron are met in tests/e2e and tests/electron.

import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { build, root } from "../../electron/bin/build.mjs"
import { withLock } from "../../electron/bin/lock.mjs"
import { serve } from "../../electron/hosts/loopback/serve.ts"
import { ok } from "../../shared/domain/result.ts"
import { startPostil } from "./support/hosts.ts"
import { openSocket } from "./support/socket.ts"

let folder: string

beforeAll(() => build(["renderer", "preload", "node"]))
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "postil-start-"))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === "win32")("npm start", () => {
  it("runs Electron where there is a runtime, with the folder named", async () => {
    await script("electron", `printf '%s\\n' "$@" > "${folder}/words"`)
    const { code } = await ended(start(["News"], { ELECTRON_OVERRIDE_DIST_PATH: folder }))
    expect(code).toBe(0)
    const words = (await readFile(path.join(folder, "words"), "utf8")).trimEnd().split("\n")
    expect(words.slice(-2)).toEqual([root, path.join(folder, "News")])
  })

  it("opens a browser's app window where Electron does not run, and closes it in the end", async () => {
    await script("electron", "exit 127")
    await script("browser", `printf '%s\\n' "$@" > "${folder}/words"; exec sleep 60`)
    const child = start(["News"], {
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      POSTIL_BROWSER: path.join(folder, "browser"),
      DISPLAY: ":stand-in",
    })
    const closing = ended(child)
    const words = await vi.waitFor(() => readFile(path.join(folder, "words"), "utf8"), { timeout: 20_000 })
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(words) ?? []
    expect(words).toContain(`--app=${address}\n`)
    expect(words).toContain(`--user-data-dir=${path.join(folder, "data", "browser")}\n`)
    expect(existsSync(path.join(folder, "News", "project.json"))).toBe(true)
    child.kill("SIGINT")
    const { code, out } = await closing
    expect(code).toBe(0)
    expect(out).toContain(`Postil is at ${address}\n`)
    expect(out).not.toMatch(/^\s+at /m)
  })

  it("says where it is when there is nothing to open it with", async () => {
    const child = start(["--browser"], { DISPLAY: "", WAYLAND_DISPLAY: "", PATH: "" })
    const closing = ended(child)
    await new Promise<void>((resolve) => {
      let said = ""
      child.stdout.on("data", (chunk) => {
        said += chunk
        if (said.includes("No browser could be opened")) resolve()
      })
    })
    child.kill("SIGTERM")
    expect(await closing).toMatchObject({ code: 0, out: expect.stringMatching(/^Postil is at http/) })
  })

  it("leaves a folder with other things in it alone, and says so in a line", async () => {
    await mkdir(path.join(folder, "Full"))
    await writeFile(path.join(folder, "Full", "thesis.doc"), "mine")
    const { code, out } = await ended(start(["--no-open", "Full"], {}))
    expect(code).toBe(1)
    expect(out.trimEnd().split("\n")).toHaveLength(1)
    expect(out).toContain("Full")
  })

  async function script(name: string, commands: string) {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${commands}\n`)
    await chmod(path.join(folder, name), 0o755)
  }

  function start(words: readonly string[], environment: Record<string, string>) {
    return spawn(process.execPath, [path.join(root, "electron/bin/start.mjs"), ...words], {
      cwd: folder,
      env: {
        ...process.env,
        INIT_CWD: folder,
        POSTIL_DATA: path.join(folder, "data"),
        POSTIL_DOCUMENTS: path.join(folder, "documents"),
        ...environment,
      },
    })
  }

  async function ended(child: ReturnType<typeof start>) {
    let out = ""
    child.stdout.on("data", (chunk) => {
      out += chunk
    })
    const [code] = await once(child, "close")
    return { code, out }
  }
})

it("the browser host ends by itself some time after its last window was closed, not before the first", async () => {
  const { postil, folder: own } = await startPostil()
  let address = ""
  const served = serve({
    ...postil,
    port: 0,
    open: false,
    idleLimit: 300,
    onAddress: (printed) => {
      address = printed
    },
    onRemark: () => undefined,
  })
  await vi.waitFor(() => expect(address).not.toBe(""))
  expect(await Promise.race([served, pause(600)])).toBe("still there")
  const socket = openSocket(new URL(address))
  await once(socket, "open")
  expect(await Promise.race([served, pause(600)])).toBe("still there")
  socket.close()
  expect(await served).toEqual(ok(null))
  await rm(own, { recursive: true })
})

describe("the builders' lock", () => {
  it("lets one at a time in", async () => {
    const lock = path.join(folder, "lock")
    let inside = 0
    let most = 0
    const work = () =>
      withLock(lock, async () => {
        most = Math.max(most, ++inside)
        await pause(20)
        inside--
      })
    await Promise.all([work(), work(), work(), work()])
    expect(most).toBe(1)
    expect(existsSync(lock)).toBe(false)
  })

  it("is taken over from a process that is gone, and given back when work fails", async () => {
    const lock = path.join(folder, "lock")
    const gone = spawn(process.execPath, ["-e", ""])
    await once(gone, "exit")
    await mkdir(lock)
    await writeFile(path.join(lock, "pid"), String(gone.pid))
    await expect(withLock(lock, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
    expect(existsSync(lock)).toBe(false)
  })
})

function pause(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve("still there"), milliseconds))
}
