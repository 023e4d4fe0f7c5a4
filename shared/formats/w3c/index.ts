// W3C Web Annotations as JSON-LD: one collection per article, with the article's text beside it, because
// positions count into exactly that text. Where the article is from and what it hashes to is said once, in the
// collection, with terms that the standard's own context defines prefixes for.

import { type Annotation, byPosition } from "../../domain/annotation.ts"
import type { Article } from "../../domain/article.ts"
import { sha256OfText } from "../../domain/hash.ts"
import { CodePointIndex } from "../../domain/offset.ts"
import type { Project } from "../../domain/project.ts"
import type { Format } from "../format.ts"
import { projectFile } from "../support/companions.ts"
import { linksWithin } from "../support/embedded.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { Wording } from "../support/wording.ts"
import { annotationEntry, relationEntry } from "./annotation.ts"
import { iriOf, webAddress } from "./iri.ts"
import { countLosses } from "./losses.ts"
import { quoteContexts } from "./quote.ts"
import { claimW3c, readW3c } from "./read.ts"

export const w3c: Format = {
  name: "w3c",
  title: "W3C Web Annotations",
  readers: "Recogito and other readers of the W3C standard, as JSON-LD",
  reading: { claim: claimW3c, read: readW3c },
  writer(project) {
    const stems = new FileStems()
    const losses = new LossTally()
    const wording = new Wording(project)
    const names = codebookNames(project.codebook, (name) => name)
    return {
      *article(article) {
        countLosses(losses, article)
        const stem = stems.next(article.metadata.title)
        const links = linksWithin(article, losses)
        const written = collection(project, article, `${stem}.txt`, wording)
        losses.add("ambiguous-quotes", written.ambiguous, "quote", "Surroundings that occur only once, for")
        yield { name: `${stem}.jsonld`, content: `${JSON.stringify(written.content, undefined, 2)}\n` }
        yield { name: `${stem}.txt`, content: article.text }
        if (links.length === 0) return
        const relations = links.map((link) =>
          relationEntry(link, names.relation(link.type), written.surroundings),
        )
        const linking = page(`urn:postil:relations:${article.id}`, article.metadata.title, {}, relations)
        yield { name: `${stem}.relations.jsonld`, content: `${JSON.stringify(linking, undefined, 2)}\n` }
      },
      *end() {
        yield projectFile(project)
      },
      losses: () => losses.list(),
    }
  },
}

function collection(project: Project, article: Article, textFile: string, wording: Wording) {
  const annotations = [...article.annotations.values()].sort(byPosition)
  const spans = annotations.flatMap((annotation) => annotation.spans)
  const { contexts, ambiguous } = quoteContexts(article.text, spans)
  const source = webAddress(article.metadata.url) ?? iriOf("article", article.id)
  const surroundings = {
    project,
    articleId: article.id,
    source,
    text: article.text,
    index: new CodePointIndex(article.text),
    contexts,
    said: (annotation: Annotation) =>
      wording.fieldsOf(annotation).map((field) => `${field.name}: ${wording.entryWords(field, article)}`),
  }
  const id = `urn:postil:collection:${article.id}`
  const about = { "schema:about": articleEntry(article, source, textFile) }
  const items = annotations.map((annotation) => annotationEntry(annotation, surroundings))
  return { content: page(id, article.metadata.title, about, items), ambiguous, surroundings }
}

/** A collection of one page. */
function page(id: string, label: string, about: object, items: readonly object[]) {
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label,
    generator: { type: "Software", name: "Postil" },
    ...about,
    total: items.length,
    first: { id: `${id}:page:1`, type: "AnnotationPage", partOf: id, startIndex: 0, items },
  }
}

/** The article and the two files of it that there are: the text that positions count into, and the original. */
function articleEntry(article: Article, source: string, textFile: string) {
  const { metadata } = article
  return {
    id: source,
    type: ["Text", "schema:NewsArticle"],
    "schema:identifier": article.id,
    "schema:headline": metadata.title,
    "schema:publisher": metadata.publisher,
    "schema:author": metadata.author,
    "schema:url": metadata.url,
    "schema:datePublished": metadata.publishedOn,
    language: metadata.language,
    "schema:encoding": [
      {
        type: "schema:MediaObject",
        "schema:name": textFile,
        "schema:description": "The text that positions count into, in Unicode code points",
        format: "text/plain",
        "schema:sha256": sha256OfText(article.text),
      },
      {
        type: "schema:MediaObject",
        "schema:name": article.source.fileName,
        "schema:description": "The original file",
        format: article.source.mediaType,
        "schema:sha256": article.source.sha256,
        "schema:dateCreated": metadata.capturedOn,
      },
    ],
  }
}
