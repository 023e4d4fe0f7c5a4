// The process that reads files as a child of Node, for the browser host and the command line: it may read the folder it
// was loaded from and nothing else, write nothing, and start nothing.

import { fork } from "node:child_process"
import path from "node:path"
import type { ReaderProcess } from "./pool.ts"
import { V8_FLAGS } from "./protocol.ts"

/** @param program the built `import-worker.js`. */
export function startChild(program: string): ReaderProcess {
  const child = fork(program, {
    serialization: "advanced",
    execArgv: [...V8_FLAGS, "--no-warnings", ...permissions(program)],
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  // A process that is gone takes no messages; its end is heard of by itself.
  child.on("error", () => undefined)
  return {
    send: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on("message", listener),
    onExit: (listener) => void child.once("exit", listener),
    hold(held) {
      if (held) child.ref()
      else child.unref()
      if (held) child.channel?.ref()
      else child.channel?.unref()
    },
    kill: () => void child.kill("SIGKILL"),
  }
}

/** Node's permission model, where the runtime has it; the flag lost its prefix in Node 22.13 and 23.5. */
function permissions(program: string): string[] {
  const flag = ["--permission", "--experimental-permission"].find((name) =>
    process.allowedNodeEnvironmentFlags.has(name),
  )
  return flag === undefined
    ? []
    : [flag, `--allow-fs-read=${path.join(path.dirname(program), "*")}`, "--allow-worker"]
}
