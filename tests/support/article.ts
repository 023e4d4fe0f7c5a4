// Builders for tests: `article("Austin met Shoigu")`, `set(person("Austin").in(text))`, so that tests read as data.

import { createHash } from "node:crypto"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Article } from "../../shared/domain/article.ts"
import { canonicalText, documentFromBlocks } from "../../shared/domain/document.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { Project } from "../../shared/domain/project.ts"
import { defaultCodebook } from "../../shared/kinds/registry.ts"

export const TIME = "2022-10-22T09:00:00.000Z"
export const stamp = { creator: "analyst-1", time: TIME }

export function project(name = "Talks"): Project {
  return {
    id: "project-1",
    name,
    created: TIME,
    creators: [{ id: "analyst-1", name: "Maria" }],
    codebook: defaultCodebook(),
    entities: [],
  }
}

/** An article of one paragraph for each line of its text. */
export function article(text: string, id = "article-1"): Article {
  const document = documentFromBlocks(text.split("\n").map((line) => ({ text: line, gap: 1 })))
  return {
    id,
    added: TIME,
    metadata: { title: `About ${id}` },
    offers: [],
    document,
    text: canonicalText(document),
    source: {
      fileName: `${id}.txt`,
      mediaType: "text/plain",
      encoding: "utf-8",
      byteOrderMark: false,
      newline: "lf",
      bytes: Buffer.byteLength(text),
      sha256: createHash("sha256").update(text).digest("hex"),
    },
    annotations: new Map(),
    done: undefined,
    trashed: undefined,
    unknown: {},
  }
}

/** A span of a text marked as a kind. */
export function annotation(
  id: string,
  start: number,
  end: number,
  fields: { kind?: string; note?: string } = {},
): Annotation {
  return {
    id,
    kind: fields.kind ?? "person",
    spans: [{ start: utf16(start), end: utf16(end) }],
    ...(fields.note === undefined ? {} : { note: fields.note }),
    creator: stamp.creator,
    created: TIME,
    modified: TIME,
  }
}
