// Runs the real command line, as built, in a process and with folders of its own.

import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface CommandLine {
  readonly folder: string
  /** A path inside the folder. */
  at(...parts: string[]): string
  run(...words: string[]): Promise<Ended>
  start(...words: string[]): ChildProcess
  remove(): Promise<void>
}

const program = path.resolve("electron/bin/postil.mjs")

export async function commandLine(): Promise<CommandLine> {
  const folder = await mkdtemp(path.join(tmpdir(), "postil-cli-"))
  const start = (...words: string[]) =>
    spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: {
        ...process.env,
        HOME: folder,
        POSTIL_DATA: path.join(folder, "data"),
        POSTIL_DOCUMENTS: path.join(folder, "documents"),
      },
    })
  return {
    folder,
    at: (...parts) => path.join(folder, ...parts),
    start,
    run: (...words) => ending(start(...words)),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Waits for a process, and returns what it said. */
export function ending(child: ChildProcess): Promise<Ended> {
  let out = ""
  let err = ""
  child.stdout?.on("data", (chunk) => {
    out += chunk
  })
  child.stderr?.on("data", (chunk) => {
    err += chunk
  })
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, out, err }))
  })
}
