// Where the article is from and what the annotations may be (TEI P5 Guidelines, chapter 2).

import type { Article } from "../../domain/article.ts"
import { sha256OfText } from "../../domain/hash.ts"
import type { Project } from "../../domain/project.ts"
import { attributes, escaped } from "../support/xml.ts"
import type { ArticleNames } from "./names.ts"

export function headerXml(project: Project, article: Article, names: ArticleNames): string {
  const { title, author, publisher, url, publishedOn, capturedOn, language } = article.metadata
  const nameOf = (id: string) => project.creators.find((creator) => creator.id === id)?.name ?? id
  const makers = names.creators.map(
    (id) =>
      `<respStmt xml:id="${names.creator(id)}"><resp>annotation</resp><name>${escaped(nameOf(id))}</name></respStmt>`,
  )
  const source = [
    element("title", title),
    element("author", author),
    element("publisher", publisher),
    element("date", publishedOn, { type: "published", when: publishedOn }),
    element("date", capturedOn, { type: "captured", when: capturedOn }),
    element("idno", url, { type: "URL" }),
    element("idno", article.id, { type: "postil" }),
    element("idno", article.source.sha256, { type: "SHA-256", subtype: "file" }),
    element("idno", sha256OfText(article.text), { type: "SHA-256", subtype: "text" }),
  ]
  const categories = project.codebook.kinds.map(
    ({ name, guidance }, index) =>
      `<category xml:id="k${index + 1}"><catDesc><term>${escaped(name)}</term>${guidance === "" ? "" : ` <gloss>${escaped(guidance)}</gloss>`}</catDesc></category>`,
  )
  return `<teiHeader>
<fileDesc>
<titleStmt>${element("title", title)}${element("author", author)}${makers.join("")}</titleStmt>
<publicationStmt><p>From the Postil project “${escaped(project.name)}”.</p></publicationStmt>
<sourceDesc><bibl>${source.join("")}</bibl></sourceDesc>
</fileDesc>
<encodingDesc><classDecl><taxonomy>${categories.join("")}</taxonomy></classDecl></encodingDesc>
${language === undefined ? "" : `<profileDesc><langUsage><language${attributes({ ident: language })}>${escaped(language)}</language></langUsage></profileDesc>\n`}</teiHeader>
`
}

function element(
  name: string,
  text: string | undefined,
  values: Parameters<typeof attributes>[0] = {},
): string {
  return text === undefined ? "" : `<${name}${attributes(values)}>${escaped(text)}</${name}>`
}
