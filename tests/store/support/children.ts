// Processes of their own, for what can only be seen when one is killed.

import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { build } from "vite"

export type Task = "hold" | "mark" | "contend" | "stock"

export interface Worker {
  readonly child: ChildProcess
  /** What it told so far. */
  readonly messages: string[]
  /** Resolves when it tells something. */
  heard(): Promise<unknown>
  /** Stops it between two calls of the system. What it told until then has been heard when this resolves. */
  freeze(): Promise<void>
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
      async freeze() {
        child.kill("SIGSTOP")
        // Each thread stops once the call it is in has been answered.
        const tasks = `/proc/${child.pid}/task`
        const running = async () => {
          const states = (await readdir(tasks)).map(
            async (task) => /\) (\S)/.exec(await readFile(join(tasks, task, "stat"), "utf8"))?.[1],
          )
          return (await Promise.all(states)).some((state) => state !== "T")
        }
        while (await running()) await wait(1)
        for (let heard = -1; heard !== messages.length; await wait(20)) heard = messages.length
      },
      async kill() {
        if (child.exitCode !== null || child.signalCode !== null) return
        const dead = once(child, "exit")
        child.kill("SIGKILL")
        await dead
      },
    }
  }
}
