// A real file system that runs full while a file is replaced: ours is the old one or the new one, and says which.
// Beside it, libraries that promise as much and take a short write for a whole one. Skipped, with the reason, where
// nothing may be mounted.

import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeFile as atomically } from "atomically"
import { Low } from "lowdb"
import { JSONFile } from "lowdb/node"
import { afterAll, beforeAll, expect, it } from "vitest"
import writeFileAtomic from "write-file-atomic"
import { writeDurably } from "../../electron/store/durable-file.ts"
import { nodeFileSystem } from "../../electron/store/node-file-system.ts"
import { amount, tell } from "./support/durability.ts"

const STEP = 4096
/** In steps of 4 KB. */
const SIZE = amount(24, 256)

let folder: string
let refusal: string | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "postil-full-"))
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${(2 * SIZE + 8) * STEP}`, "tmpfs", folder], {
      stdio: "pipe",
    })
  } catch (error) {
    refusal = String(error).split("\n")[0] ?? "no mounting"
  }
})
afterAll(() => {
  if (refusal === undefined) execFileSync("umount", [folder])
  rmSync(folder, { recursive: true, force: true })
})

const writers: [string, (file: string, text: string) => Promise<void>, "whole" | "torn"][] = [
  ["our adapter", (file, text) => writeDurably(nodeFileSystem, file, Buffer.from(text)), "whole"],
  ["control: stock lowdb", (file, text) => new Low(new JSONFile<string>(file), text).write(), "torn"],
  ["control: write-file-atomic", (file, text) => writeFileAtomic(file, text), "torn"],
  ["control: atomically", (file, text) => atomically(file, text), "torn"],
]

it.each(writers)("a file replaced by %s on a disk that runs full", async (name, write, expected) => {
  if (refusal !== undefined) {
    tell(`full disk: ${name}`, `skipped: ${refusal}`)
    process.stderr.write(`Skipped a full disk: ${refusal}\n`)
    return
  }
  const file = join(folder, "file")
  const filler = join(folder, "filler")
  const [old, next] = ["a", "b"].map((letter) => JSON.stringify(letter.repeat(SIZE * STEP - 100)))
  if (old === undefined || next === undefined) throw new Error("There are two texts")
  const torn: number[] = []
  const untrue: number[] = []
  for (let room = 0; room <= SIZE + 2; room++) {
    rmSync(filler, { force: true })
    writeFileSync(file, old)
    // What is left for the new file beside the old one.
    writeFileSync(filler, Buffer.alloc(Math.max(0, SIZE + 2 - room) * STEP))
    const said = await write(file, next).then(
      () => true,
      () => false,
    )
    // lowdb lays its JSON out with spaces, of which a text alone has none.
    const content = readFileSync(file, "utf8")
    if (content !== old && content !== next) torn.push(room)
    else if (said && content !== next) untrue.push(room)
  }
  tell(
    `full disk: ${name}`,
    `${SIZE + 3} steps of 4 KB, ${torn.length} torn files, ${untrue.length} untrue answers`,
  )
  if (expected === "whole") expect([...torn, ...untrue]).toEqual([])
  else expect(torn.length + untrue.length).toBeGreaterThan(0)
})
