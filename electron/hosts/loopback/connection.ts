// One window's connection: calls come in, results and events go out, as in `shared/contract/wire.ts`. A message that
// is no call ends the connection, because nothing that this host served sends one.

import { randomUUID } from "node:crypto"
import type { WebSocket } from "ws"
import { z } from "zod"
import type { Application } from "../../../shared/application/application.ts"
import { type HostMessage, partsOf } from "../../../shared/contract/wire.ts"
import { isEventFor } from "../session.ts"

const callSchema = z.strictObject({
  id: z.number().int().nonnegative(),
  name: z.unknown().optional(),
  request: z.unknown().optional(),
})

/** The close code for a message that breaks the rules (RFC 6455, section 7.4.1). */
const policyViolation = 1008

export function connect(socket: WebSocket, application: Application): void {
  const session = { origin: randomUUID() }
  const send = (message: HostMessage) => {
    if (socket.readyState !== socket.OPEN) return
    for (const part of partsOf(message)) socket.send(part)
  }
  const stopListening = application.listen((event) => {
    if (isEventFor(event, session)) send({ event })
  })
  socket.on("close", stopListening)
  // The socket closes by itself after an error; without a listener the process would end instead.
  socket.on("error", stopListening)
  socket.on("message", async (data, isBinary) => {
    const call = isBinary ? undefined : parseCall(data.toString())
    if (call === undefined) return socket.close(policyViolation, "Not a call")
    const result = await application.dispatch(call.name, call.request, session)
    send({ id: call.id, result })
  })
}

function parseCall(text: string) {
  try {
    return callSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
