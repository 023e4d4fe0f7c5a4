// Bringing files in. The limited process reads them, several at once; what it makes of them joins the project one after
// the other, in the order of the files, so that a bad file never stops the rest.

import type { ImportOutcome, ImportProblem } from "../../contract/answers.ts"
import { type Article, type ArticleSummary, articleToJson, type Metadata } from "../../domain/article.ts"
import { canonicalText } from "../../domain/document.ts"
import { type Failure, fail, ok, type Result } from "../../domain/result.ts"
import { isAsRead, versionAsRead } from "../../domain/text-version.ts"
import type { ArticleDraft, ImportInput } from "../../importers/importer.ts"
import type { Handlers } from "../application.ts"
import type { OpenProject, Ports } from "../ports.ts"
import type { Workspace } from "../workspace.ts"
import { publishChange } from "./article.ts"
import { revise } from "./revise.ts"

/** Files in one request that are worth a backup first. */
const MANY_FILES = 10
const SAMPLE_TITLE = "First US–Russian defence call since May"

export const importHandlers = {
  async "file.send"({ id, size, start, base64 }, workspace) {
    return workspace.sent.add(id, size, start, base64)
  },

  async "article.import"({ files, takeOffers, revise: updates, askColumn }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    if (files.length >= MANY_FILES) {
      const backedUp = await project.value.backUp("before-import")
      if (!backedUp.ok) return backedUp
    }
    const reading = files.map((file) => {
      const { name, choices } = file
      const bytes = workspace.sent.take(file)
      const input: ImportInput = { name, bytes: bytes.ok ? bytes.value : new Uint8Array(), choices }
      return { input, drafts: bytes.ok ? workspace.ports.parser.parse(input) : bytes }
    })
    const outcomes: ImportOutcome[] = []
    for (const { input, drafts } of reading) {
      const read = await drafts
      if (!read.ok) outcomes.push(refused(input.name, read.error))
      const question = read.ok && askColumn === true ? columnQuestion(input, read.value[0]) : undefined
      if (question !== undefined) {
        outcomes.push(question)
        continue
      }
      for (const [index, draft] of (read.ok ? read.value : []).entries()) {
        const taken = takeOffers === true ? withOffersTaken(draft) : draft
        const place = { project: project.value, workspace, origin }
        const outcome = await addDraft(input, taken, updates === true, place)
        outcomes.push(draft.part === undefined ? outcome : { ...outcome, part: index + 1 })
      }
    }
    if (outcomes.some(({ outcome }) => outcome === "revised" || outcome.startsWith("imported")))
      workspace.publish({ type: "library.changed" })
    return ok(outcomes)
  },

  async "article.readAgain"({ id, encoding }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const [stored, bytes] = [await project.value.read(id), await project.value.source(id)]
    if (!stored.ok) return stored
    if (!bytes.ok) return bytes
    const { article } = stored.value
    if (article.annotations.size > 0 || !isAsRead(article)) {
      return fail(
        "bad-request",
        `“${article.metadata.title}” is annotated or corrected already, so its text stays.`,
      )
    }
    const input: ImportInput = { name: article.source.fileName, bytes: bytes.value, choices: { encoding } }
    const read = await workspace.ports.parser.parse(input)
    if (!read.ok) return read
    const [draft] = read.value
    if (draft === undefined || read.value.length > 1) {
      return fail("bad-request", "Only a file that holds one article can be read again.")
    }
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const { document, offers, source } = draft
    const again: Article = {
      ...article,
      document,
      textVersion: versionAsRead(canonicalText(document)),
      offers,
      source,
      metadata: { ...article.metadata, ...draft.metadata },
    }
    const operations = [{ type: "article.restore", article: articleToJson(again) } as const]
    const applied = await project.value.apply(id, operations, stamp.value)
    if (!applied.ok) return applied
    await publishChange(workspace, project.value, id, operations, `${origin} reading again`)
    return ok(null)
  },

  async "article.importSample"(_, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const input = await workspace.ports.assets.sample()
    const read = await workspace.ports.parser.parse(input)
    if (!read.ok) return read
    const [draft] = read.value
    if (draft === undefined) throw new Error("A file that could be read holds an article")
    const titled = { ...draft, metadata: { ...draft.metadata, title: SAMPLE_TITLE } }
    const added = await addArticle(input, titled, project.value, workspace)
    if (!added.ok) return added
    const { articleId, existing } = added.value
    if (existing) {
      const restored = await restore(articleId, project.value, workspace)
      if (!restored.ok) return restored
    }
    workspace.publish({ type: "library.changed" })
    return ok({ articleId })
  },
} satisfies Partial<Handlers>

function refused(file: string, { code, message }: Failure): ImportOutcome {
  return { file, outcome: "refused", articleId: null, problems: [{ code, message }] }
}

/** What to ask about a table before its articles come in. */
function columnQuestion(input: ImportInput, draft: ArticleDraft | undefined): ImportOutcome | undefined {
  const { columns, textColumn } = draft ?? {}
  const chosen = input.choices?.textColumn !== undefined
  if (chosen || columns === undefined || columns.length < 2 || textColumn === undefined) return undefined
  const answer = { outcome: "choose-column", articleId: null, problems: [] } as const
  return { file: input.name, ...answer, columns, textColumn }
}

