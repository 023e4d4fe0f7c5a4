// Ends the process that reads files as soon as more memory is resident than it may have. Buffers lie outside the heap,
// so that a limit of the heap alone would let them grow.

import { parentPort, workerData } from "node:worker_threads"
import { z } from "zod"

const { limit } = z.object({ limit: z.number().positive() }).parse(workerData)

setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, "SIGKILL")
}, 20)
parentPort?.postMessage("watching")
