// Markdown as HTML, by CommonMark and with tables and struck-out text; and YAML, which such files begin with. Whatever HTML
// and addresses there are in it pass: what comes of them goes the way of all HTML.

import MarkdownIt from "markdown-it"
import { parseDocument } from "yaml"
import { fail, ok, type Result } from "../../shared/domain/result.ts"

// What is nested more deeply than a limit would be left out without a word.
const reader = new MarkdownIt({ html: true, maxNesting: Number.POSITIVE_INFINITY })
// Otherwise a link that leads nowhere would be shown as its signs.
reader.validateLink = () => true

/** Fails with `too-complex` where quotes or lists are nested so deeply that the reader has no room left. */
export function markdownToHtml(text: string): Result<string> {
  try {
    return ok(reader.render(text))
  } catch (error) {
    if (error instanceof RangeError) return fail("too-complex", "It is nested too deeply to be read.")
    throw error
  }
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
