// Annotated files of other tools, and of Postil itself. What they hold is shown before anything is brought in; what is
// in the project already is updated, never doubled.

import type { CorpusOutcome, CorpusPreview } from "../../contract/operations.ts"
import { decodeBase64 } from "../../domain/base64.ts"
import type { LabelMap } from "../../domain/label-map.ts"
import type { ProjectOperation, RecordOperation } from "../../domain/project.ts"
import { fail, ok, type Result } from "../../domain/result.ts"
import type { Format } from "../../formats/format.ts"
import { extendCodebook } from "../../formats/intake/codebook.ts"
import { type FoundLabels, labelsOf } from "../../formats/intake/labels.ts"
import { proposeMap } from "../../formats/intake/propose.ts"
import type { InputFile, ReadCorpus } from "../../formats/read.ts"
import { findFormat, formats, recognise } from "../../formats/registry.ts"
import { unitName } from "../../formats/support/offsets.ts"
import { stableJson } from "../../formats/support/stable-json.ts"
import type { Handlers } from "../application.ts"
import { bringIn } from "../bring-in.ts"
import type { OpenProject } from "../ports.ts"
import type { Workspace } from "../workspace.ts"

/** So many problems of one format are told; the rest is counted. */
const TOLD = 200
/** Articles in one request that are worth a backup first. */
const MANY = 10

export const corpusHandlers = {
  async "corpus.preview"({ files, format, map }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const read = readFiles(files, format)
    if (!read.ok) return read
    const { corpora, others } = read.value
    const found = labelsOf(corpora.map(({ corpus }) => corpus))
    return ok({
      corpora: corpora.map(describe),
      labels: found.labels.map(({ name, count, attributes }) => ({ name, count, attributes })),
      relations: found.relations,
      map: proposeMap(found, project.value.project.codebook, map),
      others: others.map(({ name }) => name),
    })
  },

  async "corpus.import"({ files, format, map }, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const read = readFiles(files, format)
    if (!read.ok) return read
    const { corpora, others } = read.value
    if (corpora.flatMap(({ corpus }) => corpus.articles).length >= MANY) {
      const backedUp = await project.value.backUp("before-import")
      if (!backedUp.ok) return backedUp
    }
    const found = labelsOf(corpora.map(({ corpus }) => corpus))
    const chosen = proposeMap(found, project.value.project.codebook, map)
    const extended = await extendProject(corpora, found, chosen, project.value, workspace, origin)
    if (!extended.ok) return extended
    const outcomes: CorpusOutcome[] = []
    for (const {
      format: { name },
      corpus,
    } of corpora) {
      const told = new Set<string>()
      for (const article of corpus.articles) {
        const outcome = await bringIn(article, chosen, project.value, workspace, origin)
        const problems = corpus.problems.filter(({ file }) => belongsTo(file, article.file))
        told.add(article.file)
        outcomes.push({ format: name, ...withProblems(outcome, problems) })
      }
      const articles = [...told]
      const rest = corpus.problems.filter(({ file }) => !articles.some((article) => belongsTo(file, article)))
      for (const { file, line, message } of rest.slice(0, TOLD)) {
        const problems = [{ code: "corpus", line, message }]
        outcomes.push({
          file,
          format: name,
          outcome: "refused",
          articleId: null,
          annotations: 0,
          relations: 0,
          problems,
        })
      }
    }
    if (outcomes.some(({ outcome }) => outcome.startsWith("imported")))
      workspace.publish({ type: "library.changed" })
    return ok({ outcomes, others: others.map(({ name }) => name) })
  },
} satisfies Partial<Handlers>

interface RecognisedCorpus {
  readonly format: Format
  readonly files: readonly InputFile[]
  readonly corpus: ReadCorpus
}

function readFiles(
  given: readonly { readonly name: string; readonly base64: string }[],
  formatName: string | undefined,
): Result<{ readonly corpora: readonly RecognisedCorpus[]; readonly others: readonly InputFile[] }> {
  const readable = formats.filter(({ reading }) => reading !== undefined)
  const only = formatName === undefined ? undefined : findFormat(formatName)
  if (formatName !== undefined && only?.reading === undefined) {
    const known = readable.map(({ name }) => name).join(", ")
    return fail("unknown-format", `Postil reads no format “${formatName}”. It reads: ${known}.`)
  }
  const files = given.map(({ name, base64 }) => ({ name, bytes: decodeBase64(base64) }))
  const { recognised, others } = recognise(files, only)
  const corpora = recognised.flatMap(({ format, files: claimed }) =>
    format.reading === undefined ? [] : [{ format, files: claimed, corpus: format.reading.read(claimed) }],
  )
  return ok({ corpora, others })
}

function describe({ format, files, corpus }: RecognisedCorpus): CorpusPreview["corpora"][number] {
  const { articles, problems, offsetUnit } = corpus
  return {
    format: format.name,
    title: format.title,
    files: files.map(({ name }) => name),
    articles: articles.length,
    annotations: articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
    relations: articles.reduce((sum, { relations }) => sum + relations.length, 0),
    offsetUnit: offsetUnit === undefined ? null : unitName(offsetUnit),
    problems: problems.slice(0, TOLD),
    problemCount: problems.length,
  }
}

/** Gives the project the kinds, fields, relation types and entities that the files speak of and it does not have. */
async function extendProject(
  corpora: readonly RecognisedCorpus[],
  found: FoundLabels,
  map: LabelMap,
  project: OpenProject,
  workspace: Workspace,
  origin: string,
): Promise<Result<null>> {
  const { codebook, entities } = project.project
  const written = corpora.find(({ corpus }) => corpus.codebook !== undefined)?.corpus.codebook
  const extended = extendCodebook(codebook, found, map, written)
  const known = new Set(entities.map(({ id }) => id))
  const operations: RecordOperation[] = []
  if (stableJson(extended) !== stableJson(codebook))
    operations.push({ type: "codebook.set", codebook: extended })
  for (const entity of corpora.flatMap(({ corpus }) => corpus.entities ?? [])) {
    if (known.has(entity.id)) continue
    known.add(entity.id)
    operations.push({ type: "entity.set", entity })
  }
  const analysts = new Set(project.project.creators.map(({ id }) => id))
  const creators = corpora
    .flatMap(({ corpus }) => corpus.creators ?? [])
    .filter(({ id }) => !analysts.has(id))
    .map((creator): ProjectOperation => ({ type: "creator.set", creator }))
  if (operations.length + creators.length === 0) return ok(null)
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  const all = { project: [...creators, ...operations], articles: [] }
  const applied = await project.applyTogether(all, stamp.value)
  if (!applied.ok) return applied
  // Windows that asked do not know yet what the import made.
  workspace.publish({ type: "records.changed", operations, origin: `${origin} importing` })
  return ok(null)
}

/** Whether a problem's file is an article's, or lies beside it under the same name. */
function belongsTo(file: string, article: string): boolean {
  return stemOf(file) === stemOf(article)
}

function stemOf(name: string): string {
  return name.replace(/\.[^./]*$/, "")
}

function withProblems(
  outcome: Omit<CorpusOutcome, "format">,
  problems: ReadCorpus["problems"],
): Omit<CorpusOutcome, "format"> {
  if (problems.length === 0) return outcome
  const told = problems.slice(0, TOLD).map(({ line, message }) => ({ code: "corpus", line, message }))
  return {
    ...outcome,
    outcome: outcome.outcome === "imported" ? "imported-with-remarks" : outcome.outcome,
    problems: [...outcome.problems, ...told],
  }
}
