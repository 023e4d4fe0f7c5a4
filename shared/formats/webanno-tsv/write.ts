// Writes articles as WebAnno TSV 3.3: the columns that a project's tables have, and what goes with its articles.

import type { Project } from "../../domain/project.ts"
import type { FormatWriter } from "../format.ts"
import { articleLine, projectFile } from "../support/companions.ts"
import { FileStems } from "../support/file-name.ts"
import { LossTally } from "../support/losses.ts"
import { codebookNames } from "../support/names.ts"
import { FieldSpeaker } from "../support/record.ts"
import { countStandoffLosses } from "../support/standoff-losses.ts"
import { uimaName } from "../support/uima-names.ts"
import { ArticleTable, LINK, MARK } from "./article-table.ts"

export function tsvWriter(project: Project): FormatWriter {
  const stems = new FileStems()
  const losses = new LossTally()
  const names = codebookNames(project.codebook, uimaName)
  const fields = [
    ...new Set(project.codebook.kinds.flatMap((kind) => kind.fields.map(({ name }) => names.field(name)))),
  ]
    .filter((name) => !["kind", "note", "postil"].includes(name))
    .sort()
  const layout = {
    ...{ names, losses, header: header(fields), speaker: new FieldSpeaker(project) },
    fields: new Map(fields.map((name, place) => [name, place + 1])),
  }
  return {
    *article(article) {
      const name = `${stems.next(article.metadata.title)}.tsv`
      countStandoffLosses(losses, article)
      yield { name, content: new ArticleTable(article, layout).all() }
      yield articleLine(name, article)
    },
    *end() {
      yield projectFile(project)
    },
    losses: () => losses.list(),
  }
}

/** The lines before the first sentence. */
function header(fields: readonly string[]): string {
  const features = ["kind", ...fields, "note", "postil", `ROLE_${MARK}:links_${MARK}Link`, MARK]
  const lines = [
    "#FORMAT=WebAnno TSV 3.3",
    `#T_SP=${MARK}|${features.join("|")}`,
    `#T_RL=${LINK}|type|note|postil|BT_${MARK}`,
    "",
  ]
  return lines.map((line) => `${line}\n`).join("")
}
