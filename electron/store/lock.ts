// One writing process per project. Node has no file locks, and locks by file times stay stuck after a crash, so a
// process holds a listening local socket whose name follows from the project's real path: the system takes it away
// with the process, however that ends.
//
// Not covered: other machines that share the folder, and on Linux other network namespaces (containers), each of
// which has abstract names of its own. The holder's file in the project tells people about both.

import { createHash, randomBytes } from "node:crypto"
import { chmod, lstat, mkdir, readdir, unlink } from "node:fs/promises"
import { connect, createServer, type Server } from "node:net"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { systemCode } from "./failures.ts"

export interface ProjectLock {
  /** `undefined` when another holds it. @param path the folder's real path */
  acquire(path: string): Promise<{ release(): Promise<void> } | undefined>
}

/** The lock for this platform. */
export function createProjectLock(): ProjectLock {
  if (process.platform === "linux") return namedLock((key) => `\0postil-${key}`)
  if (process.platform === "win32") return namedLock((key) => `\\\\.\\pipe\\postil-${key}`)
  // A fixed folder rather than TMPDIR: a terminal may set that differently from the desktop. Names of sockets are
  // limited to about a hundred bytes, so it is a short one.
  return socketFileLock(`/tmp/postil-${process.getuid?.() ?? "locks"}`)
}

/** For platforms where names of sockets vanish with their process and the system gives each to one process. */
function namedLock(nameOf: (key: string) => string): ProjectLock {
  return {
    async acquire(path) {
      const server = await listen(nameOf(keyOf(path)))
      return server === undefined ? undefined : { release: () => close(server) }
    },
  }
}

/**
 * For platforms where sockets are files that outlive their process. Every contender listens on a file of its own
 * and only then looks at the others': it holds the lock when nobody else answers. Of two contenders at least one
 * sees the other, so that never both hold it; a file that does not answer is dead for good, because names are never
 * used twice, and may be removed by anyone. Two that see each other both step back and try again.
 */
export function socketFileLock(folder: string): ProjectLock {
  return {
    async acquire(path) {
      await ownFolder(folder)
      const key = keyOf(path).slice(0, 20)
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const name = `${key}.${randomBytes(6).toString("hex")}`
        const server = await listen(join(folder, name))
        if (server === undefined) continue
        const others = (await readdir(folder)).filter(
          (other) => other.startsWith(`${key}.`) && other !== name,
        )
        const alive = await Promise.all(others.map((other) => answers(join(folder, other))))
        // Another may have taken this file for a dead one in the instant between its making and its listening.
        if (!alive.includes(true) && (await exists(join(folder, name))))
          return { release: () => close(server) }
        await close(server)
        await wait(10 + Math.random() * 40 * (attempt + 1))
      }
      return undefined
    },
  }
}

const ATTEMPTS = 6

function keyOf(path: string): string {
  // Windows does not tell upper from lower case in paths.
  const name = process.platform === "win32" ? path.toLowerCase() : path
  return createHash("sha256").update(name).digest("hex").slice(0, 32)
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once("error", (error) => {
      // Windows says EACCES where another user's process holds the name.
      if (["EADDRINUSE", "EACCES"].includes(systemCode(error) ?? "")) resolve(undefined)
      else reject(error)
    })
    server.listen(name, () => {
      // A program that is done may end without closing its project; the system frees the name.
      server.unref()
      resolve(server)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Whether somebody listens at a socket file; removes it when nobody does, before it says so. */
async function answers(file: string): Promise<boolean> {
  const code = await new Promise<string | undefined>((resolve) => {
    const socket = connect(file)
    socket.once("connect", () => {
      socket.destroy()
      resolve(undefined)
    })
    socket.once("error", (error) => resolve(systemCode(error) ?? "unknown"))
  })
  if (code === "ECONNREFUSED") await unlink(file).catch(() => undefined)
  // What cannot be told is taken for alive: refusing is safer than writing twice.
  return code !== "ECONNREFUSED" && code !== "ENOENT"
}

async function exists(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  )
}

async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700, recursive: true })
  const stats = await lstat(folder)
  if (!stats.isDirectory() || (process.getuid !== undefined && stats.uid !== process.getuid())) {
    throw new Error(`${folder} belongs to somebody else`)
  }
  await chmod(folder, 0o700)
}
