// The app in a browser, as `npm start` runs it where there is no Electron. Ends by itself a minute after its last
// window was closed.

import { createPostil } from "../../postil.ts"
import { openDirectory } from "../open-directory.ts"
import { localClient } from "../session.ts"
import { serve } from "./serve.ts"

const idleLimit = 60_000

export interface BrowserOptions {
  /** The absolute path of a project to open or make; the one last worked on where `undefined`. */
  readonly directory: string | undefined
  readonly open: boolean
  /** Hears one line at a time for whoever started the app. */
  readonly say: (line: string) => void
}

/** Resolves when the app has ended, with whether all went well. */
export async function runInBrowser({ directory, open, say }: BrowserOptions): Promise<boolean> {
  const postil = await createPostil()
  if (directory !== undefined) {
    const opened = await openDirectory(localClient(postil.application), directory)
    if (!opened.ok) {
      await postil.application.close()
      say(opened.error.message)
      return false
    }
  }
  const served = await serve({
    ...postil,
    port: 0,
    open,
    idleLimit,
    onAddress: (address) => say(`Postil is at ${address}\nPress Ctrl-C here to stop it.`),
    onRemark: say,
  })
  if (!served.ok) say(served.error.message)
  return served.ok
}
