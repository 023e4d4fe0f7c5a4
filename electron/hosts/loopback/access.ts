// Who may talk to the loopback host. Every program and every web page on the machine can reach its port, so a
// request counts only when it names this very address (no rebound DNS name), a connection only when it comes from
// the window this host served (no other page) and knows the token (no other program).

import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { socketPath, socketProtocol, tokenOf } from "../../../shared/contract/wire.ts"

/** A new token: 256 random bits in letters that a subprotocol may have. */
export function createToken(): string {
  return randomBytes(32).toString("base64url")
}

/** Whether a request was made to this host by its own name. */
export function isAddressedHere(request: IncomingMessage, authority: string): boolean {
  return request.headers.host === authority
}

/** Whether a request may become a connection. `authority` is host and port, as in the address. */
export function mayConnect(request: IncomingMessage, authority: string, token: string): boolean {
  if (!isAddressedHere(request, authority)) return false
  if (request.headers.origin !== `http://${authority}` || request.url !== socketPath) return false
  const protocols = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim())
  const offered = tokenOf(protocols)
  return protocols.includes(socketProtocol) && offered !== undefined && isSame(offered, token)
}

/** Compares in a time that tells nothing about where two texts differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash("sha256").update(one).digest(),
    createHash("sha256").update(other).digest(),
  )
}
