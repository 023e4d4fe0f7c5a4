// What both lists of cards have in common.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import type { EditorSnapshot } from "../editor/editor-state.ts"
import type { CardProps } from "./card.tsx"

/** What cards depend on: where the caret is, for one, changes none of them. */
export const cardsParts = [
  "annotations",
  "lookup",
  "text",
  "selected",
  "layoutVersion",
  "mode",
  "readOnly",
] as const

export type CardsSnapshot = Pick<EditorSnapshot, (typeof cardsParts)[number]>

export interface CardListProps
  extends Pick<CardProps, "editor" | "t" | "kinds" | "creators" | "onHeight" | "onAction"> {
  readonly registry: Registry
  /** Ids of the cards that are chosen together. */
  readonly chosen: ReadonlySet<string>
  /** The card that has keyboard focus. */
  readonly active: string | null
  /** Height of the open card in pixels, as the last one of its kind was measured: most are as high, and lie right at once. */
  readonly openHeight: number
}

/** The one card that Tab reaches: the one with focus, else the open one, else the first. */
export function tabStopOf(
  drawn: readonly { readonly annotation: Annotation }[],
  active: string | null,
  selected: string | null,
): string | undefined {
  const has = (id: string | null) => drawn.some(({ annotation }) => annotation.id === id)
  if (active !== null && has(active)) return active
  if (selected !== null && has(selected)) return selected
  return drawn[0]?.annotation.id
}
