// Every operation that a host answers, declared once: its name, how its request is parsed, what it answers.
// The renderer's client, the preload script and all hosts are derived from this table. Requests and answers
// are JSON: file bytes travel as base64 text.

import { z } from "zod"
import type { ArticleSummary } from "../domain/article.ts"
import type { Finding } from "../domain/finding.ts"
import type { JournalEntry, UndoableChange } from "../domain/journal.ts"
import { labelMapSchema } from "../domain/label-map.ts"
import { LARGEST_FILE } from "../domain/largest-file.ts"
import { type ArticleOperation, articleOperationSchema } from "../domain/operation.ts"
import { type Creator, type RecordOperation, recordOperationSchema } from "../domain/project.ts"
import { idSchema } from "../domain/span.ts"
import type { TextReplace } from "../domain/text-operation.ts"
import type {
  BackupInfo,
  CorpusOutcome,
  CorpusPreview,
  EntityOccurrences,
  EntityUsage,
  ExportOutcome,
  ExportPreview,
  ExportVerification,
  FormatInfo,
  FoundAnnotation,
  ImportOutcome,
  LinkedAnnotations,
  OpenArticle,
  ProjectInfo,
  RestorePreview,
  ReviseOutcome,
  StartState,
  VersionInfo,
  VersionReview,
} from "./answers.ts"

const empty = z.strictObject({})
const folderPath = z.string().min(1).max(4096)

const exportScope = z.strictObject({
  format: z.string().min(1).max(64),
  /** The articles to export; all that are not in the trash where absent. */
  articles: z.array(idSchema).optional(),
  /** Leaves out what the analyst infers: only what the text says is exported. */
  sourceOnly: z.boolean().optional(),
  /** Values of the format's own options, by name. */
  options: z.record(z.string().max(64), z.string().max(200)).optional(),
})

/** A file's bytes: all of them here, or what was sent under an id before, which is given up with it. */
const inline = { base64: z.base64() }
const sent = { sent: idSchema }

const importFile = {
  name: z.string().min(1).max(1000),
  /** What the analyst chose instead of what would be guessed. */
  choices: z
    .strictObject({
      encoding: z.string().max(40).optional(),
      textColumn: z.string().max(1000).optional(),
      fragment: z.boolean().optional(),
    })
    .optional(),
}
const importFileSchema = z.union([
  z.strictObject({ ...importFile, ...inline }),
  z.strictObject({ ...importFile, ...sent }),
])
const corpusFile = { name: z.string().min(1).max(4096) }
const versionName = z.strictObject({ id: idSchema, file: z.string().min(1).max(255) })

const corpusRequest = z.strictObject({
  files: z
    .array(
      z.union([z.strictObject({ ...corpusFile, ...inline }), z.strictObject({ ...corpusFile, ...sent })]),
    )
    .min(1)
    .max(10_000),
  /** The format of all files, where it is not to be recognised. */
  format: z.string().min(1).max(64).optional(),
  /** What labels become, as far as somebody chose; the rest is as proposed. */
  map: labelMapSchema.optional(),
})

