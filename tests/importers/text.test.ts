import { readFileSync } from "node:fs"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { canonicalText, eachTextblock, textOf } from "../../shared/domain/document.ts"
import { LARGEST_FILE } from "../../shared/domain/largest-file.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importFile } from "../../shared/importers/registry.ts"
import { documentFromText } from "../../shared/importers/text/layout.ts"

const tools = createTools()
const utf8 = (text: string) => new TextEncoder().encode(text)

async function imported(bytes: Uint8Array | string, name = "story.txt") {
  const input = { name, bytes: typeof bytes === "string" ? utf8(bytes) : bytes }
  const [draft] = unwrap(await importFile(input, tools))
  if (draft === undefined) throw new Error(`${name} holds an article`)
  return { ...draft, text: canonicalText(draft.document), blocks: blocksOf(draft.document) }
}

function blocksOf(document: Parameters<typeof eachTextblock>[0]) {
  const blocks: string[] = []
  eachTextblock(document, (block) => blocks.push(textOf(block)))
  return blocks
}

async function refusal(bytes: Uint8Array | string, name = "story.txt") {
  const result = await importFile({ name, bytes: typeof bytes === "string" ? utf8(bytes) : bytes }, tools)
  if (result.ok) throw new Error(`${name} was imported`)
  return result.error
}

describe("the sample article", () => {
  const bytes = readFileSync(new URL("../../assets/sample/austin-shoigu.txt", import.meta.url))
  let sample: Awaited<ReturnType<typeof imported>>
  beforeAll(async () => {
    sample = await imported(bytes, "austin-shoigu.txt")
  })

  test("keeps its text to the letter, the odd leading space included", () => {
    expect(sample.text).toBe(bytes.toString("utf8"))
    expect(sample.text.startsWith(" date 2022-10-22 US Defense")).toBe(true)
    expect(sample.blocks).toHaveLength(6)
    expect(sample.remarks).toEqual([])
  })

  test("offers the date it begins with, and where it says so", () => {
    expect(sample.offers).toEqual([{ field: "publishedOn", value: "2022-10-22", start: 6, end: 16 }])
    expect(sample.metadata).toEqual({ title: "austin-shoigu" })
  })

  test("records where it came from", () => {
    expect(sample.source).toEqual({
      fileName: "austin-shoigu.txt",
      mediaType: "text/plain",
      encoding: "utf-8",
      byteOrderMark: false,
      newline: "lf",
      bytes: bytes.length,
      // As sha256sum prints it.
      sha256: "2ad8e718e54158ab81e70dee6566f0f233616eff5f7edf420ae4b13f4ea44695",
    })
  })
})

