// What the window says about an article and its annotations in words of the interface.

import type { Metadata } from "../../shared/domain/article.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { EditorMessage, TakenBack } from "../editor/editor-state.ts"
import { formatDay } from "../i18n/format.ts"
import { t } from "../i18n/i18n.ts"
import { shorten } from "../ui/shorten.ts"

/** The line that says where a quotation is from: "Title. Publisher, 22 Oct 2022. https://…" */
export function citationOf(metadata: Metadata): string {
  const { title, author, publisher, publishedOn, url } = metadata
  const day = publishedOn === undefined ? undefined : formatDay(publishedOn, "medium")
  const where = [publisher, day].filter((part) => part !== undefined).join(", ")
  return [author, title, where, url].filter((part) => part !== undefined && part !== "").join(". ")
}

/** What screen readers hear of what happened in the editor. */
export function wordsFor(message: EditorMessage, kinds: readonly Kind[]): string {
  switch (message.type) {
    case "marked":
    case "removed":
    case "resized":
      return t(`announce.${message.type}`, inWords(message, kinds))
    case "markedAll":
      return t("announce.markedAll", { count: message.count, kind: nameOf(message.kind, kinds) })
    case "selected": {
      const { count, index } = message
      return t("announce.selected", { ...inWords(message, kinds), count, index: index + 1 })
    }
    case "resizing":
      return t(`announce.resizing.${message.side}`, { quote: message.quote })
    case "spans":
      return t(`announce.spans.${message.change}`, { quote: message.quote, count: message.count })
    case "undone":
    case "redone":
      return t(`announce.${message.type}`, { what: wordsOf(message.what, kinds) })
    case "mode":
      return t(`announce.mode-${message.mode}`)
    case "lost":
      return t("announce.lost", { count: message.count })
    default:
      return t(`announce.${message.type}`)
  }
}

function wordsOf(what: TakenBack, kinds: readonly Kind[]): string {
  switch (what.type) {
    case "annotation":
      return t("announce.annotation", inWords(what, kinds))
    case "annotations":
      return t("announce.annotations", { count: what.count })
    default:
      return t(`announce.${what.type}`)
  }
}

/** Longest quote read aloud, in UTF-16 code units. */
const SPOKEN_QUOTE = 120

function inWords({ kind, quote }: { readonly kind: string; readonly quote: string }, kinds: readonly Kind[]) {
  return { kind: nameOf(kind, kinds), quote: shorten(quote, SPOKEN_QUOTE) }
}

function nameOf(kind: string, kinds: readonly Kind[]): string {
  return kinds.find(({ id }) => id === kind)?.name ?? kind
}
