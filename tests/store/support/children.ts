// Processes of their own, for what can only be seen when one is killed.

import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { build } from "vite"

export type Task = "hold" | "mark" | "contend" | "stock"

export interface Worker {
  readonly child: ChildProcess
  /** What it told so far. */
  readonly messages: string[]
  /** Resolves when it tells something. */
  heard(): Promise<unknown>
  /** SIGKILL; resolves when it is dead. */
  kill(): Promise<void>
}

/** Builds the worker as plain JavaScript into a folder. @returns a function that starts one */
export async function buildWorker(folder: string): Promise<(task: Task, path: string) => Worker> {
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, "worker.ts"),
      outDir: folder,
      target: "node20",
      rollupOptions: { output: { format: "es", entryFileNames: "worker.mjs" } },
    },
  })
  return (task, path) => {
    const child = fork(join(folder, "worker.mjs"), [task, path])
    const messages: string[] = []
    child.on("message", (message) => messages.push(String(message)))
    return {
      child,
      messages,
      heard: () => once(child, "message"),
      async kill() {
        if (child.exitCode !== null || child.signalCode !== null) return
        const dead = once(child, "exit")
        child.kill("SIGKILL")
        await dead
      },
    }
  }
}
