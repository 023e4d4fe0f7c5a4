// Runs the app in a browser until it is told to stop: prints the address, opens a window, and on Ctrl-C lets pending
// work reach the disk. Used by `npm start` where there is no Electron, and by `postil serve`.

import path from "node:path"
import { ok, type Result } from "../../../shared/domain/result.ts"
import type { Postil } from "../../postil.ts"
import { openWindow } from "./browser.ts"
import { forgetLastAddress, keepLastAddress, readLastAddress } from "./last-address.ts"
import { startLoopbackServer } from "./server.ts"

export interface ServeOptions extends Postil {
  /** 0 for any that is free. */
  readonly port: number
  /** Whether to open a window, too. */
  readonly open: boolean
  /** Stop when the last window has been closed for this many milliseconds; never where absent. */
  readonly idleLimit?: number
  /** Told the address, as soon as it answers. */
  readonly onAddress: (address: string) => void
  readonly onRemark: (message: string) => void
}

/** Resolves when everything has been written and released. Fails when the port cannot be had. */
export async function serve(options: ServeOptions): Promise<Result<null>> {
  const { application, shipped, folders, port } = options
  const last = await readLastAddress(folders.data)
  const started = await startLoopbackServer({ application, window: shipped.window, port, last })
  if (!started.ok) {
    await application.close()
    return started
  }
  const server = started.value
  await keepLastAddress(folders.data, { port: server.port, token: server.token })
  const stopped = untilStopped(server.onConnections, options.idleLimit)
  options.onAddress(server.address)
  const opened = options.open
    ? await openWindow(server.address, path.join(folders.data, "browser"))
    : undefined
  if (options.open && opened === undefined) {
    options.onRemark("No browser could be opened here. Open the address above in one.")
  }
  await stopped
  opened?.close()
  await server.close()
  await application.close()
  await forgetLastAddress(folders.data)
  return ok(null)
}

/** Resolves on Ctrl-C, on a request to end, or when no window has been connected for long enough. */
function untilStopped(
  onConnections: (listener: (count: number) => void) => void,
  idleLimit: number | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const stop = () => {
      clearTimeout(timer)
      for (const signal of stopSignals) process.off(signal, stop)
      resolve()
    }
    for (const signal of stopSignals) process.on(signal, stop)
    onConnections((count) => {
      clearTimeout(timer)
      if (count === 0 && idleLimit !== undefined) timer = setTimeout(stop, idleLimit)
    })
  })
}

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const
