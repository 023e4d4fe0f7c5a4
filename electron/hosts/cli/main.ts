// The command line's entry: gives the program its streams and its applications, and ends with its exit code.

import path from "node:path"
import { createPostil } from "../../postil.ts"
import { findShipped } from "../../system/shipped.ts"
import { serve } from "../loopback/serve.ts"
import { localClient } from "../session.ts"
import { CommandFailure, type Context, type ExitCode, orFail, type Terminal } from "./context.ts"
import { runProgram, type ServeArguments } from "./program.ts"
import { borrowSettings } from "./settings.ts"

const terminal: Terminal = {
  print: (text) => void process.stdout.write(text),
  note: (line) => void process.stderr.write(`${line}\n`),
}

// Whoever reads our output, as in `postil list DIR | head`, may stop reading: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error
    process.exit()
  })
}

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    version: findShipped().version,
    terminal,
    withContext,
    serve: serveProject,
  })
} catch (error) {
  terminal.note(`Postil stopped: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function withContext(command: (context: Context) => Promise<ExitCode>): Promise<ExitCode> {
  const { application } = await createPostil({ settings: borrowSettings })
  try {
    return await command({ client: localClient(application), terminal })
  } finally {
    await application.close()
  }
}

async function serveProject({ directory, port, open }: ServeArguments): Promise<ExitCode> {
  const postil = await createPostil()
  const opened = await localClient(postil.application).call("project.open", { path: path.resolve(directory) })
  if (!opened.ok) {
    await postil.application.close()
    throw new CommandFailure(opened.error)
  }
  const onAddress = (address: string) => terminal.print(`${address}\n`)
  orFail(await serve({ ...postil, port, open, onAddress, onRemark: terminal.note }))
  return 0
}
