// Mail messages (.eml): subject, sender and date as metadata; the HTML part where there is one, else the text.
// Attachments are named and left out.

import { ok } from "../../domain/result.ts"
import { dayIn } from "../dates.ts"
import { draftOf } from "../draft.ts"
import { documentFromHtml } from "../html/map.ts"
import type { Importer } from "../importer.ts"
import { oneLine } from "../markup.ts"
import { damaged } from "../refusals.ts"
import { documentFromText } from "../text/layout.ts"

export const mail: Importer = {
  name: "mail",
  endings: ["eml"],
  async read(input, tools) {
    const message = await tools.mail(input.bytes)
    if (!message.ok) return message
    const { subject, from, date, text, html, attachments } = message.value
    if (subject === undefined && from === undefined && date === undefined) {
      return damaged(input.name, "it is no mail message")
    }
    const tree = html === undefined ? undefined : tools.html(html)
    const rich = tree?.ok === true ? documentFromHtml(tree.value) : undefined
    const plain = text?.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim() ?? ""
    const names = attachments.map((name) => `“${name}”`).join(", ")
    const draft = draftOf(input, {
      document: rich ?? (plain === "" ? undefined : documentFromText(plain)),
      mediaType: "message/rfc822",
      metadata: { title: oneLine(subject), author: oneLine(from), publishedOn: dayIn(date) },
      remarks:
        attachments.length === 0
          ? []
          : [{ code: "attachments", message: `Attachments were left out: ${names}.` }],
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}
