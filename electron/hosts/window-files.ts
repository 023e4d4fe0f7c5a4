// The built window as files that may be sent to it, and the headers they are sent with: the same in the desktop
// app and in a browser. Only files that were there when the host started are served, each under its exact name,
// so that no address can lead out of the folder.

import { readdir, readFile } from "node:fs/promises"
import path from "node:path"

export interface WindowFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

export interface WindowFiles {
  /** The file for the path of an address, `/` being the window itself; `undefined` when there is none. */
  read(pathname: string): Promise<WindowFile | undefined>
}

/** @param connect further sources that the window may open connections to, besides its own origin. */
export async function openWindowFiles(folder: string, connect: readonly string[] = []): Promise<WindowFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(`/${path.relative(folder, file).split(path.sep).join("/")}`, file)
  }
  const policy = contentSecurityPolicy(connect)
  return {
    async read(pathname) {
      const file = files.get(pathname === "/" ? "/index.html" : pathname)
      const type = file === undefined ? undefined : mediaTypes[path.extname(file)]
      if (file === undefined || type === undefined) return undefined
      return {
        bytes: new Uint8Array(await readFile(file)),
        headers: { ...commonHeaders, "content-security-policy": policy, "content-type": type },
      }
    },
  }
}

/**
 * Nothing from elsewhere, no frames, no forms, no inline or evaluated scripts. Styles may be inline because
 * libraries for dialogs and popovers add style elements; articles cannot, the document schema has no place for them.
 */
function contentSecurityPolicy(connect: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...connect].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ")
}

const commonHeaders = {
  "cache-control": "no-cache",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
}
