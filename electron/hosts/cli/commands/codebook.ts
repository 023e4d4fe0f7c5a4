// A project's codebook: printed as JSON, or replaced by one from a file.

import { readFile } from "node:fs/promises"
import type { Codebook } from "../../../../shared/domain/codebook.ts"
import { readCodebook, writeCodebook } from "../../../../shared/domain/codebook-file.ts"
import { fail } from "../../../../shared/domain/result.ts"
import { CommandFailure, type Context, type ExitCode, orFail } from "../context.ts"
import { openProject } from "../project.ts"

/** @param file what to take over; the codebook is printed where absent */
export async function codebook(
  context: Context,
  directory: string,
  file: string | undefined,
): Promise<ExitCode> {
  if (file === undefined) {
    const project = await openProject(context, directory, "read")
    context.terminal.print(writeCodebook(project.codebook))
    return 0
  }
  const read = await codebookIn(file)
  await openProject(context, directory, "write")
  orFail(
    await context.client.call("project.apply", { operations: [{ type: "codebook.set", codebook: read }] }),
  )
  context.terminal.note(`The codebook has these kinds now: ${read.kinds.map(({ name }) => name).join(", ")}.`)
  return 0
}

async function codebookIn(file: string): Promise<Codebook> {
  const text = await readFile(file, "utf8").catch(() => undefined)
  if (text === undefined) throw new CommandFailure(fail("not-found", `${file} cannot be read.`).error)
  const read = readCodebook(text)
  if (read.ok) return read.value
  throw new CommandFailure({ ...read.error, message: `${file}: ${read.error.message}` })
}
