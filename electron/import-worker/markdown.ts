// Markdown as HTML, by CommonMark and with tables and struck-out text; and YAML, which such files begin with. Whatever HTML
// and addresses there are in it pass: what comes of them goes the way of all HTML.

import MarkdownIt from "markdown-it"
import { parseDocument } from "yaml"

const reader = new MarkdownIt({ html: true })
// Otherwise a link that leads nowhere would be shown as its signs.
reader.validateLink = () => true

export function markdownToHtml(text: string): string {
  return reader.render(text)
}

/** All scalars are text. Aliases, which could expand without end, are refused with what is no YAML. */
export function readYaml(text: string): unknown {
  try {
    const document = parseDocument(text, { schema: "failsafe", logLevel: "silent" })
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}
