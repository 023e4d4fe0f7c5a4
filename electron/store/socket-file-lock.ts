// A lock for platforms where sockets are files that outlive their process, as on macOS.
//
// Every contender listens on a file of its own and only then looks at the others': it holds the lock when nobody
// else answers. Of two contenders at least one sees the other, so never both hold it. A file where nobody answers is
// dead for good, because names are never used twice, and may be removed by anyone. Contenders that see each other
// let the one go first whose name sorts first.

import { randomBytes } from "node:crypto"
import { chmod, lstat, mkdir, readdir, unlink } from "node:fs/promises"
import type { Server } from "node:net"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { type Claim, close, greetingOf, listen } from "./local-socket.ts"

/**
 * `undefined` when another holds it.
 * @param folder for the sockets; made for this user alone
 */
export async function claimSocketFile(folder: string, name: string): Promise<Claim | undefined> {
  await makeOwnFolder(folder)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const contender = await contend(folder, name)
    if (contender === "held") return undefined
    if (contender !== "waiting") return { release: () => close(contender) }
    await wait(5 + Math.random() * 30)
  }
  return undefined
}

const ATTEMPTS = 20
const ROUNDS = 50

/** The listening server of the lock; or what somebody else does with it. */
async function contend(folder: string, lock: string): Promise<Server | "held" | "waiting"> {
  const name = `${lock}.${randomBytes(6).toString("hex")}`
  let state: "held" | "waiting" = "waiting"
  const server = await listen(join(folder, name), () => state)
  if (server === undefined) return "waiting"
  for (let round = 0; round < ROUNDS; round++) {
    const others = (await readdir(folder)).filter((other) => other.startsWith(`${lock}.`) && other !== name)
    const answers = await Promise.all(others.map((other) => ask(join(folder, other))))
    const alive = others.filter((_, index) => answers[index] !== undefined)
    // Another may have taken this file for a dead one in the instant between its making and its listening.
    if (!(await exists(join(folder, name)))) break
    if (alive.length === 0) {
      state = "held"
      return server
    }
    if (answers.includes("held")) {
      await close(server)
      return "held"
    }
    if (alive.some((other) => other < name)) break
    await wait(2)
  }
  await close(server)
  return "waiting"
}

/** What the one behind a socket file does; removes the file, before it says so, where nobody is behind it. */
async function ask(file: string): Promise<"held" | "waiting" | undefined> {
  const greeting = await greetingOf(file)
  if (greeting === undefined) {
    await unlink(file).catch(() => undefined)
    return undefined
  }
  // Whoever does not say that it is waiting is taken to hold it: refusing is safer than writing twice.
  return greeting === "waiting" ? "waiting" : "held"
}

async function exists(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  )
}

async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700, recursive: true })
  const stats = await lstat(folder)
  if (!stats.isDirectory() || (process.getuid !== undefined && stats.uid !== process.getuid())) {
    throw new Error(`${folder} belongs to somebody else`)
  }
  await chmod(folder, 0o700)
}
