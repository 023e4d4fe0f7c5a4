// What is pasted from Word becomes what the analyst saw there: lists with their levels, headings, quotes, notes; and nothing
// of Word's own: no style, no bullets as text, no remarks of colleagues, nothing deleted or hidden.

import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { canonicalText } from "../../shared/domain/document.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importFile } from "../../shared/importers/registry.ts"

async function pasted(html: string) {
  const input = {
    name: "Pasted text.html",
    bytes: new TextEncoder().encode(html),
    choices: { encoding: "utf-8", fragment: true },
  }
  const [draft] = unwrap(await importFile(input, createTools()))
  return (draft ?? expect.fail()).document
}

const list = (style: string, marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:${style}'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span><![endif]>${text}</p>\n`

test("a whole page of Word", async () => {
  const document = await pasted(readFileSync(new URL("../fixtures/paste/word.html", import.meta.url), "utf8"))
  expect(document.children.map(String)).toEqual([
    'heading("The two ministers")',
    'heading("What was said")',
    'heading("In Brussels")',
    'paragraph("They spoke for ", strong("an hour"), " on ", em("Friday"), ", ", link("an agency"), " said.[1] Then they hung up.")',
    'paragraph("It was the first such call. Both confirmed it.")',
    'bullet_list(list_item(paragraph("No date was ", strong("named"), "."), bullet_list(list_item(paragraph("Not even a month."), bullet_list(list_item(paragraph("Nor a year.")))))), list_item(paragraph("Grain was spoken of.")))',
    'ordered_list(list_item(paragraph("A third call."), ordered_list(list_item(paragraph("Or a letter.")))), list_item(paragraph("A fourth one.")))',
    'blockquote(paragraph("“We keep the line open.”"))',
    'table(table_row(table_cell(paragraph("Day")), table_cell(paragraph("Minutes"))), table_row(table_cell(bullet_list(list_item(paragraph("21 October")))), table_cell(paragraph("60"))))',
    'paragraph("تحدثا ساعة.")',
    'paragraph("[1] Its report of Saturday.")',
  ])
  expect(document.child(6).attrs.start).toBe(3)
  expect(canonicalText(document)).not.toMatch(/JD|sourced|second|Hidden|drawing|mso|\u00b7|\u00a7/)
})

test.each([
  [
    "another list begins",
    list("l0 level1 lfo1", "1.", "a") + list("l0 level1 lfo2", "1.", "b"),
    'ordered_list(list_item(paragraph("a"))), ordered_list(list_item(paragraph("b")))',
  ],
  [
    "bullets follow numbers",
    list("l0 level1 lfo1", "1)", "a") + list("l0 level1 lfo1", "-", "b"),
    'ordered_list(list_item(paragraph("a"))), bullet_list(list_item(paragraph("b")))',
  ],
  [
    "the first item lies deeper",
    list("l0 level2 lfo1", "o", "a") + list("l0 level1 lfo1", "·", "b"),
    'bullet_list(list_item(paragraph("a"))), bullet_list(list_item(paragraph("b")))',
  ],
  [
    "numbers have parts",
    list("l0 level1 lfo1", "1.", "a") +
      list("l0 level2 lfo1", "1.1.", "b") +
      list("l0 level1 lfo1", "2.", "c"),
    'ordered_list(list_item(paragraph("a"), ordered_list(list_item(paragraph("b")))), list_item(paragraph("c")))',
  ],
  [
    "a paragraph lies between",
    `${list("l0 level1 lfo1", "·", "a")}<p class=MsoNormal>b</p>${list("l0 level1 lfo1", "·", "c")}`,
    'bullet_list(list_item(paragraph("a"))), paragraph("b"), bullet_list(list_item(paragraph("c")))',
  ],
])("lists where %s", async (_, html, drawn) => {
  expect(
    String(await pasted(`<html><body><!--StartFragment-->${html}<!--EndFragment--></body></html>`)),
  ).toBe(`doc(${drawn})`)
})

test("a page that Word did not write keeps what it struck out", async () => {
  expect(String(await pasted("<p>It was the <del>second</del> <ins>first</ins> call.</p>"))).toBe(
    'doc(paragraph("It was the second first call."))',
  )
})
