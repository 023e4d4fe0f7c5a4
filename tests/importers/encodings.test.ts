// Bytes in the encodings that articles come in, made by Python's codecs (python3 -c "print('…'.encode('koi8-r').hex())"),
// and the text that they are. Text long enough to guess from is guessed; what cannot be told apart is left to the analyst.

import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { createTools } from "../../electron/import-worker/tools.ts"
import { decode } from "../../shared/importers/decode.ts"

const tools = createTools()
const table = z
  .array(
    z.object({
      name: z.string(),
      text: z.string(),
      hex: z.string(),
      /** `null` where the bytes say it themselves. */
      label: z.string().nullable(),
      guessed: z.boolean(),
      /** Whether nothing but a choice can tell. */
      chosen: z.boolean(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL("../fixtures/encodings.json", import.meta.url), "utf8")))

describe("bytes without anything said about them", () => {
  test.each(table.filter(({ chosen }) => !chosen).map((row) => [row.name, row] as const))("%s", (_, row) => {
    const decoded = decode(Uint8Array.from(Buffer.from(row.hex, "hex")), tools)
    expect(decoded?.text).toBe(row.text)
    if (row.guessed) expect(decoded?.remarks.map(({ code }) => code)).toContain("encoding-guessed")
    else expect(decoded?.remarks).toEqual([])
  })
})

describe("bytes in an encoding that the analyst or the file names", () => {
  test.each(table.map((row) => [row.name, row] as const))("%s", (_, row) => {
    const bytes = Uint8Array.from(Buffer.from(row.hex, "hex"))
    if (row.label === null) return expect(decode(bytes, tools)?.text).toBe(row.text)
    expect(decode(bytes, tools, { chosen: row.label })?.text).toBe(row.text)
  })
})

test("there are at least forty of them", () => {
  expect(new Set(table.map(({ hex }) => hex)).size).toBeGreaterThanOrEqual(40)
})
