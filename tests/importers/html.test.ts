import { describe, expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { documentFromHtml } from "../../shared/importers/html/map.ts"
import { importFile } from "../../shared/importers/registry.ts"

const tools = createTools()
const check = (html: string, drawn: string, base?: string) =>
  expect(String(documentFromHtml(unwrap(tools.html(html)), base))).toBe(`doc(${drawn})`)

describe("HTML becomes", () => {
  test("running text with single spaces, whatever its lines", () => {
    check("<p>One\n  two <b> three</b>\t four </p>", 'paragraph("One two ", strong("three"), " four")')
    check("One<p>two</p>three", 'paragraph("One"), paragraph("two"), paragraph("three")')
    check("<p>a&nbsp;b &amp; &lt;c></p>", 'paragraph("a\u00a0b & <c>")')
  })

  test("line breaks, and paragraphs where two follow each other", () => {
    check("<p>One<br>two<br><br>three<br></p>", 'paragraph("One", hard_break, "two"), paragraph("three")')
    check("<pre>a  b\n c</pre>", 'paragraph("a  b", hard_break, " c")')
  })

  test("headings, quotes and lists", () => {
    check(
      "<h2>H</h2><blockquote>Q</blockquote><ol start=3><li>a<ul><li>b</ul><li><p>c</ol>",
      'heading("H"), blockquote(paragraph("Q")), ordered_list(list_item(paragraph("a"), bullet_list(list_item(paragraph("b")))), list_item(paragraph("c")))',
    )
    check(
      "<ul>stray<li>a</ul><li>alone",
      'bullet_list(list_item(paragraph("stray")), list_item(paragraph("a"))), paragraph("alone")',
    )
  })

  test("tables, unless they only lay out a page", () => {
    check(
      "<table><tr><th>a<td>b<tr><td colspan=2>c</table>",
      'table(table_row(table_cell(paragraph("a")), table_cell(paragraph("b"))), table_row(table_cell(paragraph("c"))))',
    )
    check("<table><tr><td>a<p>b<tr><td></table>", 'paragraph("a"), paragraph("b")')
  })

  test("links to the web and to mail, and no others", () => {
    check(
      '<a href="https://a.example/">a</a> <a href="mailto:a@b.example">b</a> <a href="/c">c</a> <a href="javascript:x">d</a>',
      'paragraph(link("a"), " ", link("b"), " c d")',
    )
    check('<a href="/c">c</a> <a href="#d">d</a>', 'paragraph(link("c"), " d")', "https://a.example/b")
  })
})

test("what was copied from a page is kept whole, under its first words", async () => {
  const html =
    "<meta charset='utf-8'><!--StartFragment--><nav>Home</nav><p>They <b>spoke</b>.</p><ul><li>Austin<li>Shoigu</ul><!--EndFragment-->"
  const input = {
    name: "Pasted text.html",
    bytes: new TextEncoder().encode(html),
    choices: { encoding: "utf-8", fragment: true },
  }
  const [draft] = unwrap(await importFile(input, tools))
  expect(String(draft?.document)).toBe(
    'doc(paragraph("Home"), paragraph("They ", strong("spoke"), "."), bullet_list(list_item(paragraph("Austin")), list_item(paragraph("Shoigu"))))',
  )
  expect(draft?.remarks).toEqual([])
  expect(draft?.metadata.title).toBe("Home They spoke. Austin Shoigu")
})
