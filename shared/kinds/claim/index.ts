import type { Kind } from "../../domain/project.ts"

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
}
