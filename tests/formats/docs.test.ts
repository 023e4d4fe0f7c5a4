// What the formats' own pages promise: each has one, says what it was tried with, and names every loss that the code
// reports by its code, and no other.

import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { formats } from "../../shared/formats/registry.ts"
import { lossySlice } from "./lossy.ts"
import { write } from "./slice.ts"

/** What takes more rows than a test should write. */
const beyondTests = new Set(["rows"])

test.each(formats.map((format) => [format.name, format] as const))(
  "%s has a page that is true",
  (name, format) => {
    const path = join(import.meta.dirname, "../../shared/formats", name, "README.md")
    expect(existsSync(path)).toBe(true)
    const page = readFileSync(path, "utf8").replace(/\s+/g, " ")
    expect(page).toMatch(/(Tried with|Looked at in|Valid by) /)
    const [, listed = ""] = /Counted, where it occurs, as ([^.]*)\./.exec(page) ?? []
    const documented = [...listed.matchAll(/`([a-z-]+)`/g)].map(([, code = ""]) => code)
    const choices = (format.options ?? []).flatMap((option) =>
      option.choices(lossySlice().project).map(({ value }) => ({ [option.name]: value })),
    )
    const reported = [{}, ...choices].flatMap((options) =>
      write(format, lossySlice(), options).losses.map(({ code }) => code),
    )
    expect(documented.filter((code) => !beyondTests.has(code)).sort()).toEqual([...new Set(reported)].sort())
  },
)
