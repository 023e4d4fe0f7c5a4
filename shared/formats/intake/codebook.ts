// The codebook that a corpus needs: the project's own, and new kinds, fields, choices and relation types for what the
// map names and the codebook does not have. Where Postil wrote the files, these are taken from the files' own codebook.

import { type Codebook, type Kind, kindColours, kindUnderlines } from "../../domain/codebook.ts"
import type { Field } from "../../domain/field.ts"
import type { LabelMap } from "../../domain/label-map.ts"
import type { RelationType } from "../../domain/relation.ts"
import type { FoundAttribute, FoundLabel, FoundLabels } from "./labels.ts"
import { mergeMaps } from "./propose.ts"

/** The project's codebook with what is missing in it. */
export function extendCodebook(codebook: Codebook, found: FoundLabels, map: LabelMap): Codebook {
  const { written } = found
  const kinds = new Map(codebook.kinds.map((kind) => [kind.id, kind]))
  const letters = new Set(codebook.kinds.map(({ letter }) => letter))
  for (const label of found.labels) {
    const choice = map.labels[label.name]
    if (choice === undefined || choice.kind === null) continue
    const kind = kinds.get(choice.kind) ?? kindFor(choice.kind, label, kinds.size, letters, written)
    kinds.set(choice.kind, withFields(kind, label, choice.attributes ?? {}))
  }
  const types = new Map(codebook.relationTypes.map((type) => [type.id, type]))
  for (const { name } of found.relations) {
    const id = map.relations[name]
    if (id === undefined || id === null || types.has(id)) continue
    const type = written?.relationTypes.find((one) => one.id === id)
    types.set(id, type ?? relationTypeFor(id, name))
  }
  return {
    ...codebook,
    kinds: [...kinds.values()],
    relationTypes: [...types.values()],
    imported: mergeMaps(codebook.imported, map),
  }
}

function kindFor(
  id: string,
  { name }: FoundLabel,
  place: number,
  letters: Set<string>,
  written: Codebook | undefined,
): Kind {
  const known = written?.kinds.find((kind) => kind.id === id)
  if (known !== undefined) return known
  const letter = letterFor(name, letters)
  letters.add(letter)
  return {
    id,
    name: name.slice(0, 200),
    plural: name.slice(0, 200),
    letter,
    keys: [],
    // The first three of both are those of the built-in kinds.
    colour: kindColours[place % kindColours.length] ?? "slate",
    underline:
      kindUnderlines[(place + Math.floor(place / kindColours.length)) % kindUnderlines.length] ?? "solid",
    trim: "punctuation",
    guidance: "",
    fields: [],
  }
}

/** A letter of the name that is still free, or else its first two. */
function letterFor(name: string, taken: ReadonlySet<string>): string {
  const last = name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf(":")) + 1)
  const letters = [...(last === "" ? name : last).toUpperCase()].filter(
    (one) => /[\p{L}\p{N}]/u.test(one) && one.length === 1,
  )
  const free = letters.find((letter) => !taken.has(letter))
  return free ?? (letters.slice(0, 2).join("") || "?")
}

function withFields(
  kind: Kind,
  label: FoundLabel,
  attributes: Readonly<Record<string, string | null>>,
): Kind {
  const fields = new Map(kind.fields.map((field) => [field.id, field]))
  for (const attribute of label.attributes) {
    const id = attributes[attribute.name]
    if (id === undefined || id === null) continue
    const field = fields.get(id)
    fields.set(id, field === undefined ? fieldFor(id, attribute) : withOptions(field, attribute))
  }
  return { ...kind, fields: [...fields.values()] }
}

function fieldFor(id: string, { name, reference, list, values }: FoundAttribute): Field {
  const base = { id, name: name.slice(0, 200), ...(list ? { list } : {}) }
  if (reference) return { ...base, type: "annotation" }
  if (values === undefined || values.some((value) => value.trim() === "")) return { ...base, type: "text" }
  return { ...base, type: "choice", options: values.map(optionFor) }
}

/** Fields that came in with an earlier import learn the values of a later one; the project's own stay as they are. */
function withOptions(field: Field, { values, list }: FoundAttribute): Field {
  if (field.type !== "choice" || values === undefined || field.options === undefined) return field
  if (!field.options.every(({ id, name }) => id === name)) return field
  const known = new Set(field.options.map(({ id }) => id))
  const more = values.filter((value) => value.trim() !== "" && !known.has(value))
  if (more.length === 0 && (field.list === true || !list)) return field
  return { ...field, ...(list ? { list } : {}), options: [...field.options, ...more.map(optionFor)] }
}

function optionFor(value: string) {
  return { id: value, name: value }
}

function relationTypeFor(id: string, name: string): RelationType {
  return { id, name: name.slice(0, 200), ...(name === "Equiv" ? { symmetric: true } : {}) }
}
