// What a type system says of types and features: which is above which, and which features refer to structures.

import type { InputFile, ReadProblem } from "../read.ts"
import { decodeFile } from "../support/bytes.ts"
import { readXml, type XmlElement } from "../support/xml-reader.ts"

export interface TypeSystem {
  readonly supertypes: ReadonlyMap<string, string>
  /** Whether a feature's value is ids of other structures. */
  isReference(type: string, feature: string): boolean
}

/** References by the names that they have in UIMA, in DKPro Core and in INCEpTION's relations, slots and chains. */
const usual: ReadonlySet<string> = new Set([
  "Governor",
  "Dependent",
  "target",
  "links",
  "first",
  "next",
  "elements",
  "head",
  "tail",
])

export function readTypeSystems(files: readonly InputFile[], problems: ReadProblem[]): TypeSystem {
  const supertypes = new Map<string, string>()
  const ranges = new Map<string, string>()
  for (const file of files) {
    const xml = readXml(decodeFile(file).text)
    if (!xml.ok) {
      problems.push({ file: file.name, line: xml.line, message: `The XML is damaged. ${xml.message}` })
      continue
    }
    for (const description of within(xml.root, "typeDescription")) {
      const name = wordIn(description, "name")
      const above = wordIn(description, "supertypeName")
      if (above !== "") supertypes.set(name, above)
      for (const feature of within(description, "featureDescription"))
        ranges.set(`${name} ${wordIn(feature, "name")}`, wordIn(feature, "rangeTypeName"))
    }
  }
  const rangeOf = (type: string, feature: string) => {
    const seen = new Set<string>()
    for (let one: string | undefined = type; one !== undefined && !seen.has(one); one = supertypes.get(one)) {
      const range = ranges.get(`${one} ${feature}`)
      if (range !== undefined) return range
      seen.add(one)
    }
    return undefined
  }
  return {
    supertypes,
    isReference(type, feature) {
      if (type === "uima.cas.FSArray") return feature === "elements"
      const range = rangeOf(type, feature)
      return range === undefined
        ? usual.has(feature) && !type.startsWith("uima.cas.")
        : !plain.has(range.replace(/(\[\]|Array|List)$/, ""))
    },
  }
}

/** Ranges whose values are what they say. */
const plain: ReadonlySet<string> = new Set(
  ["String", "Integer", "Long", "Short", "Byte", "Float", "Double", "Boolean"].map(
    (name) => `uima.cas.${name}`,
  ),
)

function* within(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name.replace(/^.*:/, "") === name) yield child
    else yield* within(child, name)
  }
}

function wordIn({ children }: XmlElement, name: string): string {
  return children.find((child) => child.name.replace(/^.*:/, "") === name)?.text.trim() ?? ""
}
