// Two files beside those of a format that has no place for them: which articles its files are, for people and for
// coming back (`postil-articles.jsonl`), and the codebook and registry that annotations speak of (`postil-project.json`).
// Other tools leave them alone.

import { z } from "zod"
import { type Article, type Metadata, metadataSchema } from "../../domain/article.ts"
import { type Codebook, codebookSchema } from "../../domain/codebook.ts"
import { type Entity, entitySchema } from "../../domain/entity.ts"
import { isExportEvidence } from "../../domain/file-family.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { Project } from "../../domain/project.ts"
import { idSchema } from "../../domain/span.ts"
import type { WrittenFile } from "../format.ts"
import type { InputFile } from "../read.ts"
import { decodeFile } from "./bytes.ts"
import { writtenJson } from "./json.ts"
import { stableJson } from "./stable-json.ts"

const ARTICLES_FILE = "postil-articles.jsonl"
const PROJECT_FILE = "postil-project.json"

/** The line that says which article a file holds. `sha256` is that of the text, which offsets count into. */
export function articleLine(file: string, article: Article): WrittenFile {
  const { id, metadata, source, text } = article
  const line = {
    file,
    id,
    ...inOrder(metadata),
    sha256: sha256OfText(text),
    source: { fileName: source.fileName, sha256: source.sha256 },
  }
  return { name: ARTICLES_FILE, content: `${JSON.stringify(line)}\n` }
}

/** What is known of an article in the order in which people read it, then what other versions know. */
function inOrder({
  title,
  publisher,
  author,
  url,
  publishedOn,
  capturedOn,
  language,
  ...others
}: Metadata): Metadata {
  const rest = Object.entries(others).sort(([one], [other]) => (one < other ? -1 : 1))
  const known = { title, publisher, author, url, publishedOn, capturedOn, language }
  return { ...known, ...Object.fromEntries(rest) }
}

export function projectFile({ id, name, codebook, entities }: Project): WrittenFile {
  const content: unknown = JSON.parse(stableJson({ postil: { format: 1 }, id, name, codebook, entities }))
  return { name: PROJECT_FILE, content: `${JSON.stringify(content, undefined, 2)}\n` }
}

/** Whether a file is one of the two, or of those that every export ends with. */
export function isCompanion({ name }: InputFile): boolean {
  return /(^|\/)(postil-articles\.jsonl|postil-project\.json)$/.test(name) || isExportEvidence(name)
}

/**
 * Files that a format claims, with those of the same folders that belong to them: Postil's companions, and what else goes
 * with the format. In the order given; none where none is claimed.
 */
export function withCompanions(
  files: readonly InputFile[],
  claimed: readonly InputFile[],
  belongs: (file: InputFile) => boolean = () => false,
): InputFile[] {
  const ours = new Set(claimed)
  const folders = new Set(claimed.map(({ name }) => folderOf(name)))
  return files.filter(
    (file) => ours.has(file) || (folders.has(folderOf(file.name)) && (isCompanion(file) || belongs(file))),
  )
}

/** With the `/` at its end; empty for what lies in no folder. */
function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1)
}

export interface Companions {
  /** What is known of the article in a file, by the file's name as it was given. */
  article(file: string): { readonly id: string; readonly metadata: Partial<Metadata> } | undefined
  /** The files of articles as the project has these one after the other, by the names that they were given. */
  readonly files: readonly string[]
  readonly codebook?: Codebook | undefined
  readonly entities?: readonly Entity[] | undefined
}

/** Reads the two files, from whatever folders. What is damaged in them is as good as absent: they only add to the rest. */
export function readCompanions(files: readonly InputFile[]): Companions {
  const articles = new Map<string, z.infer<typeof lineSchema>>()
  let project: z.infer<typeof projectSchema> | undefined
  for (const file of files) {
    const folder = folderOf(file.name)
    if (file.name === `${folder}${ARTICLES_FILE}`) {
      for (const line of decodeFile(file).text.split("\n")) {
        const parsed = lineSchema.safeParse(writtenJson(line))
        if (parsed.success) articles.set(folder + parsed.data.file, parsed.data)
      }
    } else if (file.name === `${folder}${PROJECT_FILE}`) {
      const parsed = projectSchema.safeParse(writtenJson(decodeFile(file).text))
      if (parsed.success) project ??= parsed.data
    }
  }
  return {
    article(file) {
      const line = articles.get(file)
      if (line === undefined) return undefined
      const { file: _, id, sha256: __, source: ___, ...metadata } = line
      return { id, metadata }
    },
    files: [...articles.keys()],
    codebook: project?.codebook,
    entities: project?.entities,
  }
}

const lineSchema = z.looseObject({
  ...metadataSchema.shape,
  ...{ file: z.string(), id: idSchema, sha256: z.unknown().optional(), source: z.unknown().optional() },
})
const projectSchema = z.object({ codebook: codebookSchema, entities: z.array(entitySchema) })
