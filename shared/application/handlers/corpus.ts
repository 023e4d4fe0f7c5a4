// Annotated files of other tools, and of Postil itself. What they hold is shown before anything is brought in; what is
// in the project already is updated, never doubled. They are read by the limited process, never here.

import type { CorpusOutcome, CorpusPreview, ImportProblem } from "../../contract/answers.ts"
import type { ParsedRequest, Response } from "../../contract/operations.ts"
import { withoutEnding } from "../../domain/file-family.ts"
import type { LabelMap } from "../../domain/label-map.ts"
import type { ProjectOperation, RecordOperation } from "../../domain/project.ts"
import { ok, type Result } from "../../domain/result.ts"
import { extendCodebook } from "../../formats/intake/codebook.ts"
import { type FoundLabels, labelsOf } from "../../formats/intake/labels.ts"
import { proposeMap } from "../../formats/intake/propose.ts"
import type { FormatCorpus } from "../../formats/intake/read-corpora.ts"
import type { InputFile, ReadCorpus } from "../../formats/read.ts"
import { findFormat } from "../../formats/registry.ts"
import { unitName } from "../../formats/support/offsets.ts"
import { stableJson } from "../../formats/support/stable-json.ts"
import type { Handlers } from "../application.ts"
import { bringIn } from "../bring-in.ts"
import type { AnnotatedRead, OpenProject } from "../ports.ts"
import { Stop } from "../stop.ts"
import type { Workspace } from "../workspace.ts"

/** So many problems of one format are told; the rest is counted. */
const TOLD = 200
/** Articles in one request that are worth a backup first. */
const MANY = 10
/** Windows hear of progress after so many articles. */
const TOLD_EVERY = 20

export const corpusHandlers = {
  async "corpus.preview"(request, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const going = begin(workspace, origin)
    const read = await readFiles(request, workspace, going.stop).finally(going.end)
    if (!read.ok) return read
    const { corpora, others, refused } = read.value
    const found = labelsOf(corpora.map(({ corpus }) => corpus))
    return ok({
      corpora: corpora.map(describe),
      labels: found.labels.map(({ name, count, attributes }) => ({ name, count, attributes })),
      relations: found.relations,
      map: proposeMap(found, project.value.project.codebook, request.map),
      others,
      refused: refused.map(({ file, failure }) => ({ file, message: failure.message })),
    })
  },

  async "corpus.import"(request, workspace, { origin }) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const going = begin(workspace, origin)
    try {
      const read = await readFiles(request, workspace, going.stop)
      if (!read.ok) return read
      return await bringAllIn(read.value, { ...request, origin, stop: going.stop }, project.value, workspace)
    } finally {
      going.end()
    }
  },

  async "corpus.stop"(_, workspace, { origin }) {
    for (const going of workspace.reading) if (going.origin === origin) going.stop.stop()
    return ok(null)
  },
} satisfies Partial<Handlers>

type CorpusRequest = ParsedRequest<"corpus.import">

function begin(workspace: Workspace, origin: string): { readonly stop: Stop; end(): void } {
  const going = { origin, stop: new Stop() }
  workspace.reading.add(going)
  return { stop: going.stop, end: () => void workspace.reading.delete(going) }
}

/** Files are hostile: they are taken here and read elsewhere. */
async function readFiles(
  { files, format }: CorpusRequest,
  workspace: Workspace,
  stop: Stop,
): Promise<Result<AnnotatedRead>> {
  const total = files.length
  const taken: InputFile[] = []
  for (const file of files) {
    const bytes = workspace.sent.take(file)
    if (!bytes.ok) return bytes
    taken.push({ name: file.name, bytes: bytes.value })
  }
  return workspace.ports.parser.parseAnnotated({
    files: taken,
    ...{ format, stop },
    progress: (done) => workspace.publish({ type: "corpus.progress", stage: "reading", done, total }),
  })
}

interface Bringing {
  readonly map?: CorpusRequest["map"]
  readonly origin: string
  readonly stop: Stop
}

async function bringAllIn(
  { corpora, others, refused }: AnnotatedRead,
  { map, origin, stop }: Bringing,
  project: OpenProject,
  workspace: Workspace,
): Promise<Result<Response<"corpus.import">>> {
  const total = corpora.reduce((sum, { corpus }) => sum + corpus.articles.length, 0)
  if (total >= MANY) {
    const backedUp = await project.backUp("before-import")
    if (!backedUp.ok) return backedUp
  }
  const found = labelsOf(corpora.map(({ corpus }) => corpus))
  const chosen = proposeMap(found, project.project.codebook, map)
  const extended = await workspace.changingRecords(() =>
    extendProject(corpora, found, chosen, project, workspace, origin),
  )
  if (!extended.ok) return extended
  const outcomes: CorpusOutcome[] = []
  let done = 0
  for (const { format, corpus } of corpora) {
    const problems = new Map<string, ReadCorpus["problems"][number][]>()
    for (const problem of corpus.problems) {
      const stem = withoutEnding(problem.file)
      const found = problems.get(stem)
      if (found === undefined) problems.set(stem, [problem])
      else found.push(problem)
    }
    const told = new Set<string>()
    for (const article of corpus.articles) {
      if (stop.stopped) break
      if (done++ % TOLD_EVERY === 0)
        workspace.publish({ type: "corpus.progress", stage: "bringing", done, total })
      const stem = withoutEnding(article.file)
      const outcome = await bringIn(article, chosen, project, workspace, origin)
      outcomes.push({ format, ...withProblems(outcome, problems.get(stem) ?? []) })
      told.add(stem)
    }
    if (stop.stopped) break
    const rest = [...problems].flatMap(([stem, all]) => (told.has(stem) ? [] : all))
    for (const { file, line, message } of rest.slice(0, TOLD))
      outcomes.push(refusal(file, format, { code: "corpus", line, message }))
  }
  for (const { file, format, failure } of refused)
    outcomes.push(refusal(file, format, { code: failure.code, message: failure.message }))
  if (outcomes.some(({ outcome }) => outcome.startsWith("imported")))
    workspace.publish({ type: "library.changed" })
  return ok({ outcomes, others, stopped: stop.stopped })
}

function refusal(file: string, format: string, problem: ImportProblem): CorpusOutcome {
  const nothing = { articleId: null, annotations: 0, relations: 0 }
  return { file, format, outcome: "refused", ...nothing, problems: [problem] }
}

function describe({ format, files, shared, corpus }: FormatCorpus): CorpusPreview["corpora"][number] {
  const { articles, problems, offsetUnit } = corpus
  return {
    format,
    title: findFormat(format)?.title ?? format,
    files: [...files, ...shared],
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
  corpora: readonly FormatCorpus[],
  found: FoundLabels,
  map: LabelMap,
  project: OpenProject,
  workspace: Workspace,
  origin: string,
): Promise<Result<null>> {
  const stamp = await workspace.stamp(project)
  if (!stamp.ok) return stamp
  const { codebook, entities } = project.project
  const extended = extendCodebook(codebook, found, map)
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
  const all = { project: [...creators, ...operations], articles: [] }
  const applied = await project.applyTogether(all, stamp.value)
  if (!applied.ok) return applied
  // Windows that asked do not know yet what the import made.
  workspace.publish({ type: "records.changed", operations, origin: `${origin} importing` })
  return ok(null)
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
