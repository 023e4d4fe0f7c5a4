// Reads columns of tokens and tags: CoNLL-2000, 2002 and 2003, WNUT and what is made like them. The first column is the
// token, the last its tag, IOB1 or IOB2 or with E- and S-. The text is the tokens with a space between, a line for each
// sentence; where Postil wrote the file, the text is beside it.

import type {
  InputFile,
  ReadAnnotation,
  ReadArticle,
  ReadCorpus,
  ReadingProgress,
  ReadProblem,
} from "../read.ts"
import { decodeFile, headOf } from "../support/bytes.ts"
import { isCompanion, readCompanions, withCompanions } from "../support/companions.ts"
import { withOwnNames } from "../support/own-names.ts"
import { tagName } from "./write.ts"

export function claimConll(files: readonly InputFile[]): InputFile[] {
  const tables = files.filter((file) => /\.(conll|iob2?|bio)$/i.test(file.name) && isTagged(headOf(file)))
  const texts = new Set(tables.map(({ name }) => textNameOf(name)))
  const written = files.some(isCompanion)
  return withCompanions(files, tables, (file) => written && texts.has(file.name))
}

/** Whether nearly all lines are a token and a tag. */
function isTagged(head: string): boolean {
  const lines = head
    .split("\n")
    .slice(0, -1)
    .concat(head.endsWith("\n") ? [] : head.split("\n").slice(-1))
  const filled = lines.filter((line) => line.trim() !== "")
  const good = filled.filter((line) => TAGGED.test(line.trimEnd()))
  return filled.length > 0 && good.length >= filled.length * 0.9
}

const TAGGED = /[\t ](?:O|[BIESLU]-\S+)$/

function textNameOf(name: string): string {
  return name.replace(/\.[^./]+$/, ".txt")
}

export function readConll(files: readonly InputFile[], progress?: ReadingProgress): ReadCorpus {
  const companions = readCompanions(files)
  const byName = new Map(files.map((file) => [file.name, file]))
  const articles: ReadArticle[] = []
  const problems: ReadProblem[] = []
  for (const file of files) {
    if (isCompanion(file) || file.name.endsWith(".txt")) continue
    progress?.(file.name)
    const decoded = decodeFile(file)
    problems.push(...decoded.problems)
    const documents = documentsOf(file.name, decoded.text, problems)
    const known = companions.article(file.name)
    const beside = known === undefined ? undefined : byName.get(textNameOf(file.name))
    for (const [place, document] of documents.entries()) {
      progress?.(file.name)
      const exact = beside === undefined ? undefined : placedIn(decodeFile(beside).text, document)
      articles.push({
        file: file.name,
        key: documents.length === 1 ? file.name : `${file.name}#${place + 1}`,
        metadata:
          known?.metadata ?? (documents.length === 1 ? {} : { title: `${stemOf(file.name)} ${place + 1}` }),
        id: known?.id,
        relations: [],
        ...(exact === undefined ? joined(document) : { ...exact, inWholeWords: true }),
        source: documents.length > 1 ? undefined : (beside ?? file),
      })
    }
  }
  const offsetUnit = articles.length === 0 ? undefined : "tokens"
  const { codebook, entities } = companions
  return withOwnNames({ articles, problems, offsetUnit, codebook, entities }, tagName)
}

function stemOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "")
}

interface Token {
  readonly word: string
  /** `O`, or a letter, a hyphen and a label. */
  readonly tag: string
}

type Document = readonly (readonly Token[])[]

function documentsOf(file: string, content: string, problems: ReadProblem[]): Document[] {
  const documents: Token[][][] = []
  let document: Token[][] = []
  let sentence: Token[] = []
  const endSentence = () => {
    if (sentence.length > 0) document.push(sentence)
    sentence = []
  }
  const endDocument = () => {
    endSentence()
    if (document.length > 0) documents.push(document)
    document = []
  }
  for (const [index, raw] of content.split("\n").entries()) {
    const line = raw.replace(/[\r\t ]+$/, "")
    const columns = line.includes("\t") ? line.split("\t") : line.split(/ +/)
    const [word = ""] = columns
    const tag = columns.length < 2 ? "" : (columns.at(-1) ?? "")
    // Words may be of characters that are space to programs, such as a byte order mark, but not of tabs and spaces.
    if (/^[\t ]*$/.test(word) && (tag === "" || tag === "O")) endSentence()
    else if (word === "-DOCSTART-") endDocument()
    else if (/^(?:O|[BIESLU]-.+)$/.test(tag)) sentence.push({ word, tag })
    else {
      problems.push({
        file,
        line: index + 1,
        message: `“${line}” has no tag such as O or B-PER; its token has none.`,
      })
      sentence.push({ word, tag: "O" })
    }
  }
  endDocument()
  return documents
}

type Placed = Pick<ReadArticle, "text" | "annotations">

/** The tokens with a space between them, a line for each sentence. */
function joined(document: Document): Placed {
  const text = document.map((sentence) => sentence.map(({ word }) => word).join(" ")).join("\n")
  let at = 0
  return annotated(text, document, (word) => {
    const start = at
    at += word.length + 1
    return start
  })
}

/** The tokens where they are in the text; undefined where they are not those of the text. */
function placedIn(text: string, document: Document): Placed | undefined {
  let at = 0
  let missing = false
  const placed = annotated(text, document, (word) => {
    const start = text.indexOf(word, at)
    missing ||= start < 0
    at = Math.max(at, start + word.length)
    return start
  })
  return missing ? undefined : placed
}

function annotated(text: string, document: Document, startOf: (word: string) => number): Placed {
  const annotations: ReadAnnotation[] = []
  for (const sentence of document) {
    let open: { label: string; start: number; end: number } | undefined
    const close = () => {
      if (open !== undefined) {
        const { label, start, end } = open
        annotations.push({ key: `${annotations.length + 1}`, label, spans: [{ start, end }] })
      }
      open = undefined
    }
    for (const { word, tag } of sentence) {
      const start = startOf(word)
      const end = start + word.length
      const letter = tag[0] ?? "O"
      const label = tag.slice(2)
      // IOB1 begins with I-, too, unless two of a kind meet.
      const goes = open !== undefined && open.label === label && "IEL".includes(letter)
      if (!goes) close()
      if (letter === "O") continue
      open = goes && open !== undefined ? { ...open, end } : { label, start, end }
      if ("ESLU".includes(letter)) close()
    }
    close()
  }
  return { text, annotations }
}
