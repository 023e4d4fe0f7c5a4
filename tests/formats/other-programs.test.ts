// What other people's programs make of the formats that annotations come back in: a program in Python that counts as
// Python does, Apache UIMA, NLTK. Those that read what is only written are in `third-party.test.ts`.

import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { extentOf } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import { casXmi } from "../../shared/formats/cas-xmi/index.ts"
import { conll2003 } from "../../shared/formats/conll2003/index.ts"
import type { ProjectSlice } from "../../shared/formats/format.ts"
import { goldenArticle, goldenText } from "../fixtures/golden.ts"
import { runs } from "../support/arbitrary-article.ts"
import { markedTexts } from "./arbitrary.ts"
import { awkwardKinds, awkwardSlice } from "./awkward.ts"
import { askPython, askUima, exportInto, isUimaMissing, named, pythonWith, withFolder } from "./programs.ts"
import { formattedArticle, richSlice } from "./rich.ts"
import { asSlice, readWith, writtenFiles } from "./round-trip.ts"
import { article, project, slice } from "./slice.ts"

/**
 * Formats with offsets into a text, and what other tools see of an annotation: its parts, these line by line, from where
 * the first begins to where the last ends, or the words in there.
 */
const standoff = {
  ...{ "postil-json": "parts", w3c: "parts", brat: "lines", doccano: "parts", prodigy: "parts" },
  ...{ "label-studio": "parts", "cas-json": "stretch", "cas-xmi": "stretch", "webanno-tsv": "words" },
} as const

type Extent = (typeof standoff)[keyof typeof standoff]

/** The words of all annotations, as far as a format tells them apart. */
function quotesOf({ articles }: ProjectSlice, extent: Extent): string[][] {
  const quotes: string[][] = []
  for (const { text, annotations } of articles) {
    for (const annotation of annotations.values()) {
      const whole = extent === "stretch" || extent === "words"
      for (const { start, end } of whole ? [extentOf(annotation)] : annotation.spans) {
        const quote = text.slice(start, end)
        const shown = extent === "lines" ? quote.split(/\n+/) : extent === "words" ? [quote.trim()] : [quote]
        quotes.push(...shown.filter((words) => words !== "").map((words) => [annotation.kind, words]))
      }
    }
  }
  return quotes.sort(byContent)
}

function byContent(one: readonly string[], other: readonly string[]): number {
  const [first, second] = [JSON.stringify(one), JSON.stringify(other)]
  return first < second ? -1 : first > second ? 1 : 0
}

const everything = (): ProjectSlice => {
  const rich = richSlice()
  return { project: rich.project, articles: [...rich.articles, formattedArticle()] }
}

const python = pythonWith()

describe.skipIf(python === undefined)("a program in Python, which counts code points", () => {
  function check(given: ProjectSlice) {
    const read = withFolder((folder) => {
      for (const name of Object.keys(standoff)) exportInto(join(folder, name), named(name), given)
      return askPython(python ?? "", "read_offsets.py", folder)
    })
    for (const [name, extent] of Object.entries(standoff)) {
      expect([name, read[name].wrong]).toEqual([name, []])
      expect([name, read[name].found.sort(byContent)]).toEqual([name, quotesOf(given, extent)])
    }
  }

  test("finds every quote of the golden fixture at its offsets, in every JSON and standoff format", () => {
    check(slice(goldenArticle()))
  })

  test("finds those of records, relations, tables and lists", () => check(everything()))

  test("finds those of whatever is marked in whatever text", () => {
    const texts = fc.array(markedTexts(), { minLength: 40, maxLength: 40 })
    const articles = texts.map((all) =>
      all.map(({ text, spans }, number): Article => {
        const marked = spans.reduce(
          (builder, span, at) => builder.markSpans(["person", "claim", "event"][at % 3] ?? "", [span]),
          article(text),
        )
        return marked.build({ id: `article-${number}` })
      }),
    )
    fc.assert(
      fc.property(articles, (all) => check({ project, articles: all })),
      { numRuns: runs(1), endOnFailure: true },
    )
  })
})