async function addDraft(
  input: ImportInput,
  draft: ArticleDraft,
  updates: boolean,
  place: { readonly project: OpenProject; readonly workspace: Workspace; readonly origin: string },
): Promise<ImportOutcome> {
  const { project, workspace } = place
  const file = input.name
  const likenesses = await workspace.likenesses(project)
  const text = canonicalText(draft.document)
  const found = likenesses.find(text)
  const likeRow = found === undefined ? undefined : await rowOf(found.id, project)
  if (found?.share === 1 && likeRow !== undefined && likeRow.sourceSha256 !== draft.source.sha256) {
    const message = `The same text is in this project already, as “${likeRow.title}”, from another file.`
    return { file, outcome: "already-there", articleId: found.id, problems: [{ code: "same-text", message }] }
  }
  if (updates && likeRow !== undefined && !(await isKnown(draft, project))) {
    const revised = await revise(likeRow.id, { ...draft, bytes: bytesOf(input, draft) }, place)
    if (!revised.ok) return refused(file, revised.error)
    const { counts, problems } = revised.value
    return { file, outcome: "revised", articleId: likeRow.id, problems, counts }
  }
  const added = await addArticle(input, draft, project, workspace)
  if (!added.ok) return refused(file, added.error)
  const { articleId, existing } = added.value
  if (existing) {
    const message = "The same file is in this project already."
    return { file, outcome: "already-there", articleId, problems: [{ code: "already-there", message }] }
  }
  likenesses.set(articleId, text)
  const problems = likeRow === undefined ? draft.remarks : [...draft.remarks, nearlyTheSame(likeRow)]
  const outcome = problems.length > 0 ? "imported-with-remarks" : "imported"
  const like = likeRow === undefined ? undefined : { id: likeRow.id, title: likeRow.title }
  return {
    ...{ file, outcome, articleId, problems },
    ...(like === undefined ? {} : { like }),
  }
}

/** Whether the project has an article made from the very same bytes, be it in a former version. */
async function isKnown(draft: ArticleDraft, project: OpenProject): Promise<boolean> {
  const rows = await project.list()
  return rows.ok && twinOf(draft, rows.value) !== undefined
}

/** Those in use come before those in the trash. */
function twinOf({ source }: ArticleDraft, rows: readonly ArticleSummary[]): ArticleSummary | undefined {
  const twins = rows.filter(
    ({ sourceSha256, formerSha256s }) =>
      sourceSha256 === source.sha256 || formerSha256s?.includes(source.sha256) === true,
  )
  return twins.find(({ trashed }) => trashed === undefined) ?? twins[0]
}

function bytesOf(input: ImportInput, { part }: ArticleDraft): Uint8Array {
  return input.bytes.subarray(part?.start ?? 0, part?.end ?? input.bytes.length)
}

async function rowOf(id: string, project: OpenProject): Promise<ArticleSummary | undefined> {
  const rows = await project.list()
  return rows.ok ? rows.value.find((row) => row.id === id && row.trashed === undefined) : undefined
}

function nearlyTheSame({ title }: ArticleSummary): ImportProblem {
  const message = `The text is nearly that of “${title}”: it may be another version of the same story.`
  return { code: "nearly-the-same", message }
}

/** Adds an article that a file holds, unless the project has one made from the very same bytes. */
async function addArticle(
  input: ImportInput,
  draft: ArticleDraft,
  project: OpenProject,
  workspace: Workspace,
): Promise<Result<{ articleId: string; existing: boolean }>> {
  const rows = await project.list()
  if (!rows.ok) return rows
  const twin = twinOf(draft, rows.value)
  if (twin !== undefined) return ok({ articleId: twin.id, existing: true })
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  const article = articleOf(draft, workspace.ports)
  const added = await project.add(article, bytesOf(input, draft), stamp.value)
  return added.ok ? ok({ articleId: article.id, existing: false }) : added
}

function articleOf(draft: ArticleDraft, { ids, clock }: Ports): Article {
  const added = clock.now()
  return {
    id: ids.next(),
    added,
    metadata: { capturedOn: added.slice(0, 10), ...draft.metadata },
    offers: draft.offers,
    document: draft.document,
    text: canonicalText(draft.document),
    source: draft.source,
    annotations: new Map(),
    unknown: {},
  }
}

/** Where nobody can be asked, what the text states of itself is believed. */
function withOffersTaken(draft: ArticleDraft): ArticleDraft {
  const taken = Object.fromEntries(draft.offers.map(({ field, value }) => [field, value]))
  const metadata: Metadata = { ...draft.metadata, ...taken }
  return { ...draft, metadata, offers: [] }
}

/** Takes an article out of the trash, if it is there. */
async function restore(id: string, project: OpenProject, workspace: Workspace): Promise<Result<unknown>> {
  const read = await project.read(id)
  if (!read.ok || read.value.article.trashed === undefined) return read
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  return project.apply(id, [{ type: "article.set", fields: { trashed: null } }], stamp.value)
}
