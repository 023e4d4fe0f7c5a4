// Whether a document has more than its text, which formats made for annotations leave out.

import type { Article } from "../../domain/article.ts"

/** Whether a document is more than paragraphs of plain text. */
export function isFormatted(article: Article): boolean {
  let formatted = false
  article.document.descendants((node) => {
    formatted ||= node.marks.length > 0 || !["paragraph", "hard_break", "text"].includes(node.type.name)
    return !formatted
  })
  return formatted
}
