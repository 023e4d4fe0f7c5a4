// The bytes of a file for a request: in the request itself where they are few, else sent before it in parts, so that
// neither this window nor the host stands still over a large one.

import type { Client } from "../../shared/contract/client.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"

/** Bytes in one message. */
const PART = 512 * 1024

/** @throws where the file cannot be read. What the host does not take is refused with the request itself. */
export async function sendFile(
  client: Client,
  file: Blob,
): Promise<{ readonly base64: string } | { readonly sent: string }> {
  const part = async (start: number) =>
    encodeBase64(new Uint8Array(await file.slice(start, start + PART).arrayBuffer()))
  if (file.size <= PART) return { base64: await part(0) }
  const id = crypto.randomUUID()
  for (let start = 0; start < file.size; start += PART) {
    const sent = await client.call("file.send", { id, size: file.size, start, base64: await part(start) })
    if (!sent.ok) break
  }
  return { sent: id }
}
