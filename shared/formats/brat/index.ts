// brat standoff, https://brat.nlplab.org/standoff.html: for each article a text and, in a file of its own, lines that
// point into it in code points. Read by brat, by INCEpTION, and by most corpora's tools.

import type { Format } from "../format.ts"
import { claimBrat, isSettings } from "./claim.ts"
import { readBrat } from "./read.ts"
import { bratWriter } from "./write.ts"

export const brat: Format = {
  name: "brat",
  title: "brat standoff",
  readers: "brat, INCEpTION, and most tools that read annotated corpora",
  writer: (project) => bratWriter(project),
  reading: { claim: claimBrat, isShared: isSettings, read: readBrat },
}
