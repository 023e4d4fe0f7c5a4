// Annotated files, read a portion after the other. Each portion is sent off before the next is read, so that what lies
// here is little, and what was read before a hostile file is not lost with it.

import { setImmediate } from "node:timers/promises"
import { beginReading } from "../../shared/formats/intake/read-corpora.ts"
import { portionToJson } from "../../shared/formats/intake/wire.ts"
import type { Answer, ReadMessage } from "./protocol.ts"

/** Milliseconds between two signs of progress in one file. */
const PACE = 250

/** @returns what is to be sent when all is read: the names of the files that are of no format, or the failure */
export async function readAnnotated(
  { id, files, format }: ReadMessage & { readonly type: "annotated" },
  answer: (message: Answer) => void,
): Promise<unknown> {
  const begun = beginReading(files, format)
  if (!begun.ok) return begun
  let last = ""
  let told = 0
  const progress = (format: string, file: string) => {
    const now = performance.now()
    if (file === last && now - told < PACE) return
    last = file
    told = now
    answer({ type: "progress", id, format, file })
  }
  try {
    for (const portion of begun.value.portions(progress)) {
      answer({ type: "portion", id, portion: portionToJson(portion) })
      // What is sent leaves once this process has time for it.
      await setImmediate()
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: "damaged-file", message } }
  }
  return { ok: true, value: begun.value.others }
}
