// CoNLL-2003, a token a line with one IOB2 tag: what taggers are trained on. The text lies beside it, because the lines
// do not say what is between tokens. https://www.clips.uantwerpen.be/conll2003/ner/

import type { Format } from "../format.ts"
import { claimConll, readConll } from "./read.ts"
import { conllWriter, layerChoices } from "./write.ts"

export const conll2003: Format = {
  name: "conll2003",
  title: "CoNLL-2003 (IOB2)",
  readers: "named-entity taggers: NLTK, spaCy, Flair, Hugging Face",
  options: [{ name: "layer", title: "Where annotations overlap, keep", choices: layerChoices }],
  writer: (project, { layer }) => conllWriter(project, layer),
  reading: { claim: claimConll, read: readConll },
}
