// A typed client over any transport: the preload bridge in the desktop app, a WebSocket in the browser,
// a direct call in tests.

import { fail, ok, type Result } from "../domain/result.ts"
import { received } from "./answer-forms.ts"
import type { HostEvent } from "./events.ts"
import type { OperationName, Request, Response } from "./operations.ts"

/** The two functions a host offers to a window. Payloads are JSON. */
export interface Bridge {
  call(name: string, request: unknown): Promise<unknown>
  /** @returns a function that stops listening. */
  listen(listener: (event: HostEvent) => void): () => void
}

export interface Client {
  call<N extends OperationName>(name: N, request: Request<N>): Promise<Result<Response<N>>>
  listen(listener: (event: HostEvent) => void): () => void
}

/** A failing transport answers with `unavailable`; it never rejects. */
export function createClient(bridge: Bridge): Client {
  return {
    async call(name, request) {
      try {
        const answer = (await bridge.call(name, request)) as Result<unknown>
        return answer.ok ? ok(received(name, answer.value)) : answer
      } catch (error) {
        return fail("unavailable", `Postil does not answer: ${(error as Error).message}`)
      }
    },
    listen: (listener) => bridge.listen(listener),
  }
}
