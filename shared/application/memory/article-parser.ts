// Reads files in this very process, without any limit but those of the importers.

import { fail, ok } from "../../domain/result.ts"
import { beginReading, type FormatCorpus, joinPortions } from "../../formats/intake/read-corpora.ts"
import { importFile } from "../../importers/registry.ts"
import type { Tools } from "../../importers/tools.ts"
import type { ArticleParser } from "../ports.ts"

export function createMemoryArticleParser(tools: Tools): ArticleParser {
  return {
    parse: (input) => importFile(input, tools),
    async parseAnnotated({ files, format, stop, progress }) {
      const begun = beginReading(files, format)
      if (!begun.ok) return begun
      const read = new Set<string>()
      const portions: FormatCorpus[] = []
      for (const portion of begun.value.portions((_, file) => progress(read.add(file).size))) {
        if (stop.stopped) return fail("stopped", "Reading was stopped. Nothing was imported.")
        portions.push(portion)
        for (const file of portion.files) read.add(file)
        progress(read.size)
      }
      return ok({ corpora: joinPortions(portions), others: begun.value.others, refused: [] })
    },
    parseWorkbook: async ({ bytes }) => tools.workbook(bytes),
    close: async () => undefined,
  }
}
