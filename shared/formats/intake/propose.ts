// What another tool's words probably mean in a project: what was chosen before, what Postil itself wrote, what has the
// same name, what the field commonly calls people, claims and events; else something new of that name.

import type { Codebook, Kind } from "../../domain/codebook.ts"
import type { LabelChoice, LabelMap } from "../../domain/label-map.ts"
import { comparable, identifierOf } from "../support/names.ts"
import type { FoundLabel, FoundLabels } from "./labels.ts"

/** @param chosen what somebody decided; it wins over everything */
export function proposeMap(found: FoundLabels, codebook: Codebook, chosen?: LabelMap): LabelMap {
  const known = codebook.kinds.concat(missing(codebook.kinds, found.written?.kinds))
  const types = codebook.relationTypes.concat(missing(codebook.relationTypes, found.written?.relationTypes))
  const kinds = new Taken(known)
  const relations = new Taken(types)
  const before = codebook.imported
  return {
    labels: Object.fromEntries(
      found.labels.map((label) => {
        const choice = own(chosen?.labels, label.name) ?? own(before?.labels, label.name)
        const kind = choice === undefined ? proposeKind(label, known, kinds) : choice.kind
        return [
          label.name,
          {
            kind,
            ...attributesFor(
              label,
              known.find(({ id }) => id === kind),
              choice,
            ),
          },
        ]
      }),
    ),
    relations: Object.fromEntries(
      found.relations.map(({ name }) => {
        const now = own(chosen?.relations, name)
        // Leaving them out, which is null, is a choice, too.
        const choice = now === undefined ? own(before?.relations, name) : now
        return [name, choice === undefined ? relations.idFor(name) : choice]
      }),
    ),
  }
}

/** Choices made now over those made before. */
export function mergeMaps(before: LabelMap | undefined, now: LabelMap): LabelMap {
  return {
    labels: { ...before?.labels, ...now.labels },
    relations: { ...before?.relations, ...now.relations },
  }
}

/** What the files' own codebook has and the project's has not. */
function missing<T extends { readonly id: string }>(own: readonly T[], written: readonly T[] = []): T[] {
  const ids = new Set(own.map(({ id }) => id))
  return written.filter(({ id }) => !ids.has(id))
}

function proposeKind(label: FoundLabel, kinds: readonly Kind[], taken: Taken): string {
  if (label.kind !== undefined && kinds.some(({ id }) => id === label.kind)) return label.kind
  const known = taken.find(label.name)
  if (known !== undefined) return known
  // The last part of a qualified name says most: `de.example.ner.Person`, `PROP_PER`.
  const words = [label.name, ...label.name.split(/[.:_/]+/).reverse()].map(comparable)
  for (const word of words) {
    const common = commonNames.get(word)
    if (common !== undefined && kinds.some(({ id }) => id === common)) return common
  }
  return taken.idFor(label.name)
}

/** What tools and corpora commonly call the built-in kinds. */
const commonNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    person: ["per", "pers", "person", "persons", "people", "human", "speaker", "politician"],
    claim: ["claim", "claims", "statement", "assertion", "quote", "quotation"],
    event: ["event", "events", "evt", "happening", "incident"],
  }).flatMap(([id, names]) => names.map((name) => [name, id] as const)),
)

function attributesFor(
  label: FoundLabel,
  kind: Kind | undefined,
  choice: LabelChoice | undefined,
): Pick<LabelChoice, "attributes"> {
  if (label.attributes.length === 0) return {}
  const taken = new Taken(kind?.fields ?? [])
  return {
    attributes: Object.fromEntries(
      label.attributes.map(({ name }) => {
        const chosen = own(choice?.attributes, name)
        return [name, chosen === undefined ? taken.idFor(name) : chosen]
      }),
    ),
  }
}

/** Ids that exist, and those that were given since. */
class Taken {
  private readonly ids = new Set<string>()
  private readonly exactly = new Map<string, string>()
  private readonly byName = new Map<string, string>()

  constructor(things: readonly { readonly id: string; readonly name: string }[]) {
    for (const { id, name } of things) {
      this.ids.add(id)
      if (!this.exactly.has(name)) this.exactly.set(name, id)
      if (!this.byName.has(comparable(name))) this.byName.set(comparable(name), id)
    }
    for (const { id } of things) if (!this.byName.has(comparable(id))) this.byName.set(comparable(id), id)
  }

  find(name: string): string | undefined {
    const key = comparable(name)
    return this.exactly.get(name) ?? (key === "" ? undefined : this.byName.get(key))
  }

  /** The id of what has this name, or a new one for it. */
  idFor(name: string): string {
    const known = this.find(name)
    if (known !== undefined) return known
    const plain = slugOf(name)
    let id = plain
    for (let number = 2; this.ids.has(id); number++) id = `${plain}-${number}`
    this.ids.add(id)
    if (comparable(name) !== "") this.byName.set(comparable(name), id)
    return id
  }
}

/** A name as an id. What has no Latin letters is spelt by its code points, so that different names differ. */
function slugOf(name: string): string {
  const ascii = identifierOf(name)
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, (other) => [...other].map((one) => one.codePointAt(0)?.toString(16)).join(""))
    .replace(/^[^a-z0-9]+/, "")
  return ascii === "" ? "unnamed" : ascii.slice(0, 100)
}

/** Labels may be called like what objects inherit. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
