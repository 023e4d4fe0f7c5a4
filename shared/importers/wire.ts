// Drafts as they travel between the process that reads files and the one that keeps them. What comes back is not
// trusted: it is parsed as unknown, the document is checked by the schema, and what can be known of the file itself
// is not asked of anybody else.

import { z } from "zod"
import { metadataSchema, offerSchema, sourceSchema } from "../domain/article.ts"
import { canonicalText, documentJson, parseDocument } from "../domain/document.ts"
import { sha256OfBytes } from "../domain/hash.ts"
import { fail, ok, type Result } from "../domain/result.ts"
import { checkSize } from "./draft.ts"
import { safeName } from "./file-name.ts"
import type { ArticleDraft, ImportInput } from "./importer.ts"
import { MOST_ARTICLES } from "./limits.ts"

export type DraftJson = z.input<typeof draftSchema>

export function draftToJson({ document, ...draft }: ArticleDraft): DraftJson {
  return {
    ...draft,
    offers: [...draft.offers],
    remarks: [...draft.remarks],
    columns: draft.columns?.slice(),
    document: documentJson(document),
    metadata: { ...draft.metadata },
    source: { ...draft.source },
  }
}

const remarkSchema = z.object({
  code: z.string().max(100),
  message: z.string().max(5000),
  line: z.number().int().positive().optional(),
})

const draftSchema = z.strictObject({
  metadata: metadataSchema,
  offers: z.array(offerSchema).max(20),
  document: z.looseObject({ type: z.literal("doc") }),
  source: sourceSchema,
  remarks: z.array(remarkSchema).max(100),
  part: z
    .strictObject({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() })
    .optional(),
  columns: z.array(z.string().max(1000)).max(1000).optional(),
  textColumn: z.string().max(1000).optional(),
})

const resultSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.array(draftSchema).min(1).max(MOST_ARTICLES) }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(["not-text", "empty-file", "too-large", "too-complex", "damaged-file", "no-text"]),
      message: z.string().max(5000),
    }),
  }),
])

/** Reads what came back for a file. Fails with its failure, or with `internal` where it breaks the rules. */
export function draftsFromJson(json: unknown, input: ImportInput): Result<readonly ArticleDraft[]> {
  const name = safeName(input.name)
  const parsed = resultSchema.safeParse(json)
  if (!parsed.success) return broken(name)
  if (!parsed.data.ok) return fail(parsed.data.error.code, parsed.data.error.message, name)
  const drafts: ArticleDraft[] = []
  for (const draft of parsed.data.value) {
    const document = parseDocument(draft.document)
    if (!document.ok) return broken(name)
    const size = checkSize(document.value, name)
    if (!size.ok) return size
    const text = canonicalText(document.value)
    if (draft.offers.some(({ start, end }) => start > end || end > text.length)) return broken(name)
    const bytes = input.bytes.subarray(draft.part?.start ?? 0, draft.part?.end ?? input.bytes.length)
    const source = { ...draft.source, fileName: name, bytes: bytes.length, sha256: sha256OfBytes(bytes) }
    drafts.push({ ...draft, document: document.value, source })
  }
  return ok(drafts)
}

function broken(name: string) {
  return fail("damaged-file", `“${name}” was read as something that is no article, and was left out.`, name)
}
