// The editor of a field's values, by its type. One value or a list of them makes a difference to each editor alone.

import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Field, SingleValue } from "../../shared/domain/field.ts"
import { AnnotationValues } from "./annotation-values.tsx"
import { ChoiceValues } from "./choice-values.tsx"
import { DateValues } from "./date-values.tsx"
import { EntityValues } from "./entity-values.tsx"
import { EvidenceValues } from "./evidence-values.tsx"
import { SpanValues } from "./span-values.tsx"
import { WordValues } from "./word-values.tsx"

export interface ValuesProps {
  readonly annotation: Annotation
  readonly field: Field
  readonly values: readonly SingleValue[]
  /** Whether something is proposed for it, so that an empty field need not ask. */
  readonly proposed: boolean
  /** Where the focus goes when the card is opened by key. */
  readonly first: boolean
  /** The analyst has just asked for the field. */
  readonly focus: boolean
  onChange(values: readonly SingleValue[]): void
}

export function ValueEditor(props: ValuesProps) {
  switch (props.field.type) {
    case "text":
    case "number":
      return <WordValues {...props} />
    case "choice":
      return <ChoiceValues {...props} />
    case "date":
      return <DateValues {...props} />
    case "entity":
      return <EntityValues {...props} />
    case "annotation":
      return <AnnotationValues {...props} />
    case "span":
      return <SpanValues {...props} />
    case "evidence":
      return <EvidenceValues {...props} />
  }
}

/** Marks the control that takes the focus when the card is opened by key, where the field holds nothing proposed. */
export function firstPart({ first, proposed, values }: ValuesProps): { "data-part"?: "first" } {
  return first && !(proposed && values.length === 0) ? { "data-part": "first" } : {}
}
