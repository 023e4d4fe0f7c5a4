// How a kind looks: its colour and underline, and what a mark of it looks like among words, selected and not.

import { useId } from "react"
import { type Kind, kindColours, kindUnderlines } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { KindLetter } from "../ui/kind-letter.tsx"

interface KindLookProps {
  readonly kind: Kind
  onChange(changed: Pick<Kind, "colour"> | Pick<Kind, "underline">): void
}

export function KindLook({ kind, onChange }: KindLookProps) {
  const { t } = useTranslation()
  const { colour, underline } = kind
  return (
    <div className="codebook-look">
      <Looks
        label={t("codebook.colour")}
        value={colour}
        looks={kindColours.map((one) => ({
          value: one,
          label: t(`codebook.colours.${one}`),
          kind: { ...kind, colour: one },
        }))}
        onChange={(one) => onChange({ colour: one })}
      />
      <Looks
        label={t("codebook.underline")}
        value={underline}
        looks={kindUnderlines.map((one) => ({
          value: one,
          label: t(`codebook.underlines.${one}`),
          kind: { ...kind, underline: one },
        }))}
        onChange={(one) => onChange({ underline: one })}
      />
      <p className="codebook-preview" data-colour={colour} data-underline={underline} dir="auto">
        {t("codebook.previewBefore")}{" "}
        <mark className="codebook-mark" data-underline={underline}>
          {kind.examples?.[0] ?? t("codebook.previewMarked")}
        </mark>{" "}
        {t("codebook.previewBetween")}{" "}
        <mark className="codebook-mark" data-selected data-underline={underline}>
          {kind.examples?.[1] ?? t("codebook.previewSelected")}
        </mark>
        .
      </p>
    </div>
  )
}

interface LooksProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly looks: readonly { readonly value: Value; readonly label: string; readonly kind: Kind }[]
  onChange(value: Value): void
}

function Looks<Value extends string>({ label, value, looks, onChange }: LooksProps<Value>) {
  const name = useId()
  return (
    <div className="field">
      <span className="registry-label" aria-hidden>
        {label}
      </span>
      <div className="codebook-looks" role="radiogroup" aria-label={label}>
        {looks.map((look) => (
          <label key={look.value} title={look.label}>
            <input
              type="radio"
              name={name}
              aria-label={look.label}
              checked={look.value === value}
              onChange={() => onChange(look.value)}
            />
            <KindLetter kind={look.kind} />
          </label>
        ))}
      </div>
    </div>
  )
}