export const operations = {
  /** Everything a window needs to draw its first screen. */
  "app.start": declare(empty)<StartState>(),
  /** Says who annotates on this machine from now on. Keeps the creator's id when only the name changes. */
  "app.setCreator": declare(z.strictObject({ name: z.string().trim().min(1).max(200) }))<Creator>(),
  "app.setPreferences": declare(z.strictObject({ preferences: z.record(z.string(), z.json()) }))<null>(),
  /** Asks for a folder with the system's own dialog; `null` when the analyst thinks better of it. */
  "app.chooseFolder": declare(
    z.strictObject({ purpose: z.enum(["open-project", "new-project", "export"]) }),
  )<{
    path: string | null
  }>(),
  /** Shows a file or folder in the system's file manager. */
  "app.reveal": declare(z.strictObject({ path: folderPath }))<null>(),

  "project.create": declare(
    z.strictObject({ path: folderPath, name: z.string().trim().min(1).max(200).optional() }),
  )<ProjectInfo>(),
  /**
   * With `remember: false` the project does not join the recent ones, as for a command line. What cannot be changed,
   * because another process holds it or a newer program wrote it, is opened for reading, unless `access` is `write`.
   */
  "project.open": declare(
    z.strictObject({
      path: folderPath,
      remember: z.boolean().optional(),
      access: z.enum(["read", "write"]).optional(),
    }),
  )<ProjectInfo>(),
  /**
   * Verifies every file of a project. With `repair`, mends first what can be rebuilt from what is there or from a
   * backup, keeping damaged files beside; what is found then is what could not be mended.
   */
  "project.check": declare(z.strictObject({ path: folderPath, repair: z.boolean().default(false) }))<{
    readonly findings: readonly Finding[]
    readonly repaired: readonly string[]
  }>(),
  /**
   * Changes the registry or the codebook, and answers once that is durable. All or none; every window is told.
   */
  "project.apply": declare(z.strictObject({ operations: z.array(recordOperationSchema).min(1).max(10_000) }))<
    null,
    { readonly operations: readonly RecordOperation[] }
  >(),
  /**
   * Changes the registry, the codebook and several articles in one: all or none, also when the machine stops in the
   * middle. Where one article refuses its operations, nothing happens.
   */
  "project.applyTogether": declare(
    z.strictObject({
      project: z.array(recordOperationSchema).max(10_000),
      articles: z
        .array(
          z.strictObject({ id: idSchema, operations: z.array(articleOperationSchema).min(1).max(10_000) }),
        )
        .max(10_000),
    }),
  )<
    null,
    {
      readonly project: readonly RecordOperation[]
      readonly articles: readonly { readonly id: string; readonly operations: readonly ArticleOperation[] }[]
    }
  >(),
  /** Where the articles of the project speak of an entity, or of what was merged into it: newest article first. */
  "entity.usage": declare(z.strictObject({ id: idSchema }))<EntityUsage[]>(),
  /** Where the articles of the project name an entity and no mention is marked yet: newest article first. */
  "entity.occurrences": declare(z.strictObject({ id: idSchema }))<EntityOccurrences[]>(),
  /** Annotations of the same kind in all articles, by their words, their source or their article's title. Paged. */
  "annotation.search": declare(
    z.strictObject({
      query: z.string().max(500),
      /** The one that is to be linked; it is not found itself. */
      article: idSchema,
      annotation: idSchema,
      offset: z.number().int().nonnegative(),
    }),
  )<{ readonly found: readonly FoundAnnotation[]; readonly more: boolean }>(),
  /** What an annotation is linked with, whichever end keeps the link. */
  "annotation.links": declare(
    z.strictObject({ article: idSchema, annotation: idSchema }),
  )<LinkedAnnotations>(),
  /** Writes the codebook into a file of its own, where exports go. */
  "codebook.write": declare(empty)<{ readonly folder: string; readonly files: readonly string[] }>(),
  "project.rename": declare(z.strictObject({ name: z.string().trim().min(1).max(200) }))<ProjectInfo>(),

  "library.list": declare(empty)<ArticleSummary[]>(),

  /**
   * Sends a part of a large file's bytes, in order, so that no message holds window or host up. The id is the sender's own
   * choice, for the request that the file is meant for; of files that no request asks for the oldest are forgotten.
   */
  "file.send": declare(
    z.strictObject({
      id: idSchema,
      /** Of the whole file, in bytes. */
      size: z.number().int().positive().max(LARGEST_FILE),
      /** Where this part begins. */
      start: z.number().int().nonnegative(),
      base64: z.base64(),
    }),
  )<null>(),

  "article.import": declare(
    z.strictObject({
      files: z.array(importFileSchema).min(1).max(1000),
      /** Take offered metadata at once, for batches where nobody is asked. */
      takeOffers: z.boolean().optional(),
      /** Update the article that a file is a newer version of, instead of adding another. */
      revise: z.boolean().optional(),
      /** Leave tables alone for which nobody has chosen the column of the text, and answer with their columns. */
      askColumn: z.boolean().optional(),
    }),
  )<ImportOutcome[]>(),
  /**
   * Gives an article a newer version of its text: from a file, or from an article of the project that is one, has no
   * annotations and goes to the trash then. Annotations whose words are gone become orphans.
   */
  "article.revise": declare(
    z.union([
      z.strictObject({ id: idSchema, file: importFileSchema, from: z.undefined().optional() }),
      z.strictObject({ id: idSchema, from: idSchema, file: z.undefined().optional() }),
    ]),
  )<ReviseOutcome>(),
  /** Takes the last newer version back, as long as the article is as it made it. */
  "article.unrevise": declare(z.strictObject({ id: idSchema }))<null>(),
  /**
   * Says what annotated files hold and what their words would become, changing nothing. Files of no annotated format are
   * named among the others; they are for `article.import`. Tells `corpus.progress` on its way, as importing does.
   */
  "corpus.preview": declare(corpusRequest)<CorpusPreview>(),
  /** Brings annotated files in, as `corpus.preview` of the same files says. What is there already is updated. */
  "corpus.import": declare(corpusRequest)<{
    readonly outcomes: readonly CorpusOutcome[]
    /** As in the preview. */
    readonly others: readonly string[]
    /** Whether it was stopped on its way: only the articles among the outcomes were brought in. */
    readonly stopped: boolean
  }>(),
  /**
   * Stops what this window is reading or bringing in. Reading then fails with `stopped`; what was brought in before
   * stays, and is among the outcomes.
   */
  "corpus.stop": declare(empty)<null>(),
  /** Reads an article's own file once more, in the encoding chosen. Only while nothing is annotated or corrected. */
  "article.readAgain": declare(z.strictObject({ id: idSchema, encoding: z.string().min(1).max(40) }))<null>(),
  /** Brings the sample article into the project, or finds it there. */
  "article.importSample": declare(empty)<{ articleId: string }>(),
  "article.open": declare(z.strictObject({ id: idSchema }))<OpenArticle>(),
  /**
   * Applies changes and answers once they are durable: this answer is what "Saved" means. Annotations that were made on a
   * text that changed since go where their words are now, or are put up for review: the answer then says `elsewhere`.
   */
  "article.apply": declare(
    z.strictObject({ id: idSchema, operations: z.array(articleOperationSchema).min(1).max(10_000) }),
  )<
    { sequence: number; elsewhere?: true },
    { readonly id: string; readonly operations: readonly ArticleOperation[] }
  >(),
  /**
   * What was done to an article's text since its version of the name given, in order; `null` where the text did not come
   * from that version change by change.
   */
  "article.textSince": declare(z.strictObject({ id: idSchema, version: z.string().max(64) }))<
    readonly TextReplace[] | null
  >(),
  /** Remembers where the analyst was in an article; belongs to the machine, not to the project. What is left out stays. */
  "article.rememberView": declare(
    z.strictObject({
      id: idSchema,
      view: z.strictObject({
        line: z.strictObject({ offset: z.number().int().nonnegative(), below: z.number() }).nullable(),
        caret: z.number().int().nonnegative(),
        unwanted: z.array(z.string().max(40)).max(5000).readonly().optional(),
      }),
    }),
  )<null>(),

  /** Who changed what, oldest first; all of the article, or one annotation of it. */
  "article.history": declare(z.strictObject({ id: idSchema, annotation: idSchema.optional() }))<
    JournalEntry[]
  >(),
  /**
   * The analyst's own last changes, the newest first, with what takes each back: for undoing what was done before the
   * window was opened. They apply in this order, to the article as it was at `until`.
   * @param until the number of the last change to look at, as `article.open` gave it; `untilOfProject`: of the project
   */
  "article.undoable": declare(
    z.strictObject({
      id: idSchema,
      until: z.number().int().positive(),
      untilOfProject: z.number().int().positive(),
    }),
  )<UndoableChange[]>(),

  "backup.list": declare(empty)<BackupInfo[]>(),
  "backup.make": declare(z.strictObject({ reason: z.enum(["regular", "before-import"]) }))<null>(),
  /** What going back to a backup would change. */
  "backup.preview": declare(z.strictObject({ number: z.number().int().positive() }))<RestorePreview>(),
  /** Goes back to a backup; articles that came later stay. Backs up the present state first. */
  "backup.restore": declare(z.strictObject({ number: z.number().int().positive() }))<RestorePreview>(),

  /**
   * Looks whether another program changed the open articles' files, and takes over what goes on from the work here.
   * @param everywhere also counts the other versions that lie beside articles; `count` is `null` otherwise, unless one
   * just came to be
   */
  "version.look": declare(z.strictObject({ everywhere: z.boolean() }))<{ count: number | null }>(),
  "version.list": declare(empty)<VersionInfo[]>(),
  /** What differs between an article and another version of it. */
  "version.review": declare(versionName)<VersionReview>(),
  /** Takes from another version what is named, as a change like any other, and puts the version away. */
  "version.settle": declare(
    versionName.extend({
      taking: z.strictObject({
        annotations: z.array(idSchema).max(100_000),
        details: z.boolean(),
        /** The text, and with it everything else. */
        text: z.boolean(),
      }),
    }),
  )<null>(),

  "export.formats": declare(empty)<FormatInfo[]>(),
  "export.preview": declare(exportScope)<ExportPreview>(),
  /** Tells `export.progress` on its way. */
  "export.run": declare(exportScope.extend({ folder: folderPath.optional() }))<ExportOutcome>(),
  /** Stops the export that is running; it then fails with `stopped`, and has written nothing. */
  "export.stop": declare(empty)<null>(),
  /** Checks a folder that was exported to against the hashes beside the files. */
  "export.verify": declare(z.strictObject({ folder: folderPath }))<ExportVerification>(),
} as const satisfies Record<string, Declaration<z.ZodType, unknown>>

export type OperationName = keyof typeof operations
/** A request as a caller writes it. */
export type Request<N extends OperationName> =
  (typeof operations)[N] extends Declaration<z.ZodType, unknown, infer Q> ? Q : never
/** A request as a handler receives it, parsed. */
export type ParsedRequest<N extends OperationName> = z.output<(typeof operations)[N]["request"]>
export type Response<N extends OperationName> =
  (typeof operations)[N] extends Declaration<z.ZodType, infer R, infer _> ? R : never

export function isOperationName(name: unknown): name is OperationName {
  return typeof name === "string" && Object.hasOwn(operations, name)
}

interface Declaration<Schema extends z.ZodType, R, Q = z.input<Schema>> {
  readonly request: Schema
  /** Only types; never read. */
  readonly response?: R
  readonly asked?: Q
}

/** `Q` is for requests that callers write in domain types, which lack the index signatures that zod infers. */
function declare<Schema extends z.ZodType>(request: Schema) {
  return <R, Q = z.input<Schema>>(): Declaration<Schema, R, Q> => ({ request })
}
