// The importers' tools, with everything that reads hostile bytes behind them. Made for the limited process; the
// larger libraries are loaded when the first file needs them.

import type { Tools } from "../../shared/importers/tools.ts"
import { guessEncoding } from "./encoding.ts"
import { parseHtml } from "./html.ts"
import { readMail } from "./mail.ts"
import { markdownToHtml, readYaml } from "./markdown.ts"
import { findArticle } from "./page.ts"
import { readRows } from "./rows.ts"
import { unzipFiles } from "./unzip.ts"
import { readWorkbook } from "./workbook.ts"
import { parseXml } from "./xml.ts"

/** @param progress told whenever reading has come further. */
export function createTools(progress: () => void = () => undefined): Tools {
  return {
    guessEncoding,
    html: parseHtml,
    page: findArticle,
    markdown: markdownToHtml,
    yaml: readYaml,
    xml: parseXml,
    unzip: unzipFiles,
    word: async (files) => (await import("./word.ts")).wordToHtml(files),
    pdf: async (bytes) => (await import("./pdf.ts")).readPdf(bytes, progress),
    mail: readMail,
    rows: readRows,
    workbook: (bytes) => readWorkbook(bytes, progress),
    progress,
  }
}
