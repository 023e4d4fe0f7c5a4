// The sample that the window warms up on (warm-up.tsx), and the host that has it.

import { toSend } from "../../shared/contract/answer-forms.ts"
import type { OpenArticle, ProjectInfo, StartState } from "../../shared/contract/answers.ts"
import type { Bridge } from "../../shared/contract/client.ts"
import type { Annotation } from "../../shared/domain/annotation.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Creator } from "../../shared/domain/project.ts"
import { ok } from "../../shared/domain/result.ts"
import type { Span } from "../../shared/domain/span.ts"
import { builtInKinds, defaultCodebook } from "../../shared/kinds/registry.ts"
import { datedSample } from "../record/prepare-dates.ts"

export const sampleId = "sample"

const PARAGRAPHS = 12
const sentences = `${datedSample} ${datedSample} ${datedSample}`
const time = "2022-10-22T00:00:00.000Z"
const creator: Creator = { id: "sample", name: "Sample" }

/** Words in the first paragraph that no annotation covers, in UTF-16 code units of the sample's text. */
export const sampleSpan: Span = { start: utf16(1), end: utf16(6) }

/** The calls that opening and marking wait for; all others are never answered. */
export function answerFromSample(start: StartState): Bridge["call"] {
  const project: ProjectInfo = {
    id: "sample",
    name: "Sample",
    creators: [creator],
    codebook: defaultCodebook(),
    entities: [],
    path: "",
    lastArticle: null,
    notices: [],
    readOnly: null,
  }
  const answers: Readonly<Record<string, unknown>> = {
    "app.start": { ...start, creator, project, problem: null } satisfies StartState,
    "library.list": [],
    "article.open": toSend("article.open", opened()),
    "article.apply": { sequence: 2 },
  }
  return (name) => (Object.hasOwn(answers, name) ? Promise.resolve(ok(answers[name])) : new Promise(() => {}))
}

function opened(): OpenArticle {
  const article: OpenArticle["article"] = {
    id: sampleId,
    added: time,
    metadata: { title: "Sample", publisher: "Sample", publishedOn: "2022-10-22", language: "en" },
    offers: [],
    document: {
      type: "doc",
      content: Array.from({ length: PARAGRAPHS }, () => ({
        type: "paragraph",
        content: [{ type: "text", text: sentences }],
      })),
    },
    source: {
      fileName: "sample.txt",
      mediaType: "text/plain",
      encoding: "utf-8",
      byteOrderMark: false,
      newline: "lf",
      bytes: 0,
      sha256: "0".repeat(64),
    },
    annotations: Array.from({ length: 3 * PARAGRAPHS }, (_, index) => annotation(index)),
  }
  return { article, sequence: 1, ofProject: 1, untouched: true, view: null, notices: [] }
}

/** One in each sentence, the kinds in turn. */
function annotation(index: number): Annotation {
  const start = index * (datedSample.length + 1) + 7
  const kind = builtInKinds[index % builtInKinds.length]
  return {
    id: `sample-${index}`,
    kind: kind?.id ?? "",
    spans: [{ start: utf16(start), end: utf16(start + 40) }],
    creator: creator.id,
    created: time,
    modified: time,
  }
}
