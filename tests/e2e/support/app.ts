// Starts the real app as `npm start` does where there is no Electron, with folders of its own, and ends it the
// hard way when asked to.

import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../..", import.meta.url))

/** A machine of its own: documents and app data in a fresh folder. */
export interface Machine {
  readonly folder: string
  readonly documents: string
  readonly data: string
  remove(): void
}

export function machine(): Machine {
  const folder = mkdtempSync(path.join(tmpdir(), "postil-e2e-"))
  return {
    folder,
    documents: path.join(folder, "Documents"),
    data: path.join(folder, "data"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface RunningApp {
  readonly address: string
  /** Ends the process at once, without any chance to write. */
  kill(): Promise<void>
}

/** Starts the app and waits for the address it prints. */
export async function startApp(
  { documents, data }: Machine,
  words: readonly string[] = [],
): Promise<RunningApp> {
  const child = spawn(process.execPath, ["electron/bin/start.mjs", "--no-open", ...words], {
    cwd: root,
    env: { ...process.env, POSTIL_DOCUMENTS: documents, POSTIL_DATA: data },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const address = await printedAddress(child)
  return {
    address,
    async kill() {
      child.kill("SIGKILL")
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
    },
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ""
    const read = (chunk: Buffer) => {
      said += chunk.toString()
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said) ?? []
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on("data", read)
    child.stderr?.on("data", read)
    child.once("exit", (code) => reject(new Error(`The app ended with ${code}: ${said}`)))
  })
}
