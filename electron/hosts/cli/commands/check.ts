// Looking a project's files over, and mending what can be mended.

import path from "node:path"
import { type Context, type ExitCode, orFail, printJson } from "../context.ts"

export async function check(
  { client, terminal }: Context,
  directory: string,
  options: { readonly json: boolean; readonly repair: boolean },
): Promise<ExitCode> {
  const { findings, repaired } = orFail(
    await client.call("project.check", { path: path.resolve(directory), repair: options.repair }),
  )
  if (options.json) printJson(terminal, { findings, repaired })
  else {
    for (const line of repaired) terminal.print(`Mended: ${line}\n`)
    for (const { file, severity, message } of findings) terminal.print(`${severity}: ${file}: ${message}\n`)
    if (findings.length === 0) terminal.print("Every file is as it should be.\n")
  }
  return findings.some(({ severity }) => severity !== "remark") ? 1 : 0
}
