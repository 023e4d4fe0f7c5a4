// UIMA's XMI CAS, which INCEpTION and every UIMA program reads: one file an article, and the type system beside them.
// https://uima.apache.org/d/uimaj-3.5.0/references.html#ugr.ref.xmi

import type { Format } from "../format.ts"
import { claimCasXmi, isTypeSystem, readCasXmi } from "./read.ts"
import { casXmiWriter } from "./write.ts"

export const casXmi: Format = {
  name: "cas-xmi",
  title: "UIMA CAS XMI",
  readers: "INCEpTION, Apache UIMA, dkpro-cassis",
  writer: (project) => casXmiWriter(project),
  reading: { claim: claimCasXmi, isShared: isTypeSystem, read: readCasXmi },
}
