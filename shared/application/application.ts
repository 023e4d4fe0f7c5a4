// The whole of Postil behind its hosts: one function that takes an operation's name and a request of any
// shape, and answers with a result. Hosts only carry messages to and from it.

import { toSend } from "../contract/answer-forms.ts"
import type { HostEvent } from "../contract/events.ts"
import {
  isOperationName,
  type OperationName,
  operations,
  type ParsedRequest,
  type Response,
} from "../contract/operations.ts"
import { type Failure, fail, ok, type Result } from "../domain/result.ts"
import { objectionTo } from "../storage/json.ts"
import { appHandlers } from "./handlers/app.ts"
import { articleHandlers } from "./handlers/article.ts"
import { backupHandlers } from "./handlers/backup.ts"
import { checkHandlers } from "./handlers/check.ts"
import { corpusHandlers } from "./handlers/corpus.ts"
import { exportHandlers } from "./handlers/export.ts"
import { importHandlers } from "./handlers/import.ts"
import { linkHandlers } from "./handlers/links.ts"
import { projectHandlers } from "./handlers/project.ts"
import { recordHandlers } from "./handlers/records.ts"
import { reviseHandlers } from "./handlers/revise.ts"
import { versionHandlers } from "./handlers/version.ts"
import type { Ports } from "./ports.ts"
import { Workspace } from "./workspace.ts"

export interface Application {
  /** Never rejects: a malformed request, a failing port or a bug comes back as a failure. */
  dispatch(name: unknown, request: unknown, session: Session): Promise<Result<unknown>>
  /** @returns a function that stops listening. */
  listen(listener: (event: HostEvent) => void): () => void
  /** Finishes pending writes and lets go of the open project. */
  close(): Promise<void>
}

/** Who asks: one window, tab or command. */
export interface Session {
  readonly origin: string
}

export type Handler<N extends OperationName> = (
  request: ParsedRequest<N>,
  workspace: Workspace,
  session: Session,
) => Promise<Result<Response<N>>>

export type Handlers = { readonly [N in OperationName]: Handler<N> }

const handlers: Handlers = {
  ...appHandlers,
  ...projectHandlers,
  ...recordHandlers,
  ...linkHandlers,
  ...articleHandlers,
  ...importHandlers,
  ...reviseHandlers,
  ...corpusHandlers,
  ...exportHandlers,
  ...backupHandlers,
  ...checkHandlers,
  ...versionHandlers,
}

export interface ApplicationOptions {
  /** Told of bugs, that is of handlers that threw, so that the cause is not lost. */
  readonly onInternalError?: (name: string, error: unknown) => void
}

export function createApplication(ports: Ports, options: ApplicationOptions = {}): Application {
  const workspace = new Workspace(ports)
  return {
    async dispatch(name, request, session) {
      if (!isOperationName(name)) return fail("bad-request", "Postil has no such operation.")
      const objection = objectionTo(request)
      if (objection !== undefined) return fail("bad-request", `The request ${name} is refused. ${objection}`)
      try {
        // Parsing may throw, too: a request nested deeply enough is more than the parser's stack can hold.
        const parsed = operations[name].request.safeParse(request ?? {})
        if (!parsed.success) {
          const issue = parsed.error.issues[0]
          const where = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`
          return fail(
            "bad-request",
            `The request ${name} is not well formed${where}: ${issue?.message ?? ""}`,
          )
        }
        const answer = await run(name, parsed.data, workspace, session)
        return answer.ok ? ok(toSend(name, answer.value)) : answer
      } catch (error) {
        options.onInternalError?.(name, error)
        return { ok: false, error: internal(error) }
      }
    },
    listen: (listener) => workspace.listen(listener),
    async close() {
      await Promise.all([ports.parser.close(), workspace.close()])
    },
  }
}

function run<N extends OperationName>(name: N, request: unknown, workspace: Workspace, session: Session) {
  const handler: Handler<N> = handlers[name]
  // The table pairs each name with its own request; the compiler cannot follow a union of names through it.
  return handler(request as ParsedRequest<N>, workspace, session)
}

function internal(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: "internal",
    message: `Something in Postil went wrong (${message}). Your saved work is not affected.`,
  }
}
