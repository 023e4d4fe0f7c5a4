// The labelling configuration (labelstud.io/tags): kinds as labels with their colours and keys, plain fields as controls
// for each region, relation types as relations.

import type { Kind } from "../../domain/codebook.ts"
import type { Project } from "../../domain/project.ts"
import type { CodebookNames } from "../support/names.ts"
import { attributes } from "../support/xml.ts"

export const LABELS = "label"
export const TEXT = "text"

/** The name of the control for a field of a kind. */
export function controlOf(kind: string, field: string): string {
  return `${kind}.${field}`
}

export function configuration(project: Project, names: CodebookNames): string {
  const { kinds, relationTypes } = project.codebook
  const labels = kinds.map(({ id, keys, colour }) => {
    const hotkey = keys.find((key) => /^[0-9a-z]$/.test(key))
    return `    <Label${attributes({ value: names.kind(id), background: colours[colour], hotkey })}/>\n`
  })
  const relations = relationTypes.map(
    ({ id }) => `    <Relation${attributes({ value: names.relation(id) })}/>\n`,
  )
  return `<View>
  <Relations>
${relations.join("")}  </Relations>
  <Labels name="${LABELS}" toName="${TEXT}">
${labels.join("")}  </Labels>
  <Text name="${TEXT}" value="$text"/>
${kinds.map((kind) => controls(kind, names)).join("")}</View>
`
}

/** Controls for choices, words and numbers; what refers to people or places in the text has none here. */
function controls({ id, fields }: Kind, names: CodebookNames): string {
  return fields
    .map(({ id: field, type, list, options = [] }) => {
      const own = attributes({
        name: controlOf(id, field),
        toName: TEXT,
        perRegion: "true",
        whenTagName: LABELS,
        whenLabelValue: names.kind(id),
      })
      if (type === "number") return `  <Number${own}/>\n`
      if (type === "text" || type === "date") return `  <TextArea${own} maxSubmissions="1"/>\n`
      if (type !== "choice") return ""
      const choices = options.map(
        (option) => `    <Choice${attributes({ value: option.name, alias: option.id })}/>\n`,
      )
      const choice = list === true ? "multiple" : "single"
      return `  <Choices${own} choice="${choice}">\n${choices.join("")}  </Choices>\n`
    })
    .join("")
}

const colours = {
  blue: "#2a6fb8",
  amber: "#b27b16",
  green: "#2f8a4c",
  violet: "#7b57b8",
  rose: "#b84a63",
  teal: "#1f8a8a",
  orange: "#c2601d",
  slate: "#667085",
} as const satisfies Record<Kind["colour"], string>
