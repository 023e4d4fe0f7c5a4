// Writes articles as XMI, and `TypeSystem.xml` with every type that they use. XML cannot hold all control characters;
// those are shown as U+FFFD, which keeps every offset, and counted.

import type { Article } from "../../domain/article.ts"
import type { Project } from "../../domain/project.ts"
import { type BuiltStructure, CasBuilder, type CasType, SOFA } from "../cas/build-cas.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { escaped, unwritable } from "../support/xml.ts"

export function casXmiWriter(project: Project): FormatWriter {
  const stems = new FileStems()
  const losses = new LossTally()
  const builder = new CasBuilder(project, losses)
  return {
    *article(article) {
      const name = `${stems.next(article.metadata.title)}.xmi`
      countStandoffLosses(losses, article)
      const structures = builder.build(article)
      const texts = [article.text, ...structures.flatMap(({ values }) => [...values.values()])]
      const unknown = texts.reduce((sum, text) => sum + unwritable(text), 0)
      losses.add("characters", unknown, "character", "To XML unknown:")
      yield { name, content: documentOf(article, structures) }
      yield articleLine(name, article)
    },
    *end() {
      yield { name: "TypeSystem.xml", content: typeSystem(builder.typeSystem()) }
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

function documentOf(article: Article, structures: readonly BuiltStructure[]): string {
  const spaces = new Map<string, string>([["cas", "uima.cas"]])
  const prefixes = new Map<string, string>([["uima.cas", "cas"]])
  for (const { type } of structures) {
    const space = type.slice(0, type.lastIndexOf("."))
    if (prefixes.has(space)) continue
    const last = space.slice(space.lastIndexOf(".") + 1)
    let prefix = last
    for (let number = 2; spaces.has(prefix); number++) prefix = `${last}${number}`
    spaces.set(prefix, space)
    prefixes.set(space, prefix)
  }
  const namespaces = [...spaces].map(
    ([prefix, space]) => ` xmlns:${prefix}="http:///${space.replaceAll(".", "/")}.ecore"`,
  )
  const members = structures.filter(({ begin }) => begin !== undefined).map(({ id }) => id)
  const sofa = new Map([
    ["xmi:id", `${SOFA}`],
    ["sofaNum", "1"],
    ["sofaID", "_InitialView"],
    ["mimeType", "text/plain"],
    ["sofaString", article.text],
  ])
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"${namespaces.join("")} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...structures.map((structure) => element(structure, prefixes)),
    `<cas:Sofa${attributes(sofa)}/>`,
    `<cas:View sofa="${SOFA}" members="${members.join(" ")}"/>`,
    "</xmi:XMI>\n",
  ].join("\n")
}

function element(
  { id, type, begin, end, values, references }: BuiltStructure,
  prefixes: ReadonlyMap<string, string>,
): string {
  const dot = type.lastIndexOf(".")
  const place = begin === undefined ? "" : ` sofa="${SOFA}" begin="${begin}" end="${end}"`
  const linked = [...references].map(
    ([name, target]) => ` ${name}="${typeof target === "number" ? target : target.join(" ")}"`,
  )
  return `<${prefixes.get(type.slice(0, dot))}:${type.slice(dot + 1)} xmi:id="${id}"${place}${attributes(values)}${linked.join("")}/>`
}

function attributes(values: ReadonlyMap<string, string>): string {
  return [...values].map(([name, value]) => ` ${name}="${attributeValue(value)}"`).join("")
}

/** Line breaks and tabs would be read as spaces. */
function attributeValue(value: string): string {
  return escaped(value).replace(/[\n\t]/g, (character) => (character === "\n" ? "&#10;" : "&#9;"))
}

function typeSystem(types: readonly CasType[]): string {
  const descriptions = types.map(({ name, supertype, features }) => {
    const declared = [...features].map(([feature, { type, element }]) => {
      const of = element === undefined ? "" : `<elementType>${element}</elementType>`
      return `<featureDescription><name>${feature}</name><description/><rangeTypeName>${type}</rangeTypeName>${of}</featureDescription>\n`
    })
    return `<typeDescription><name>${name}</name><description/><supertypeName>${supertype}</supertypeName>\n<features>\n${declared.join("")}</features></typeDescription>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n${descriptions.join("")}</types>\n</typeSystemDescription>\n`
}
