// Rich Text Format, as word processors and news systems write it.

import { fail, ok } from "../../domain/result.ts"
import { draftOf } from "../draft.ts"
import { safeName } from "../file-name.ts"
import { withoutTitle } from "../headline.ts"
import { asciiOf } from "../html/decode.ts"
import type { Importer } from "../importer.ts"
import { damaged } from "../refusals.ts"
import { readRtf } from "./read.ts"

export const rtf: Importer = {
  name: "rtf",
  endings: ["rtf"],
  recognises: (head) => asciiOf(head).startsWith("{\\rtf"),
  async read(input, tools) {
    if (!asciiOf(input.bytes).startsWith("{\\rtf")) return damaged(input.name, "it is no RTF document")
    const found = readRtf(input.bytes, () => tools.progress())
    if (found === undefined) {
      const name = safeName(input.name)
      return fail(
        "too-complex",
        `“${name}” is nested too deeply to be read. Open it in a word processor and save it as .docx.`,
        name,
      )
    }
    const { document, metadata, whole } = found
    const draft = draftOf(input, {
      document: withoutTitle(document, metadata.title),
      mediaType: "application/rtf",
      metadata,
      remarks: whole
        ? []
        : [{ code: "cut-off", message: "The file ends before its text does: something is missing." }],
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}
