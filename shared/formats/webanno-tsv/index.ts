// WebAnno TSV 3, which INCEpTION and WebAnno exchange: a line for each token, a column for each feature. Offsets count
// UTF-16 units in a file that is UTF-8. https://inception-project.github.io/releases/35.0/docs/user-guide.html#sect_webannotsv

import type { Format } from "../format.ts"
import { claimTsv, readTsv } from "./read.ts"
import { tsvWriter } from "./write.ts"

export const webannoTsv: Format = {
  name: "webanno-tsv",
  title: "WebAnno TSV 3.3",
  readers: "INCEpTION and WebAnno",
  writer: (project) => tsvWriter(project),
  reading: { claim: claimTsv, read: readTsv },
}
