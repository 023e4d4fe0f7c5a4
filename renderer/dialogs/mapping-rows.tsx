// What other tools' words become, a row for each: a label a kind, its attributes fields of that kind, a relation a type
// of link. What the project does not have yet is made; what is not wanted is left out.

import { useState } from "react"
import type { CorpusLabel, CorpusPreview } from "../../shared/contract/answers.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { LabelChoice } from "../../shared/domain/label-map.ts"
import type { RelationType } from "../../shared/domain/relation.ts"
import { useTranslation } from "../i18n/use-translation.ts"

interface LabelRowsProps {
  readonly label: CorpusLabel
  readonly kinds: readonly Kind[]
  readonly choice: LabelChoice | undefined
  onChange(choice: LabelChoice): void
}

/** A label, and below it its attributes, unless it is left out. */
export function LabelRows({ label: { name, count, attributes }, kinds, choice, onChange }: LabelRowsProps) {
  const { t } = useTranslation()
  const made = useMade(choice?.kind ?? null, kinds)
  const kind = kinds.find(({ id }) => id === choice?.kind)
  return (
    <>
      <ChoiceRow
        words={t("annotations.label", { name, count })}
        made={made === undefined ? undefined : { id: made, title: t("annotations.newKind", { name }) }}
        known={kinds}
        chosen={choice?.kind ?? null}
        // Fields are those of the kind that was proposed: of another one they are found anew.
        onChange={(kind) => onChange({ kind })}
      />
      {typeof choice?.kind === "string" &&
        attributes.map((attribute) => (
          <AttributeRow
            key={`${choice.kind} ${attribute.name}`}
            attribute={attribute}
            kind={kind}
            choice={choice}
            onChange={onChange}
          />
        ))}
    </>
  )
}

interface AttributeRowProps {
  readonly attribute: CorpusLabel["attributes"][number]
  /** Undefined where it is made by the import. */
  readonly kind: Kind | undefined
  readonly choice: LabelChoice
  onChange(choice: LabelChoice): void
}

function AttributeRow({ attribute: { name, count }, kind, choice, onChange }: AttributeRowProps) {
  const { t } = useTranslation()
  const fields = kind?.fields ?? []
  const chosen = choice.attributes?.[name]
  // What is no field yet, and what nobody chose, becomes the field of that name.
  const shown = chosen === null || fields.some(({ id }) => id === chosen) ? (chosen ?? null) : OF_THAT_NAME
  return (
    <div className="import-attribute">
      <ChoiceRow
        words={t("annotations.attribute", { name, count })}
        made={{ id: OF_THAT_NAME, title: t("annotations.newField") }}
        known={fields}
        chosen={shown}
        onChange={(field) => {
          const { [name]: _, ...others } = choice.attributes ?? {}
          const attributes = field === OF_THAT_NAME ? others : { ...others, [name]: field }
          onChange({ ...choice, attributes })
        }}
      />
    </div>
  )
}

interface RelationRowProps {
  readonly relation: CorpusPreview["relations"][number]
  readonly types: readonly RelationType[]
  readonly choice: string | null
  onChange(type: string | null): void
}

export function RelationRow({ relation: { name, count }, types, choice, onChange }: RelationRowProps) {
  const { t } = useTranslation()
  const made = useMade(choice, types)
  return (
    <ChoiceRow
      words={t("annotations.relation", { name, count })}
      made={made === undefined ? undefined : { id: made, title: t("annotations.newRelation", { name }) }}
      known={types}
      chosen={choice}
      onChange={onChange}
    />
  )
}

/** The id of what was proposed to be made; undefined where what was proposed is there, or nothing was. */
function useMade(chosen: string | null, known: readonly { readonly id: string }[]): string | undefined {
  const [proposed] = useState(chosen)
  return proposed === null || known.some(({ id }) => id === proposed) ? undefined : proposed
}

interface ChoiceRowProps {
  readonly words: string
  /** What may be made. */
  readonly made: { readonly id: string; readonly title: string } | undefined
  readonly known: readonly { readonly id: string; readonly name: string }[]
  /** An id, of something known or to be made; `null` where it is left out. */
  readonly chosen: string | null
  onChange(chosen: string | null): void
}

function ChoiceRow({ words, made, known, chosen, onChange }: ChoiceRowProps) {
  const { t } = useTranslation()
  return (
    <label className="import-label">
      <span dir="auto">{words}</span>
      <select
        value={chosen ?? LEFT_OUT}
        onChange={({ target }) => onChange(target.value === LEFT_OUT ? null : target.value)}
      >
        {made !== undefined && <option value={made.id}>{made.title}</option>}
        {known.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={LEFT_OUT}>{t("annotations.leaveOut")}</option>
      </select>
    </label>
  )
}

/** Values that are no ids: no id has a space. */
const LEFT_OUT = "left out"
const OF_THAT_NAME = "of that name"
