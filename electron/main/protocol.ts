// The address that the window lives at. A protocol of its own instead of `file://`, which would let a page read
// other files and gives every file the same rights.

import { protocol, session } from "electron"
import { openWindowFiles } from "../hosts/window-files.ts"

const scheme = "postil"
const host = "app"

export const windowAddress = `${scheme}://${host}/`

/** Whether an address or origin is the window's own. */
export function isWindowAddress(url: string): boolean {
  return URL.canParse(url) && url.startsWith(`${scheme}:`) && new URL(url).host === host
}

/** Before `ready`: makes the address an origin like those of the web, with a policy and fetch. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

/** After `ready`: answers the window's requests from the built files. */
export async function setupProtocol(windowFolder: string): Promise<void> {
  const files = await openWindowFiles(windowFolder)
  session.defaultSession.protocol.handle(scheme, async (request) => {
    const { pathname } = new URL(request.url)
    const file =
      isWindowAddress(request.url) && request.method === "GET" ? await files.read(pathname) : undefined
    return file === undefined
      ? new Response("There is nothing here.", { status: 404 })
      : new Response(file.bytes, { headers: file.headers })
  })
}
