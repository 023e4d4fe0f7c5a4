// doccano's JSON Lines: a text a line, with spans that are counted in code points. Relations need its newer form, with
// `entities` and `relations`; its older one, with `label`, is for projects of its sequence labelling.

import type { Format } from "../format.ts"
import { claimDoccano, readDoccano } from "./read.ts"
import { doccanoWriter, FORM } from "./write.ts"

export const doccano: Format = {
  name: "doccano",
  title: "doccano",
  readers: "doccano, for sequence labelling and for relations, and scripts that read its JSON Lines",
  options: [
    {
      name: FORM,
      title: "Project type in doccano",
      choices: () => [
        { value: "relations", title: "Spans and relations" },
        { value: "labels", title: "Sequence labelling" },
      ],
    },
  ],
  writer: doccanoWriter,
  reading: { claim: claimDoccano, read: readDoccano },
}
