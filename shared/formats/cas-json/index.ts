// UIMA's JSON CAS, which INCEpTION and dkpro-cassis exchange: the type system and the structures in one file an article.
// https://github.com/apache/uima-uimaj-io-jsoncas/blob/main/SPECIFICATION.adoc

import type { Format } from "../format.ts"
import { claimCasJson, readCasJson } from "./read.ts"
import { casJsonWriter } from "./write.ts"

export const casJson: Format = {
  name: "cas-json",
  title: "UIMA CAS JSON",
  readers: "INCEpTION, dkpro-cassis and other programs of the UIMA family",
  writer: (project) => casJsonWriter(project),
  reading: { claim: claimCasJson, read: readCasJson },
}
