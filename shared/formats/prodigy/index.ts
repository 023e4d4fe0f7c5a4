// Prodigy's JSON Lines, which spaCy's scripts read as well: a text a line with its tokens, and spans and relations that
// name tokens as well as characters. Characters are code points, as Python counts them.

import type { Format } from "../format.ts"
import { claimProdigy, readProdigy } from "./read.ts"
import { prodigyWriter } from "./write.ts"

export const prodigy: Format = {
  name: "prodigy",
  title: "Prodigy, spaCy",
  readers: "Prodigy, and scripts that train spaCy from its JSON Lines",
  writer: prodigyWriter,
  reading: { claim: claimProdigy, read: readProdigy },
}