describe("decoding", () => {
  const text = "Zoë met 🧑‍🚀 Ōe\nin Kyïv"
  const utf16 = (text: string, littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2))
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
    return new Uint8Array(view.buffer)
  }
  const cases: [string, Uint8Array, string, boolean][] = [
    ["UTF-8", utf8(text), "utf-8", false],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`), "utf-8", true],
    ["UTF-16 LE with a byte order mark", utf16(`\ufeff${text}`, true), "utf-16le", true],
    ["UTF-16 BE with a byte order mark", utf16(`\ufeff${text}`, false), "utf-16be", true],
  ]
  test.each(cases)("%s", async (_, bytes, encoding, byteOrderMark) => {
    const draft = await imported(bytes)
    expect(draft.text).toBe(text)
    expect(draft.source).toMatchObject({ encoding, byteOrderMark, bytes: bytes.length })
    expect(draft.remarks).toEqual([])
  })

  test("keeps a second byte order mark, which is a character", async () => {
    expect((await imported("\ufeff\ufeffA")).text).toBe("\ufeffA")
  })

  test("reads what is no UTF-8 as Windows-1252, and says so", async () => {
    const bytes = Buffer.from("\x93Zo\xeb\x94 paid \x805 for the caf\xe9 meeting", "latin1")
    const draft = await imported(new Uint8Array(bytes))
    expect(draft.text).toBe("“Zoë” paid €5 for the café meeting")
    expect(draft.source.encoding).toBe("windows-1252")
    expect(draft.remarks.map(({ code }) => code)).toEqual(["encoding-guessed"])
  })

  test("reads UTF-8 with a damaged spot as UTF-8, and says how much is lost", async () => {
    const draft = await imported(Uint8Array.from([...utf8("Зустріч у Києві, "), 0xd0, ...utf8(" листопад")]))
    expect(draft.text).toBe("Зустріч у Києві, \ufffd листопад")
    expect(draft.remarks).toEqual([
      {
        code: "unreadable-characters",
        message: "1 characters could not be read as UTF-8 and are shown as “\ufffd”.",
      },
    ])
  })

  test.each([
    ["a\nb", "lf"],
    ["a\r\nb\r\n", "crlf"],
    ["a\rb", "cr"],
    ["a\r\nb\nc", "mixed"],
    ["a\r\r\nb", "mixed"],
    ["ab", "none"],
    ["a\u2028b\u2029\u2029c", "mixed"],
  ])("turns line ends into newlines and remembers their style: %j", async (text, newline) => {
    const draft = await imported(text)
    expect(draft.text).toBe(text.replaceAll("\r\n", "\n").replace(/[\r\u2028\u2029]/g, "\n"))
    expect(draft.source.newline).toBe(newline)
  })
})

describe("what is no text is refused in words that name the file", () => {
  test.each([
    ["report.zip", Uint8Array.from([0x50, 0x4b, 3, 4, 20]), "an archive"],
    ["photo.txt", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "an image"],
    ["old.doc", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), "save it as .docx"],
    ["data.txt", Uint8Array.from([65, 66, 0, 67, 68]), "not a text file"],
    ["data.bin", Uint8Array.from({ length: 400 }, (_, i) => (i * 7 + 1) % 255 || 1), "not a text file"],
  ])("%s", async (name, bytes, words) => {
    const error = await refusal(bytes, name)
    expect(error.code).toBe("not-text")
    expect(error.message).toContain(`“${name}”`)
    expect(error.message).toContain(words)
    expect(error.message).toContain("Postil reads text, web pages, Word")
  })

  test.each(["", "   ", "\ufeff", "\r\n\t \u00a0\n"])("an empty file: %j", async (content) => {
    expect(await refusal(content)).toMatchObject({ code: "empty-file", path: "story.txt" })
  })

  test("a file past the limit, and none below it", async () => {
    expect((await refusal(new Uint8Array(LARGEST_FILE + 1).fill(65))).code).toBe("too-large")
  })

  test("an unknown ending is tried as text", async () => {
    expect((await imported("Hello", "notes.log")).text).toBe("Hello")
    expect((await imported("Hello", "README")).metadata.title).toBe("README")
  })
})

describe("paragraphs", () => {
  test("every line is one", async () => {
    expect((await imported("One\nTwo\n\n\nThree\n")).blocks).toEqual(["One", "Two", "Three"])
  })

  test("lines wrapped at a fixed width make one, with their line breaks", async () => {
    const wrapped = [
      "The two ministers spoke for an hour on Friday, the first such call",
      "since May, and agreed to keep a line open between the departments",
      "while the fighting in the south goes on.",
      "",
      "Neither side gave details of what was said. A second conversation",
      "may follow next week, according to officials in both capitals who",
      "asked not to be named.",
    ].join("\n")
    expect((await imported(wrapped)).blocks).toEqual(wrapped.split("\n\n"))
  })

  test.each([
    [
      "verse",
      "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould",
    ],
    [
      "a list",
      "Present at the meeting in Brussels were, among others:\nAustin\nMilley\nReznikov\nSingh\nBlinken\nLavrov",
    ],
  ])("lines broken for another reason stay apart: %s", async (_, text) => {
    expect((await imported(text)).blocks).toEqual(text.split("\n"))
  })

  test("lines of space stay in the text, with the paragraph before them", async () => {
    expect((await imported("One\n \nTwo\n\t\n\nThree")).blocks).toEqual(["One\n ", "Two\n\t", "Three"])
    expect((await imported(" \n\n \nOne\nTwo")).blocks).toEqual([" \n\n \nOne", "Two"])
  })

  test("whatever the text, the document's canonical text is the text", () => {
    const line = fc.oneof(
      fc.constantFrom("", "", " ", "\t", "word", "\u00a0", "\u2028", "👩‍👩‍👧", "e\u0301"),
      fc.string({ unit: "binary", maxLength: 90 }),
      fc.lorem({ maxCount: 12 }),
    )
    const texts = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n").replaceAll("\r", ""))
    fc.assert(
      fc.property(texts, (text) => {
        expect(canonicalText(documentFromText(text))).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  test("whatever the file's line ends, import keeps everything else", async () => {
    const pieces = fc.array(fc.constantFrom("\r\n", "\r", "\n", " ", "a", "é", "\ufeff", "Ω", "🙂"), {
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(pieces, async (pieces) => {
        const text = `x${pieces.join("")}`
        expect((await imported(text)).text).toBe(text.replace(/\r\n|\r/g, "\n"))
      }),
      { numRuns: 1000 },
    )
  })

  test("a million lines take time in proportion", () => {
    const time = (lines: number) => {
      const text = "Somebody said something.\n".repeat(lines)
      const start = performance.now()
      documentFromText(text)
      return performance.now() - start
    }
    time(20_000)
    const small = time(100_000)
    const large = time(1_000_000)
    // Ten times the lines; quadratic work would take a hundred times as long.
    expect(large).toBeLessThan(40 * Math.max(small, 50))
  })
})

describe("what the first lines say", () => {
  const check = async (text: string, title: string, offers: Record<string, string> = {}) => {
    const draft = await imported(text, "file name.txt")
    expect(draft.metadata.title).toBe(title)
    expect(Object.fromEntries(draft.offers.map(({ field, value }) => [field, value]))).toEqual(offers)
    for (const { start, end, value } of draft.offers) expect(draft.text.slice(start, end)).toBe(value)
  }

  test("a short line by itself is the title", async () => {
    await check("Ministers speak again\n\nAustin and Shoigu spoke.", "Ministers speak again")
    await check("# Ministers  speak again\n\nAustin and Shoigu spoke.", "Ministers speak again")
    await check("\n\nWill they speak again?\n\nAustin and Shoigu spoke.", "Will they speak again?")
  })

  test("a sentence, a long line, or the only line is none", async () => {
    await check("They spoke.\n\nAustin and Shoigu spoke.", "file name")
    await check("They spoke\nAustin and Shoigu spoke.", "file name")
    await check(`${"They spoke ".repeat(20)}\n\nAgain.`, "file name")
    await check("They spoke again", "file name")
  })

  test("title, author and date in the order news has them", async () => {
    await check("Ministers speak\nBy Jane de Vries\n2022-10-22\n\nThey spoke.", "Ministers speak", {
      author: "Jane de Vries",
      publishedOn: "2022-10-22",
    })
    await check(
      "Date: 2022-10-22\n\nMinisters speak\n\nBy Oleksii O’Neill and Zoë Ōe\n\nThey",
      "Ministers speak",
      {
        author: "Oleksii O’Neill and Zoë Ōe",
        publishedOn: "2022-10-22",
      },
    )
    await check("By B\n\nThey spoke.", "file name", { author: "B" })
  })

  test("what only looks like a date or a name is not offered", async () => {
    await check("date 2022-02-30 They spoke.\n\nThen", "file name")
    await check("date 2022-10-221 They spoke.\n\nThen", "file name")
    await check("By the way, they spoke.\n\nThen", "file name")
    await check("They spoke at length of what was to be done.\n\nBy Jane Doe\n\nMore.", "file name")
  })
})
