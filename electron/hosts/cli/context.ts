// What every command works with, and how a command ends.

import type { Client } from "../../../shared/contract/client.ts"
import type { Failure, Result } from "../../../shared/domain/result.ts"

export interface Context {
  readonly client: Client
  readonly terminal: Terminal
}

export interface Terminal {
  /** What was asked for, on standard output. */
  print(text: string): void
  /** One line about how it went, on standard error. */
  note(line: string): void
}

/** 0 done, 1 done with problems or data at fault, 2 wrong usage. Stable: scripts rely on it. */
export type ExitCode = 0 | 1 | 2

/** Ends a command: thrown where there is nothing left to do but to tell the person who typed it. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure"
  readonly exitCode: ExitCode

  constructor(failure: Failure) {
    super(failure.message)
    this.exitCode = usageErrors.has(failure.code) ? 2 : 1
  }
}

/** The value of a result; ends the command when there is none. */
export function orFail<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new CommandFailure(result.error)
}

export function printJson(terminal: Terminal, value: unknown): void {
  terminal.print(`${JSON.stringify(value, null, 2)}\n`)
}

/** What was typed is at fault, not what it points at. */
const usageErrors: ReadonlySet<string> = new Set(["unknown-format"])
