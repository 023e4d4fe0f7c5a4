// The hosts that windows talk to, started for real over an application in a folder of its own: one way to start each,
// one way to connect a window, so that one suite can ask all of them the same things.

import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { build } from "../../../electron/bin/build.mjs"
import { setupIpc } from "../../../electron/hosts/ipc/ipc.ts"
import { startLoopbackServer } from "../../../electron/hosts/loopback/server.ts"
import { windowAddress } from "../../../electron/main/protocol.ts"
import { createPostil, type Postil } from "../../../electron/postil.ts"
import type { Bridge } from "../../../shared/contract/client.ts"
import { unwrap } from "../../../shared/domain/result.ts"
import { app, BrowserWindow } from "../fake-electron/electron.ts"
import { connectSocket } from "./socket.ts"
import { makeWindowFolder } from "./window-folder.ts"

export interface RunningHost {
  /** A folder for the suite's projects; removed in the end. */
  readonly folder: string
  /** Connects one more window. */
  connect(): Bridge
  stop(): Promise<void>
}

export interface HostUnderTest {
  readonly name: string
  start(): Promise<RunningHost>
}

export const hosts: readonly HostUnderTest[] = [
  { name: "the desktop app's IPC", start: startIpc },
  { name: "the loopback host", start: startLoopback },
]

async function startIpc(): Promise<RunningHost> {
  await build(["preload"])
  const { postil, folder } = await startPostil()
  await app.load(async () => undefined)
  await app.whenReady()
  const stopAnswering = setupIpc(postil.application)
  return {
    folder,
    connect() {
      const { webContents } = new BrowserWindow({})
      webContents.commit(windowAddress)
      const bridge = webContents.runPreload(postil.shipped.preload).postil
      if (bridge === undefined) throw new Error("The preload script exposes `postil`")
      return bridge
    },
    async stop() {
      stopAnswering()
      for (const window of BrowserWindow.getAllWindows()) window.close()
      await postil.application.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function startLoopback(): Promise<RunningHost> {
  const { postil, folder } = await startPostil()
  const server = unwrap(
    await startLoopbackServer({
      application: postil.application,
      window: await makeWindowFolder(folder),
      port: 0,
    }),
  )
  return {
    folder,
    connect: () => connectSocket(new URL(server.address)),
    async stop() {
      await server.close()
      await postil.application.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The application over real files, with folders that no other suite uses. */
export async function startPostil(): Promise<{ postil: Postil; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "postil-hosts-"))
  process.env.POSTIL_DATA = path.join(folder, "data")
  process.env.POSTIL_DOCUMENTS = path.join(folder, "documents")
  return { postil: await createPostil(), folder }
}
