// Words that an analyst typed and that could not be kept, because another window changed the same ones: said in a message
// that stays until it is dismissed, with the words to copy.

import type { Typed } from "../../shared/domain/rebase.ts"
import { t } from "../i18n/i18n.ts"
import { shorten } from "../ui/shorten.ts"
import type { Context } from "./context.ts"

/** UTF-16 code units shown of what was typed, of which all is copied, and of the paragraph it was in. */
const WORDS = 120
const PARAGRAPH = 60

/** @param text into which they were typed; absent where it is no longer at hand */
export function offerTyped(context: Context, { at, words }: Typed, text: string | undefined): void {
  const paragraph = shorten(paragraphAt(text ?? "", at).trim(), PARAGRAPH)
  if (words.trim() === "") {
    context.notify({ text: t("article.deletionLost", { paragraph }), tone: "warning", lasting: true })
    return
  }
  const offer = () =>
    context.notify({
      text: t("article.typedLost", { words: shorten(words, WORDS), paragraph }),
      tone: "warning",
      lasting: true,
      // The words stay on offer where they cannot be copied.
      action: {
        label: t("article.copyTyped"),
        run: () => void navigator.clipboard.writeText(words).catch(offer),
      },
    })
  offer()
}

/** The paragraph at an offset, in UTF-16 code units. */
function paragraphAt(text: string, at: number): string {
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1
  const end = text.indexOf("\n", at)
  return text.slice(start, end === -1 ? text.length : end)
}
