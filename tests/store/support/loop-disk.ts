// A file system of its own in a file, whose power can be cut: the kernel's shutdown call stops it where it stands,
// with nothing more written, and mounting it again replays its journal. Needs Linux, root, and a few system programs.

import { execFile } from "node:child_process"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)

export interface LoopDisk {
  /** Where it is mounted. */
  readonly path: string
  mount(): Promise<void>
  cutPower(): Promise<void>
  unmount(): Promise<void>
}

export interface LoopDiskKind {
  readonly name: string
  readonly make: readonly [string, ...string[]]
  readonly options: string
  readonly megabytes: number
}

export const loopDiskKinds: readonly LoopDiskKind[] = [
  { name: "ext4", make: ["mkfs.ext4", "-q", "-F"], options: "loop", megabytes: 48 },
  {
    name: "ext4, noauto_da_alloc",
    make: ["mkfs.ext4", "-q", "-F"],
    options: "loop,noauto_da_alloc",
    megabytes: 48,
  },
  { name: "XFS", make: ["mkfs.xfs", "-q", "-f"], options: "loop", megabytes: 320 },
]

/** Rejects with the reason where this machine cannot have one. */
export async function makeLoopDisk(folder: string, kind: LoopDiskKind): Promise<LoopDisk> {
  const image = join(folder, "image")
  const path = join(folder, "mounted")
  await mkdir(path, { recursive: true })
  await run("truncate", ["-s", "0", image])
  await run("truncate", ["-s", `${kind.megabytes}M`, image])
  const [program, ...words] = kind.make
  await run(program, [...words, image])
  const disk: LoopDisk = {
    path,
    mount: async () => void (await run("mount", ["-o", kind.options, image, path])),
    cutPower: async () => void (await run("python3", ["-c", SHUTDOWN, path])),
    unmount: async () => void (await run("umount", [path])),
  }
  await disk.mount()
  return disk
}

/** FS_IOC_SHUTDOWN without flushing the log, which ext4 and XFS share. */
const SHUTDOWN = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack("I", 2))
`
