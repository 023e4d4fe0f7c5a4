// Reads WebAnno TSV 1 to 3.3.

import type { InputFile, OffsetUnit, ReadArticle, ReadCorpus, ReadingProgress, ReadProblem } from "../read.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { mostCommon } from "../support/guess-unit.ts"
import { withOwnNames } from "../support/own-names.ts"
import { uimaName } from "../support/uima-names.ts"
import { parseTable } from "./parse.ts"
import { isOldTable, parseOldTable } from "./parse-old.ts"
import { TableReader } from "./table-reader.ts"

export function claimTsv(files: readonly InputFile[]): InputFile[] {
  const tables = files.filter(
    (file) => /^\ufeff?#FORMAT=WebAnno TSV 3/.test(headOf(file, 64)) || isOldTable(headOf(file)),
  )
  return withCompanions(files, tables)
}

export function readTsv(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const companions = readCompanions(files)
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const units: OffsetUnit[] = []
  for (const file of files) {
    if (isCompanion(file)) continue
    progress?.(file.name)
    const decoded = decodeFile(file)
    const parse = isOldTable(decoded.text) ? parseOldTable : parseTable
    const table = parse(file.name, decoded.text)
    units.push(table.unit)
    const reader = new TableReader(file.name, table)
    const { annotations, relations } = reader.all()
    problems.push(...decoded.problems, ...table.problems, ...reader.problems)
    const known = companions.article(file.name)
    const { text } = table
    articles.push({
      file: file.name,
      key: file.name,
      text,
      metadata: known?.metadata ?? {},
      id: known?.id,
      source: file,
      annotations,
      relations,
    })
  }
  const { codebook, entities } = companions
  return withOwnNames({ articles, problems, offsetUnit: mostCommon(units), codebook, entities }, uimaName)
}
