// What all hosts know about sessions: which events one needs to hear of, and how this process asks for itself.

import type { Application, Session } from "../../shared/application/application.ts"
import { type Client, createClient } from "../../shared/contract/client.ts"
import type { HostEvent } from "../../shared/contract/events.ts"

/** A window is not told of changes that it made itself. */
export function isEventFor(event: HostEvent, session: Session): boolean {
  return !("origin" in event) || event.origin !== session.origin
}

/** A client for the host's own calls, without any transport. */
export function localClient(application: Application): Client {
  const session = { origin: "host" }
  return createClient({
    call: (name, request) => application.dispatch(name, request, session),
    listen: (listener) => application.listen(listener),
  })
}
