// Whole web pages in one file (MHTML, RFC 2557), as Chromium saves them: a mail message whose body is the page.

import { ok } from "../../domain/result.ts"
import { asciiOf } from "../html/decode.ts"
import { readPage } from "../html/index.ts"
import type { Importer } from "../importer.ts"
import { damaged } from "../refusals.ts"

export const mhtml: Importer = {
  name: "mhtml",
  endings: ["mhtml", "mht"],
  recognises: (head) =>
    /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Snapshot-Content-Location:/i.test(asciiOf(head)),
  async read(input, tools) {
    const message = await tools.mail(input.bytes)
    if (!message.ok) return message
    const { html, headers } = message.value
    if (html === undefined) return damaged(input.name, "there is no web page in it")
    tools.progress()
    // The pages of frames follow the page itself.
    const end = html.toLowerCase().indexOf("</html>")
    const draft = readPage(input, end < 0 ? html : html.slice(0, end), tools, {
      address: headers.get("snapshot-content-location") ?? headers.get("content-location"),
      mediaType: "multipart/related",
    })
    return draft.ok ? ok([draft.value]) : draft
  },
}
