// Reads XMI that any UIMA program wrote. Which attributes refer to other structures, only the type system says; where it is
// not at hand, the names that UIMA's own tools and INCEpTION use tell.

import type { Cas, Sofa, Structure } from "../cas/cas.ts"
import { articlesOf } from "../cas/read-cas.ts"
import type { InputFile, ReadArticle, ReadCorpus, ReadingProgress, ReadProblem } from "../read.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { withOwnNames } from "../support/own-names.ts"
import { uimaName } from "../support/uima-names.ts"
import { readXml, type XmlElement } from "../support/xml-reader.ts"
import { readTypeSystems, type TypeSystem } from "./type-system.ts"

export function claimCasXmi(files: readonly InputFile[]): InputFile[] {
  const documents = files.filter((file) => /<xmi:XMI\s/.test(headOf(file)))
  return withCompanions(files, documents, isTypeSystem)
}

export function isTypeSystem(file: InputFile): boolean {
  return /\.xml$/i.test(file.name) && /<typeSystemDescription[\s>]/.test(headOf(file))
}

export function readCasXmi(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const companions = readCompanions(files)
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  const types = readTypeSystems(files.filter(isTypeSystem), problems)
  for (const file of files) {
    if (isCompanion(file) || isTypeSystem(file)) continue
    progress?.(file.name)
    const decoded = decodeFile(file)
    problems.push(...decoded.problems)
    const xml = readXml(decoded.text)
    if (!xml.ok) {
      problems.push({ file: file.name, line: xml.line, message: `The XML is damaged. ${xml.message}` })
      continue
    }
    const found = articlesOf(casOf(xml.root, types), file, companions)
    articles.push(...found.articles)
    problems.push(...found.problems)
  }
  const offsetUnit = articles.length === 0 ? undefined : "utf-16"
  const { codebook, entities } = companions
  return withOwnNames({ articles, problems, offsetUnit, codebook, entities }, uimaName)
}

function casOf(root: XmlElement, types: TypeSystem): Cas {
  const spaces = new Map<string, string>()
  for (const [name, address] of root.attributes) {
    const match = /^http:\/\/\/(.*)\.ecore$/.exec(address)
    if (name.startsWith("xmlns:") && match !== null)
      spaces.set(name.slice(6), (match[1] ?? "").replaceAll("/", "."))
  }
  const sofas: Sofa[] = []
  const structures: Structure[] = []
  for (const element of root.children) {
    const [prefix = "", local = element.name] = element.name.split(":")
    const space = spaces.get(prefix) ?? prefix
    const type = space === "uima.noNamespace" ? local : `${space}.${local}`
    const id = element.attributes.get("xmi:id")
    if (type === "uima.cas.NULL" || type === "uima.cas.View" || id === undefined) continue
    if (type === "uima.cas.Sofa") {
      const { attributes, line } = element
      sofas.push({ id, name: attributes.get("sofaID") ?? id, text: attributes.get("sofaString"), line })
    } else structures.push(structureOf(id, type, element, types))
  }
  const arrays = new Map(
    structures
      .filter(({ type }) => type === "uima.cas.FSArray")
      .map(({ id, references }) => [id, references.get("elements") ?? []]),
  )
  return { sofas, structures: structures.map((one) => withArrays(one, arrays)), supertypes: types.supertypes }
}

function structureOf(
  id: string,
  type: string,
  { attributes, children, line }: XmlElement,
  types: TypeSystem,
): Structure {
  const values = new Map<string, string | readonly string[]>()
  const references = new Map<string, readonly string[]>()
  for (const [name, value] of attributes) {
    if (name === "xmi:id" || name === "sofa" || name === "begin" || name === "end") continue
    if (!types.isReference(type, name)) values.set(name, value)
    else if (value.trim() !== "") references.set(name, value.trim().split(/\s+/))
  }
  for (const { name, text } of children) {
    const before = values.get(name)
    values.set(name, typeof before === "object" ? [...before, text] : [text])
  }
  return {
    id,
    type,
    sofa: attributes.get("sofa"),
    begin: offsetOf(attributes.get("begin")),
    end: offsetOf(attributes.get("end")),
    values,
    references,
    line,
  }
}

/** References to arrays lead to what is in them. */
function withArrays(structure: Structure, arrays: ReadonlyMap<string, readonly string[]>): Structure {
  if (structure.references.size === 0 || arrays.size === 0) return structure
  const references = new Map(
    [...structure.references].map(([name, ids]) => [name, ids.flatMap((id) => arrays.get(id) ?? [id])]),
  )
  return { ...structure, references }
}

function offsetOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined
}
