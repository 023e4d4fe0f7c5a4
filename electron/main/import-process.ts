// The process that reads files as the desktop app starts it: a utility process of Electron's.

import { utilityProcess } from "electron"
import type { ReaderProcess } from "../import-worker/pool.ts"
import { V8_FLAGS } from "../import-worker/protocol.ts"

/** @param program the built `import-worker.js`. */
export function startUtility(program: string): ReaderProcess {
  const child = utilityProcess.fork(program, [], {
    serviceName: "Postil import",
    execArgv: [`--js-flags=${V8_FLAGS.join(" ")}`],
    env: {},
    stdio: "ignore",
  })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on("message", listener),
    onExit: (listener) => void child.once("exit", listener),
    hold: () => undefined,
    kill: () => void child.kill(),
  }
}
