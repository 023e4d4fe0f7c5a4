// One kind: what it is called, how it looks, when to use it, and what is asked of it. What is typed is taken over on
// leaving the field.

import { Trash2 } from "lucide-react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDraft } from "../registry/use-draft.ts"
import { Button } from "../ui/button.tsx"
import { TextArea, TextField } from "../ui/field.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { moved } from "./codebook-change.ts"
import { FieldsList } from "./fields-list.tsx"
import { KeysField } from "./keys-field.tsx"
import { KindLook } from "./kind-look.tsx"
import { RowButtons } from "./row-buttons.tsx"
import type { CodebookChange } from "./use-codebook.ts"

interface KindPageProps extends Pick<CodebookChange, "change" | "readOnly"> {
  readonly kind: Kind
  readonly kinds: readonly Kind[]
  onRemove(): void
}

export function KindPage({ kind, kinds, readOnly, change, onRemove }: KindPageProps) {
  const { t } = useTranslation()
  const set = (changed: Partial<Kind>) =>
    change((now) => ({
      ...now,
      kinds: now.kinds.map((one) => (one.id === kind.id ? { ...one, ...changed } : one)),
    }))
  const name = useDraft(kind.name, (typed) => {
    const named = typed.trim()
    // Until it has a plural of its own, it goes by its name.
    if (named !== "") set(kind.plural === kind.name ? { name: named, plural: named } : { name: named })
  })
  const plural = useDraft(kind.plural, (typed) => typed.trim() !== "" && set({ plural: typed.trim() }))
  const letter = useDraft(kind.letter, (typed) => typed.trim() !== "" && set({ letter: typed.trim() }))
  const guidance = useDraft(kind.guidance, (typed) => set({ guidance: typed.trim() }))
  const examples = useDraft((kind.examples ?? []).join("\n"), (typed) =>
    set({
      examples: typed
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    }),
  )
  const index = kinds.findIndex(({ id }) => id === kind.id)
  return (
    <fieldset className="codebook-page" disabled={readOnly} aria-label={kind.name}>
      <div className="registry-fields">
        <div className="codebook-names">
          <TextField label={t("codebook.name")} dir="auto" required {...name} />
          <TextField label={t("codebook.plural")} dir="auto" required {...plural} />
          <TextField label={t("codebook.letter")} maxLength={2} required {...letter} />
          <KeysField kind={kind} kinds={kinds} onChange={(keys) => set({ keys })} />
        </div>
        <KindLook kind={kind} onChange={set} />
        <TextArea label={t("codebook.guidance")} hint={t("codebook.guidanceHint")} rows={2} {...guidance} />
        <TextArea label={t("codebook.examples")} hint={t("codebook.examplesHint")} rows={2} {...examples} />
        <div className="codebook-trim">
          <span className="registry-label">{t("codebook.trim")}</span>
          <Segmented
            label={t("codebook.trim")}
            value={kind.trim}
            options={[
              { value: "punctuation", label: t("codebook.trimPunctuation") },
              { value: "space", label: t("codebook.trimSpace") },
            ]}
            onChange={(trim) => set({ trim })}
          />
        </div>
        {!readOnly && (
          <div className="registry-actions">
            <RowButtons
              name={kind.name}
              index={index}
              count={kinds.length}
              onMove={(to) => change((now) => ({ ...now, kinds: moved(now.kinds, index, to) }))}
            />
            <Button icon={Trash2} disabled={kinds.length < 2} onClick={onRemove}>
              {t("codebook.removeKind")}
            </Button>
          </div>
        )}
      </div>
      <FieldsList
        fields={kind.fields}
        kinds={kinds}
        readOnly={readOnly}
        onChange={(how) =>
          change((now) => ({
            ...now,
            kinds: now.kinds.map((one) => (one.id === kind.id ? { ...one, fields: how(one.fields) } : one)),
          }))
        }
      />
    </fieldset>
  )
}
