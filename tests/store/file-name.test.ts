import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DistinctPaths, safeFileName, safeRelativePath } from "../../shared/storage/file-name.ts"
import { furtherSourceName, isSourceName, sourceName } from "../../shared/storage/layout.ts"

describe("a safe file name", () => {
  const names: [string, string][] = [
    ["Austin, Shoigu hold talks.json", "Austin, Shoigu hold talks.json"],
    ["Überblick – “Lage” 🎙️.json", "Überblick – “Lage” 🎙️.json"],
    ['a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"],
    ["con", "_con"],
    ["COM¹.txt", "_COM¹.txt"],
    ["console.txt", "console.txt"],
    ["aux .json", "_aux .json"],
    ["trailing. . .", "trailing"],
    [".hidden", "hidden"],
    ["\u202Etxt.exe", "txt.exe"],
    ["line\nbreak\tand\u0000nul", "line-break-and-nul"],
    ["half \ud83c of a character", "half - of a character"],
    ["", "_"],
    ["...", "_"],
    ["\u200b", "_"],
  ]
  it.each(names)("of %j is %j", (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it("is short enough for every file system and keeps its ending", () => {
    const safe = safeFileName(`${"Переговори ".repeat(60)}.postil.json`)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
    expect(safe.endsWith(".postil.json")).toBe(true)
  })

  it("has nothing that any platform gives a meaning to, and stays as it is when made safe again", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom("/", "\\", ".", " ", "\u202e", "\n", "con"), fc.string()),
        }),
        (name) => {
          const safe = safeFileName(name)
          expect(safe).not.toMatch(
            /[\p{Cc}\p{Cs}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]|^[. ]|[. ]$|^(con|nul|aux|prn)(\.|$)/iu,
          )
          expect(safe).not.toBe("")
          expect(safeFileName(safe)).toBe(safe)
        },
      ),
    )
  })

  it("in a path never leads upwards", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("..", ".", "a", "", "/", "\\", " ..", "C:")), (parts) => {
        const path = safeRelativePath(parts.join("/"))
        expect(path.split("/")).not.toContain("..")
        expect(path.startsWith("/")).toBe(false)
        expect(path).not.toBe("")
      }),
    )
  })

  it("is told apart from others also where case does not count", () => {
    const paths = new DistinctPaths()
    expect(["a/B.tar.gz", "a/b.tar.gz", "A/b.tar.gz", "b"].map((path) => paths.next(path))).toEqual([
      "a/B.tar.gz",
      "a/b (2).tar.gz",
      "A/b (3).tar.gz",
      "b",
    ])
  })
})

describe("the name of a source", () => {
  it.each([
    ["talks.txt", "source.txt"],
    ["Talks.HTML", "source.html"],
    ["talks", "source.bin"],
    ["talks.", "source.bin"],
    ["talks.../../x", "source.bin"],
    ["talks.averylongextension", "source.bin"],
    ["talks.tx\u202et", "source.bin"],
  ])("of %j is %j", (name, kept) => {
    expect(sourceName(name)).toBe(kept)
    expect(furtherSourceName(name, 12)).toBe(kept.replace("source", "source-12"))
    expect([kept, furtherSourceName(name, 2)].every(isSourceName)).toBe(true)
  })
})
