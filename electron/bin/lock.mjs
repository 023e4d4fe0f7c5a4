// One builder at a time: a folder that only one process can make, with the process's id inside. A lock whose
// process is gone is taken over. Projects are not locked by this; they have a lock that survives crashes.

import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { setTimeout as delay } from "node:timers/promises"

const patience = 180_000
/** A lock folder without an id in it this long (milliseconds) was left by a process that died in between. */
const anonymousFor = 5_000

/**
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  const deadline = Date.now() + patience
  while (!(await take(folder))) {
    if (Date.now() > deadline) throw new Error(`Another build seems stuck. Remove ${folder} and try again.`)
    if (await abandoned(folder)) await rm(folder, { recursive: true, force: true })
    else await delay(100)
  }
  try {
    return await work()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function take(folder) {
  try {
    await mkdir(folder)
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  }
  await writeFile(path.join(folder, "pid"), String(process.pid))
  return true
}

/** @param {string} folder */
async function abandoned(folder) {
  const pid = Number(await readFile(path.join(folder, "pid"), "utf8").catch(() => ""))
  if (pid > 0) return !isAlive(pid)
  const made = await stat(folder).catch(() => undefined)
  return made !== undefined && Date.now() - made.mtimeMs > anonymousFor
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
