// The sign of a kind: its letter, or how many there are of it, on its own underline. The same everywhere, so that
// it is learnt once. It is drawn for the eye; the name of the kind is said beside it or by `label`.

import type { Kind } from "../../shared/domain/codebook.ts"
import "./kind.css"

type Sign = Pick<Kind, "letter" | "colour" | "underline">

/** The letter on its underline, hidden from screen readers unless it has a `label` of its own. */
export function KindLetter({ kind, label }: { readonly kind: Sign; readonly label?: string }) {
  const name = label === undefined ? ({ "aria-hidden": true } as const) : { role: "img", "aria-label": label }
  return (
    <span className="kind-letter" data-colour={kind.colour} data-underline={kind.underline} {...name}>
      {kind.letter}
    </span>
  )
}

/** A number on the kind's underline; `label` says it in words, such as "16 claims". */
export function KindCount({
  kind,
  count,
  label,
}: {
  readonly kind: Sign
  readonly count: number
  readonly label: string
}) {
  return (
    <span
      className="kind-count"
      data-colour={kind.colour}
      data-underline={kind.underline}
      role="img"
      aria-label={label}
      title={label}
    >
      {count}
    </span>
  )
}
