import type { Kind } from "../../domain/codebook.ts"

/** What somebody is reported to have said. A quoted sentence keeps its full stop. */
export const claim: Kind = {
  id: "claim",
  name: "Claim",
  plural: "Claims",
  letter: "C",
  keys: ["2", "c"],
  colour: "amber",
  underline: "wavy",
  trim: "space",
  guidance: "What a source says, quoted or in the article’s words. Mark what is said, not who says it.",
  examples: ["the defence ministers held negotiations"],
  // Source, cue and relay chain as in PARC 3.0 and PolNeAR: Pareti (2012), Newell et al. (2018).
  fields: [
    {
      id: "source",
      name: "Source",
      type: "entity",
      required: true,
      guidance: "Whose words these are, as the article gives them.",
    },
    { id: "cue", name: "Cue", type: "span", guidance: "The words that report: “said”, “according to”." },
    {
      id: "quotation",
      name: "Quotation",
      type: "choice",
      options: [
        { id: "direct", name: "Direct" },
        { id: "indirect", name: "Indirect" },
        { id: "mixed", name: "Mixed" },
      ],
    },
    {
      id: "relay",
      name: "Relayed by",
      type: "entity",
      list: true,
      guidance: "Who passed the words on, from the source to the article.",
    },
    { id: "addressee", name: "Said to", type: "entity" },
    {
      id: "certainty",
      name: "Certainty",
      type: "choice",
      guidance: "How sure the source sounds.",
      options: [
        { id: "certain", name: "Certain" },
        { id: "probable", name: "Probable" },
        { id: "possible", name: "Possible" },
        { id: "doubtful", name: "Doubtful" },
      ],
    },
    {
      id: "check",
      name: "Check",
      type: "choice",
      options: [
        { id: "unchecked", name: "Unchecked" },
        { id: "supported", name: "Supported" },
        { id: "disputed", name: "Disputed" },
        { id: "refuted", name: "Refuted" },
      ],
    },
    { id: "evidence", name: "Evidence", type: "evidence", list: true },
  ],
}
