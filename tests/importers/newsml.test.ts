// NITF as agencies structure it: what is text of the story is read in its order and shape, what is said about it becomes
// metadata, and what is for the desk or for machines is left out.

import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { createTools } from "../../electron/import-worker/tools.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { importFile } from "../../shared/importers/registry.ts"

test("all of a story's parts", async () => {
  const bytes = new Uint8Array(readFileSync(new URL("../fixtures/import/nitf-3.6.nitf", import.meta.url)))
  const [draft] = unwrap(await importFile({ name: "talks.nitf", bytes }, createTools()))
  const { document, metadata } = draft ?? expect.fail()
  expect(metadata).toEqual({
    title: "Ministers speak for the first time since May",
    author: "Jane de Vries",
    publisher: "The Daily Example",
    publishedOn: "2022-10-22",
  })
  expect(document.children.map(String)).toEqual([
    'heading("Neither side gave details of the call")',
    'paragraph("BRUSSELS, 22 October")',
    'paragraph("The two defence ministers spoke on Friday.")',
    'paragraph("The two ministers spoke for an hour on Friday, the first such call, Mr Austin said in Brussels.")',
    'paragraph("The telephone that they used.")',
    'paragraph("It lasted 60 minutes, ", em("officials"), " said; an ", link("agency report"), " has more, and another one less.")',
    'heading("What was said")',
    'blockquote(paragraph("We keep the line open."), paragraph("a spokesman"))',
    'bullet_list(list_item(paragraph("No date was named.")), list_item(paragraph("Grain was spoken of.")))',
    'ordered_list(list_item(paragraph("A second call.")))',
    'table(table_row(table_cell(paragraph("Calls"))), table_row(table_cell(paragraph("Day")), table_cell(paragraph("Minutes"))), table_row(table_cell(paragraph("13 May")), table_cell(paragraph("55"))), table_row(table_cell(paragraph("21 October")), table_cell(paragraph("60"))))',
    'paragraph("Line")',
    'paragraph("What is kept open.")',
    'paragraph("Neither side gave details of what was said.")',
    'paragraph("Reporting by ", link("Jane de Vries"), "; editing by Jo Desk")',
    'paragraph("Earlier: 14 May.")',
  ])
})
