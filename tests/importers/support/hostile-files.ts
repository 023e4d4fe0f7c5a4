// Files made to do harm, each with the words it is refused with: for the suites that feed them to the limited process, and
// for the measure of how a window stands it.

import { strToU8, zipSync } from "fflate"
import { fixture } from "./reader.ts"

export const utf8 = (text: string) => new TextEncoder().encode(text)
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
export const pdf = (objects: readonly string[]) =>
  utf8(
    `%PDF-1.7\n${objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`,
  )
export const page = (content: string) => [
  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
]

/** Which limit such a file meets first depends on the machine. */
const tooLong = /lines|longer than|more than|needs more memory|could not be read within/

/** What each is, its name, its bytes, and words of the refusal. */
export const refusedFiles: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
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
  ["a ZIP bomb of OpenDocument", "bomb.odt", () => openDocument("A".repeat(300_000_000)), /expands to more/],
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
  ["50,000 nested quotes of Markdown", "deep.md", () => utf8(`${"> ".repeat(50_000)}a`), /nested too deeply/],
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
  ["a scan", "scan.pdf", () => pdf(["<< /Type /Catalog /Pages 2 0 R >>", ...page("0 0 m 10 10 l S")]), /OCR/],
  ["no bytes at all", "empty.docx", () => new Uint8Array(), /is empty/],
  ["a text called a Word document", "notes.docx", () => utf8("Only text."), /not that of a \.docx file/],
  ["a Word document called a text", "notes.txt", () => fixture("libreoffice.docx"), /is an archive/],
  [
    "random bytes called a PDF",
    "noise.pdf",
    () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
    /damaged/,
  ],
]