describe.skipIf(isUimaMissing())("Apache UIMA", { timeout: 180_000 }, () => {
  /** What UIMA reads, and what is read of what it writes then. */
  function read(given: ProjectSlice) {
    return withFolder((folder) => {
      exportInto(folder, casXmi, given)
      const copies = join(folder, "copies")
      mkdirSync(copies)
      const found = askUima(folder, copies)
      const written = writtenFiles(casXmi, given).map((file) =>
        file.name.endsWith(".xmi") ? { ...file, bytes: readFileSync(join(copies, file.name)) } : file,
      )
      const marks = found.filter(({ type }) => !type.endsWith("Relation"))
      return { found, marks, back: asSlice(readWith(casXmi, written), given.project) }
    })
  }

  test("covers every quote with its types, follows links and relations, and what it writes comes back whole", () => {
    const { found, marks, back } = read(everything())
    const covered = marks.map(({ type, covered }) => [type.toLowerCase(), covered])
    expect(covered.sort(byContent)).toEqual(quotesOf(everything(), "stretch"))
    expect(marks.flatMap(({ links }) => links)).toEqual([
      ["SourceLinks", "Austin"],
      ["Relayed_byLinks", "officials"],
    ])
    // Of two relations one leads to another article, which a CAS does not know.
    expect(found.length - marks.length).toBe(1)
    expect(back.articles.map(contentOf)).toEqual([...everything().articles].map(contentOf))
  })

  test("takes names of kinds and fields that are alike, in other letters, or its own words", () => {
    const { marks, back } = read(awkwardSlice())
    expect(marks.map(({ covered }) => covered)).toEqual(awkwardKinds.map(({ id }) => `word${id}`))
    expect(back.articles.map(contentOf)).toEqual(awkwardSlice().articles.map(contentOf))
  })
})

/** What comes back of an article through a CAS. */
function contentOf({ id, text, annotations, relations }: Article) {
  const inside = [...(relations?.values() ?? [])].filter(({ to }) => to.article === undefined)
  return { id, text, annotations: new Map(annotations), relations: inside }
}

const nltk = pythonWith("nltk")

describe.skipIf(nltk === undefined)("NLTK", () => {
  const read = (given: ProjectSlice) =>
    withFolder((folder) => {
      exportInto(folder, conll2003, given)
      return askPython(nltk ?? "", "read_conll.py", folder)
    })

  test("reads the golden fixture’s words as they are, and the entities that are left of it", () => {
    const [document, ...others] = Object.values<Document>(read(slice(goldenArticle())))
    expect(others).toEqual([])
    expect(document?.words.flat().join("")).toBe(goldenText.replace(/\s/g, ""))
    // Of overlapping annotations there is the outermost, of those in parts each part.
    expect(document?.entities.map(([label, words]) => [label, words.join(" ")])).toEqual([
      ["Event", "🕊️ Talks resume"],
      ["Person", "Zoe\u0301 Dupr\u00e9"],
      ["Event", "on Friday"],
      ["Claim", "Our co\u00adoperation goes on ,"],
      ["Person", "Maryam Haddad 👩‍🚀"],
      ["Claim", "whatever 🇺🇦 decides 👋🏽 ."],
      ["Person", "יאיר לפיד"],
      ["Claim", "محمود عبّاس said « المحادثات مستمرة »"],
      ["Event", "on Friday"],
      ...Array.from({ length: 5 }, () => ["Person", "the minister"]),
      ["Event", "The end"],
      ["Event", "🏁"],
    ])
  })

  test("reads whatever text in as many words as it is written, each with one tag", () => {
    fc.assert(
      fc.property(fc.array(markedTexts(), { minLength: 40, maxLength: 40 }), (all) => {
        const articles = all.map(({ text, spans: [first] }, number) =>
          (first === undefined ? article(text) : article(text).markSpans("claim", [first])).build({
            id: `article-${number}`,
          }),
        )
        const documents = Object.values<Document>(read({ project, articles }))
        const words = documents.map((document) => document.words.flat().join(""))
        expect(words.sort()).toEqual(articles.map(({ text }) => text.replace(/\s/g, "")).sort())
      }),
      { numRuns: runs(1), endOnFailure: true },
    )
  })

  test("divides words as they are divided, where Python sees white space and others do not", () => {
    const [document] = Object.values<Document>(read(slice(article("a\u0085b c\u001cd \ufeffe\u200bf"))))
    expect(document?.words.flat()).toEqual(["a", "b", "c", "d", "e", "\u200b", "f"])
  })

  test("takes kinds of any name", () => {
    const [document] = Object.values<Document>(read(awkwardSlice()))
    const names = ["Co_operation", "Co_operation_2", "Подія", "3rd_Relation", "Unnamed"]
    expect(document?.entities.map(([label]) => label)).toEqual(names)
  })
})

interface Document {
  readonly words: readonly (readonly string[])[]
  readonly entities: readonly (readonly [label: string, words: readonly string[]])[]
}
