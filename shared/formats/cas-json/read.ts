// Reads JSON CAS files that any UIMA program wrote.

import type { Cas, Sofa, Structure } from "../cas/cas.ts"
import { articlesOf } from "../cas/read-cas.ts"
import type { InputFile, ReadArticle, ReadCorpus, ReadingProgress, ReadProblem } from "../read.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { isList, isObject, type JsonObject, parsedJson } from "../support/json.ts"
import { withOwnNames } from "../support/own-names.ts"
import { uimaName } from "../support/uima-names.ts"
import { isLegacy, isLegacyHead, legacyCasOf } from "./legacy.ts"

export function claimCasJson(files: readonly InputFile[]): InputFile[] {
  const documents = files.filter(
    (file) =>
      /\.json$/i.test(file.name) &&
      !isCompanion(file) &&
      (/"%(?:TYPES|FEATURE_STRUCTURES|VIEWS|FLAGS|HEADER)"/.test(headOf(file)) || isLegacyHead(headOf(file))),
  )
  return withCompanions(files, documents)
}

export function readCasJson(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const companions = readCompanions(files)
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  for (const file of files) {
    if (isCompanion(file)) continue
    progress?.(file.name)
    const decoded = decodeFile(file)
    problems.push(...decoded.problems)
    const parsed = parsedJson(decoded.text)
    const cas = parsed.ok && isObject(parsed.value) ? casOf(parsed.value, decoded.text) : undefined
    if (cas === undefined) {
      const message = parsed.ok ? "This is no CAS: it has no structures and no types." : parsed.message
      problems.push({ file: file.name, message })
      continue
    }
    const found = articlesOf(cas, file, companions)
    articles.push(...found.articles)
    problems.push(...found.problems)
  }
  const offsetUnit = articles.length === 0 ? undefined : "utf-16"
  const { codebook, entities } = companions
  return withOwnNames({ articles, problems, offsetUnit, codebook, entities }, uimaName)
}

const STRUCTURES = "%FEATURE_STRUCTURES"

function casOf(root: JsonObject, json: string): Cas | undefined {
  if ("%TYPES" in root || STRUCTURES in root) return currentCasOf(root, linesOf(json))
  return isLegacy(root) ? legacyCasOf(root) : undefined
}

/** The lines on which structures say their ids; none where all is on one line. */
function linesOf(json: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  if (!json.includes("\n")) return lines
  for (const [index, line] of json.split("\n").entries())
    for (const [, id = ""] of line.matchAll(/"%ID"\s*:\s*"?([^",\s}]+)/g)) lines.set(id, index + 1)
  return lines
}

function currentCasOf(root: JsonObject, lines: ReadonlyMap<string, number>): Cas {
  const given = root[STRUCTURES]
  // Structures come as a list, or by their ids.
  const entries: JsonObject[] = isList(given)
    ? given.filter(isObject)
    : isObject(given)
      ? Object.entries(given).flatMap(([id, one]) => (isObject(one) ? [{ "%ID": id, ...one }] : []))
      : []
  const arrays = new Map<string, readonly string[]>()
  for (const entry of entries) {
    const elements = entry["%ELEMENTS"]
    const id = idOf(entry["%ID"])
    if (id !== undefined && isList(elements))
      arrays.set(
        id,
        elements.flatMap((one) => idOf(one) ?? []),
      )
  }
  const sofas: Sofa[] = []
  const structures: Structure[] = []
  for (const entry of entries) {
    const type = entry["%TYPE"]
    const id = idOf(entry["%ID"])
    if (id === undefined || typeof type !== "string") continue
    if (type === "uima.cas.Sofa") sofas.push({ ...sofaOf(id, entry), line: lines.get(id) })
    else structures.push({ ...structureOf(id, type, entry, arrays), line: lines.get(id) })
  }
  return { sofas, structures, supertypes: supertypesOf(root["%TYPES"]) }
}

function sofaOf(id: string, entry: JsonObject): Sofa {
  const { sofaID, sofaString } = entry
  return { id, name: String(sofaID ?? id), text: typeof sofaString === "string" ? sofaString : undefined }
}

function structureOf(
  id: string,
  type: string,
  entry: JsonObject,
  arrays: ReadonlyMap<string, readonly string[]>,
): Structure {
  const values = new Map<string, string | number | boolean | readonly string[]>()
  const references = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(entry)) {
    if (name.startsWith("%") || name === "begin" || name === "end" || name === "@sofa") continue
    const feature = name.replace(/^[@^#]/, "")
    if (name.startsWith("@")) {
      const targets = (isList(value) ? value : [value]).flatMap((one) => idOf(one) ?? [])
      references.set(
        feature,
        targets.flatMap((target) => arrays.get(target) ?? [target]),
      )
    } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      values.set(feature, value)
    else if (isList(value)) values.set(feature, value.filter((one) => typeof one !== "object").map(String))
  }
  return {
    id,
    type,
    sofa: idOf(entry["@sofa"]),
    begin: offsetOf(entry.begin),
    end: offsetOf(entry.end),
    values,
    references,
  }
}

function idOf(value: unknown): string | undefined {
  return typeof value === "number" || typeof value === "string" ? String(value) : undefined
}

function offsetOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) ? value : undefined
}

function supertypesOf(types: unknown): Map<string, string> {
  const supertypes = new Map<string, string>()
  for (const [name, type] of Object.entries(isObject(types) ? types : {})) {
    const above = isObject(type) ? type["%SUPER_TYPE"] : undefined
    if (typeof above === "string") supertypes.set(name, above)
  }
  return supertypes
}
