// The JSON that UIMA's Java SDK wrote before there was JSON CAS, and INCEpTION still calls UIMA CAS JSON (legacy): views
// list structures by type, themselves or by their ids; types are told by their short names; what has its default value,
// such as an offset of 0, is left out. https://uima.apache.org/d/uimaj-2.10.4/references.html#ugr.ref.json.overview

import type { Cas, Sofa, Structure } from "../cas/cas.ts"
import { isList, isObject, type JsonObject } from "../support/json.ts"

/** Whether JSON that begins so is of this kind. */
export function isLegacyHead(head: string): boolean {
  return /^\s*\{\s*"_(?:context|views|referenced_fss)"\s*:/.test(head)
}

export function isLegacy(root: JsonObject): boolean {
  return "_views" in root || "_referenced_fss" in root
}

export function legacyCasOf(root: JsonObject): Cas {
  const reader = new LegacyReader(root)
  for (const [id, entry] of Object.entries(objectAt(root, "_referenced_fss")))
    if (isObject(entry)) reader.add(id, entry)
  for (const [view, byType] of Object.entries(objectAt(root, "_views"))) {
    for (const [type, entries] of Object.entries(isObject(byType) ? byType : {})) {
      for (const [place, entry] of (isList(entries) ? entries : []).entries())
        if (isObject(entry)) reader.add(`${view}.${type}.${place + 1}`, entry, type)
    }
  }
  return reader
}

class LegacyReader implements Cas {
  readonly sofas: Sofa[] = []
  readonly structures: Structure[] = []
  readonly supertypes = new Map<string, string>()
  private readonly types: JsonObject
  private readonly referenced: JsonObject

  constructor(root: JsonObject) {
    this.types = objectAt(objectAt(root, "_context"), "_types")
    this.referenced = objectAt(root, "_referenced_fss")
    for (const [name, type] of Object.entries(this.types)) {
      const below = isObject(type) ? type._subtypes : undefined
      for (const one of isList(below) ? below : [])
        if (typeof one === "string") this.supertypes.set(this.nameOf(one), this.nameOf(name))
    }
  }

  /** @param type by which the view lists it; else it says its type itself */
  add(id: string, entry: JsonObject, type = entry._type): void {
    if (typeof type !== "string") return
    const { sofa, sofaID, sofaString } = entry
    if (type === "Sofa")
      this.sofas.push({
        id,
        name: String(sofaID ?? id),
        text: typeof sofaString === "string" ? sofaString : undefined,
      })
    else
      this.structures.push({
        id,
        type: this.nameOf(type),
        sofa: sofa === undefined ? undefined : String(sofa),
        begin: offsetOf(entry.begin ?? (entry.end === undefined ? undefined : 0)),
        end: offsetOf(entry.end),
        ...this.features(id, type, entry),
      })
  }

  /** The whole name of a type, where the file says it. */
  private nameOf(short: string): string {
    const { _id: name } = objectAt(this.types, short)
    return typeof name === "string" ? name : short
  }

  private features(id: string, type: string, entry: JsonObject): Pick<Structure, "values" | "references"> {
    const ranges = objectAt(objectAt(this.types, type), "_feature_types")
    const values = new Map<string, string | number | boolean | readonly string[]>()
    const references = new Map<string, readonly string[]>()
    for (const [name, value] of Object.entries(entry)) {
      if (name.startsWith("_") || name === "begin" || name === "end" || name === "sofa") continue
      const targets = Object.hasOwn(ranges, name) ? this.targetsOf(`${id}.${name}`, value) : []
      if (targets.length > 0) references.set(name, targets)
      else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
        values.set(name, value)
      else if (isList(value)) values.set(name, value.filter((one) => typeof one !== "object").map(String))
    }
    return { values, references }
  }

  /** Ids that a feature leads to. Structures that stand in place of their ids are added; lists are followed. */
  private targetsOf(id: string, value: unknown): string[] {
    if (isList(value)) return value.flatMap((one, place) => this.targetsOf(`${id}.${place + 1}`, one))
    if (isObject(value)) {
      this.add(id, value)
      return [id]
    }
    if (typeof value !== "number" || !Object.hasOwn(this.referenced, String(value))) return []
    const found = objectAt(this.referenced, String(value))
    return isList(found._collection) ? this.targetsOf(id, found._collection) : [String(value)]
  }
}

function objectAt(parent: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(parent, name) ? parent[name] : undefined
  return isObject(value) ? value : {}
}

function offsetOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) ? value : undefined
}
