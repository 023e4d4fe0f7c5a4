// One writing process per project. Node has no file locks, and locks by file times stay stuck after a crash, so a
// process holds a listening local socket whose name follows from the project's real path: the system takes it away
// with the process, however that ends.
//
// Not covered: other machines that share the folder, and on Linux other network namespaces (containers), each of
// which has abstract names of its own. The holder's file in the project tells people about both.

import { createHash } from "node:crypto"
import { type Claim, claimName } from "./local-socket.ts"
import { claimSocketFile } from "./socket-file-lock.ts"

export interface ProjectLock {
  /** `undefined` when another holds it. @param path the folder's real path */
  acquire(path: string): Promise<Claim | undefined>
}

/** The lock for this platform. */
export function createProjectLock(): ProjectLock {
  return {
    acquire(path) {
      // Windows does not tell upper from lower case in paths.
      const identity = process.platform === "win32" ? path.toLowerCase() : path
      const name = `postil-${createHash("sha256").update(identity).digest("hex").slice(0, 20)}`
      if (process.platform === "linux") return claimName(`\0${name}`)
      if (process.platform === "win32") return claimName(`\\\\.\\pipe\\${name}`)
      // A fixed folder rather than TMPDIR: a terminal may set that differently from the desktop. It is a short one,
      // because paths of sockets are limited to about a hundred bytes.
      return claimSocketFile(`/tmp/postil-${process.getuid?.() ?? "locks"}`, name)
    },
  }
}
