// Writes articles as JSON CAS, a structure on each line.

import type { Project } from "../../domain/project.ts"
import { type BuiltStructure, CasBuilder, type CasType, SOFA } from "../cas/build-cas.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"

export function casJsonWriter(project: Project): FormatWriter {
  const stems = new FileStems()
  const losses = new LossTally()
  const builder = new CasBuilder(project, losses)
  return {
    *article(article) {
      const name = `${stems.next(article.metadata.title)}.json`
      countStandoffLosses(losses, article)
      const structures = builder.build(article)
      const arrays = new Arrays(structures)
      const sofa = {
        "%ID": SOFA,
        "%TYPE": "uima.cas.Sofa",
        sofaNum: 1,
        sofaID: VIEW,
        mimeType: "text/plain",
        sofaString: article.text,
      }
      const lines = [sofa, ...structures.map((one) => entryOf(one, arrays)), ...arrays.entries]
      const members = structures.filter(({ begin }) => begin !== undefined).map(({ id }) => id)
      const types = Object.fromEntries(builder.typeSystem().map((type) => [type.name, typeEntry(type)]))
      const content = [
        "{",
        `"%TYPES": ${JSON.stringify(types, undefined, 1)},`,
        `"%FEATURE_STRUCTURES": [\n${lines.map((line) => JSON.stringify(line)).join(",\n")}\n],`,
        `"%VIEWS": ${JSON.stringify({ [VIEW]: { "%SOFA": SOFA, "%MEMBERS": members } })}`,
        "}\n",
      ]
      yield { name, content: content.join("\n") }
      yield articleLine(name, article)
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

const VIEW = "_InitialView"

/** Arrays are structures of their own in this format. */
class Arrays {
  readonly entries: object[] = []
  private next: number

  constructor(structures: readonly BuiltStructure[]) {
    this.next = Math.max(SOFA, ...structures.slice(-1).map(({ id }) => id), structures.length + 1) + 1
  }

  add(elements: readonly number[]): number {
    this.entries.push({ "%ID": this.next, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": elements })
    return this.next++
  }
}

function entryOf({ id, type, begin, end, values, references }: BuiltStructure, arrays: Arrays) {
  const linked = [...references].map(([name, target]) => [
    `@${name}`,
    typeof target === "number" ? target : arrays.add(target),
  ])
  const place = begin === undefined ? {} : { "@sofa": SOFA, begin, end }
  return { "%ID": id, "%TYPE": type, ...place, ...Object.fromEntries(values), ...Object.fromEntries(linked) }
}

function typeEntry({ name, supertype, features }: CasType) {
  const declared = [...features].map(([feature, { type, element }]) => [
    feature,
    { "%NAME": feature, "%RANGE": element === undefined ? type : `${element}[]` },
  ])
  return { "%NAME": name, "%SUPER_TYPE": supertype, ...Object.fromEntries(declared) }
}
