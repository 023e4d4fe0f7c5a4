// Markdown is read as its readers see it, and its front matter as metadata.

import { expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { canonicalText, documentJson } from "../../shared/domain/document.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importFile } from "../../shared/importers/registry.ts"

const tools = createTools()

async function imported(text: string) {
  const input = { name: "talks.md", bytes: new TextEncoder().encode(text) }
  const [draft] = unwrap(await importFile(input, tools))
  return draft ?? expect.fail()
}

test.each([
  [
    "# Talks\n\nThey *met* in **Kyiv**.",
    'heading("Talks"), paragraph("They ", em("met"), " in ", strong("Kyiv"), ".")',
  ],
  ["Talks\n=====\n\nOne\ntwo\\\nthree", 'heading("Talks"), paragraph("One two", hard_break, "three")'],
  [
    "- a\n    - b\n- c\n\n3. d\n4. e",
    'bullet_list(list_item(paragraph("a"), bullet_list(list_item(paragraph("b")))), list_item(paragraph("c"))), ordered_list(list_item(paragraph("d")), list_item(paragraph("e")))',
  ],
  ["> One\n>\n> > Two", 'blockquote(paragraph("One"), blockquote(paragraph("Two")))'],
  [
    "| A | B |\n|---|---|\n| 1 | *2* |",
    'table(table_row(table_cell(paragraph("A")), table_cell(paragraph("B"))), table_row(table_cell(paragraph("1")), table_cell(paragraph(em("2")))))',
  ],
  [
    "See [it](https://a.example/b 'T'), <https://c.example> & [r].\n\n[r]: mailto:a@b.example",
    'paragraph("See ", link("it"), ", ", link("https://c.example"), " & ", link("r"), ".")',
  ],
  [
    "Run `a  <b>` or\n\n```js\nx = 1\n  y\n```",
    'paragraph("Run a <b> or"), paragraph("x = 1", hard_break, "  y")',
  ],
  [
    "A <b>bold</b> word\n\n<div><p>and <i>more</i></p></div>\n\n<details><summary>S</summary>\n\nInside\n\n</details>",
    'paragraph("A ", strong("bold"), " word"), paragraph("and ", em("more")), paragraph("S"), paragraph("Inside")',
  ],
  [
    "<p>It may begin with *a tag*.</p>\n\nAnd *go on*.",
    'paragraph("It may begin with *a tag*."), paragraph("And ", em("go on"), ".")',
  ],
  ["<html>\n\n# Also\n\nwith this one.", 'heading("Also"), paragraph("with this one.")'],
  ["Text\u2028with\u2029signs of *its* own", 'paragraph("Text with signs of ", em("its"), " own")'],
])("%j", async (text, drawn) => {
  expect(String((await imported(text)).document)).toBe(`doc(${drawn})`)
})

test.each([
  ["quotes", "> ".repeat(400)],
  [
    "lists",
    Array.from({ length: 200 }, (_, level) => `${" ".repeat(2 * level)}- item\n`).join("") + " ".repeat(400),
  ],
])("words within %s nested more deeply than anybody writes are not lost", async (_, before) => {
  const { document } = await imported(`Before.\n\n${before}deep words\n\nBehind.`)
  const words = canonicalText(document)
  for (const wanted of ["Before.", "deep words", "Behind."]) expect(words).toContain(wanted)
})

test("what would do harm is left out, and the words stay", async () => {
  const { document } = await imported(
    [
      "[one](javascript:alert(1)) [two](data:text/html,alert(1)) [three](JaVaScript&colon;alert(1))",
      "![pixel](https://evil.example/pixel.gif) <img src=x onerror=alert(1)> <a href='vbscript:alert(1)'>four</a>",
      "<script>alert(1)</script><iframe src='https://evil.example/'></iframe><svg onload=alert(1)></svg>",
      "<https://good.example/> [five](file:///etc/passwd)",
    ].join("\n\n"),
  )
  const json = JSON.stringify(documentJson(document))
  expect(json).not.toMatch(/alert|evil|passwd|script/i)
  for (const word of ["one", "two", "three", "four", "five"]) expect(canonicalText(document)).toContain(word)
})

test.each([
  ["title: Talks\nauthor: Jane de Vries\ndate: 2022-10-22", "Jane de Vries", "Talks"],
  [
    "title: 'Talks'\nauthor: [Jane de Vries, Jo Doe]\ndate: 2022-10-22T23:30:00-05:00",
    "Jane de Vries, Jo Doe",
    "Talks",
  ],
  [
    'Title: "Talks"\nAuthors:\n  - name: Jane de Vries\n  - Jo Doe\nPublished: October 22, 2022',
    "Jane de Vries, Jo Doe",
    "Talks",
  ],
  ["title: >\n  Talks\n  again\nbyline: J\npub_date: 22 October 2022", "J", "Talks again"],
  ["title: Talks\nauthor: J\ndate: 22.10.2022 08:15", "J", "Talks"],
  ["title: Talks\nauthor: J\npublishDate: 2022/10/22\ntags: [a, b]\ndraft: false", "J", "Talks"],
  ["title: Talks: a first try\nauthor: J\ndate: 2022-10-22", "J", "Talks: a first try"],
  ['title: "Talks\nauthor: J\ndate: 2022-10-22', "J", "Talks"],
  ["title: Talks\n\tauthor: K\nauthor: J\ndate: Sat, 22 Oct 2022 08:15:00 +0300", "J", "Talks"],
])("front matter %j", async (front, author, title) => {
  const { metadata, document, offers } = await imported(`---\n${front}\n---\n\n# ${title}\n\nThey spoke.\n`)
  expect(metadata).toEqual({ title, author, publishedOn: "2022-10-22" })
  expect(canonicalText(document)).toBe("They spoke.")
  expect(offers).toEqual([])
})

test("front matter says where it was published, at which address and in which language", async () => {
  const { metadata } = await imported(
    "---\nurl: https://a.example/b\npublisher: The Daily Example\nlang: en-GB\ndate: 31/12/22\n...\n# Talks\n\n[They](/c) spoke.",
  )
  expect(metadata).toEqual({
    title: "Talks",
    url: "https://a.example/b",
    publisher: "The Daily Example",
    language: "en-GB",
  })
})

test.each([
  ["a rule and no fields", "---\n\nThey spoke.\n\n---\n\nThen.", "They spoke.\nThen."],
  ["fields without an end", "---\ntitle: Talks\n\nThey spoke.", "title: Talks\nThey spoke."],
  [
    "a sentence between rules",
    "---\nThen he said: no.\n\n---\n\nThey spoke.",
    "Then he said: no.\nThey spoke.",
  ],
  ["an expanding alias", "---\na: &a [x, x]\nb: *a\n---\nThey spoke.", "They spoke."],
])("%s", async (_, text, read) => {
  expect(canonicalText((await imported(text)).document)).toBe(read)
})

test("without front matter the first heading is the title, and what the text states is offered", async () => {
  const draft = await imported("# Ministers *speak*\n\nBy Jane de Vries\n\n2022-10-22\n\nThey spoke.")
  expect(draft.metadata).toEqual({ title: "Ministers speak" })
  const text = canonicalText(draft.document)
  expect(text).toMatch(/^Ministers speak\n/)
  expect(draft.offers.map(({ field, start, end }) => [field, text.slice(start, end)])).toEqual([
    ["author", "Jane de Vries"],
    ["publishedOn", "2022-10-22"],
  ])
})
