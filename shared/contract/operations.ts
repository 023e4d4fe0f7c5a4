// Every operation that a host answers, declared once: its name, how its request is parsed, what it answers.
// The renderer's client, the preload script and all hosts are derived from this table. Requests and answers
// are JSON: file bytes travel as base64 text.

import { z } from "zod"
import type { Annotation } from "../domain/annotation.ts"
import type { ArticleJson, ArticleSummary } from "../domain/article.ts"
import type { Finding } from "../domain/finding.ts"
import type { BackupReason, JournalEntry, UndoableChange } from "../domain/journal.ts"
import { type LabelMap, labelMapSchema } from "../domain/label-map.ts"
import { LARGEST_FILE } from "../domain/largest-file.ts"
import type { Loss } from "../domain/loss.ts"
import { type ArticleOperation, articleOperationSchema } from "../domain/operation.ts"
import { type Creator, type Project, type RecordOperation, recordOperationSchema } from "../domain/project.ts"
import type { Relation } from "../domain/relation.ts"
import type { VerdictCounts } from "../domain/revise.ts"
import { idSchema, type Span } from "../domain/span.ts"
import type { TextReplace } from "../domain/text-operation.ts"
import type { ChangedWhere } from "../domain/versions.ts"

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
        top: z.number().nonnegative(),
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

export interface StartState {
  readonly version: string
  readonly creator: Creator | null
  readonly project: ProjectInfo | null
  /** Why the project last worked on could not be opened, when it could not. */
  readonly problem: { readonly code: string; readonly message: string; readonly path: string } | null
  readonly recent: readonly RecentProject[]
  /** Where a first project would be made. */
  readonly suggestedPath: string
  readonly preferences: Readonly<Record<string, unknown>>
  /** What this host can do beyond the rest. */
  readonly capabilities: { readonly chooseFolder: boolean; readonly reveal: boolean }
}

export interface ProjectInfo extends Pick<Project, "id" | "name" | "creators" | "codebook" | "entities"> {
  readonly path: string
  /** The article last open here on this machine, if it is still there. */
  readonly lastArticle: string | null
  /** What opening had to mend, in plain sentences; empty when all was well. */
  readonly notices: readonly string[]
  /** Why nothing can be changed, in plain sentences; `null` where changes are welcome. */
  readonly readOnly: string | null
}

/** An annotation of some article, for choosing among them. */
export interface FoundAnnotation {
  readonly article: EntityUsage["article"]
  readonly annotation: string
  readonly kind: string
  readonly quote: string
  /** Names of those who say it. */
  readonly sources: readonly string[]
}

export interface LinkedAnnotation {
  /** The article that keeps the link. */
  readonly home: string
  readonly relation: Relation
  /** Whether the link begins at the annotation asked about. */
  readonly outgoing: boolean
  readonly other: FoundAnnotation
}

export interface LinkedAnnotations {
  readonly links: readonly LinkedAnnotation[]
  /** How many say the same, the one asked about included, also by way of others. */
  readonly same: number
  /** How many sources stand behind those; reprints of one story are one where they name nobody. */
  readonly independent: number
}

/** What an article holds about an entity. */
export interface EntityUsage {
  readonly article: Pick<ArticleSummary, "id" | "title" | "publisher" | "publishedOn">
  readonly uses: readonly EntityUse[]
}

/** The unmarked places of an article that name an entity. */
export interface EntityOccurrences {
  readonly article: EntityUsage["article"]
  /** The version of its text that the places count into. */
  readonly on: string
  readonly places: readonly {
    readonly span: Span
    readonly quote: string
    /** What stands before and after it. */
    readonly before: string
    readonly after: string
  }[]
}

/** An annotation that refers to an entity, by any of its fields. */
export interface EntityUse {
  readonly annotation: string
  readonly kind: string
  /** The id of the field that refers to it: `entity` of a mention, `source` of a claim. */
  readonly field: string
  readonly start: number
  readonly quote: string
}

export interface RecentProject {
  readonly path: string
  readonly name: string
  readonly openedAt: string
}

/** Where the analyst was in an article on this machine: pixels from its top, and the caret as a UTF-16 offset. */
export interface RememberedView {
  readonly top: number
  readonly caret: number
  /** Keys of the proposals that were dismissed. */
  readonly unwanted?: readonly string[] | undefined
}

export interface OpenArticle {
  readonly article: ArticleJson
  /** The number of its last change. */
  readonly sequence: number
  /** The number of the project's own last change. */
  readonly ofProject: number
  /**
   * Whether there is known to be nothing to undo: neither in the article, nor in what was done while it was at hand. Where
   * finding out would take long, it is not.
   */
  readonly untouched: boolean
  readonly view: RememberedView | null
  readonly notices: readonly string[]
}

export interface ImportOutcome {
  readonly file: string
  /** Which of the articles in the file, counted from 1, where it may hold several. */
  readonly part?: number
  readonly outcome:
    | "imported"
    | "imported-with-remarks"
    | "revised"
    | "already-there"
    /** A table: nothing was imported yet, because it has several columns that could hold the text. */
    | "choose-column"
    | "refused"
  readonly articleId: string | null
  readonly problems: readonly ImportProblem[]
  /** The article that it may be another version of. */
  readonly like?: { readonly id: string; readonly title: string }
  /** Where a column is to be chosen: those there are, and the one that seems to hold the text. */
  readonly columns?: readonly string[]
  readonly textColumn?: string
  /** Where it updated an article: what became of the annotations. */
  readonly counts?: VerdictCounts
}

export interface ReviseOutcome {
  readonly counts: VerdictCounts
  /** What there is to remark of the file. */
  readonly problems: readonly ImportProblem[]
}

export interface ImportProblem {
  readonly code: string
  readonly message: string
  /** Counted from 1, where a line is to blame. */
  readonly line?: number | undefined
}

/** What annotated files hold. */
export interface CorpusPreview {
  readonly corpora: readonly {
    readonly format: string
    readonly title: string
    readonly files: readonly string[]
    readonly articles: number
    readonly annotations: number
    readonly relations: number
    /** What offsets count, in words, where quotes showed it. */
    readonly offsetUnit: string | null
    readonly problems: readonly CorpusProblem[]
    readonly problemCount: number
  }[]
  /** Labels and what becomes of them, as chosen before or else proposed. */
  readonly labels: readonly CorpusLabel[]
  readonly relations: readonly { readonly name: string; readonly count: number }[]
  readonly map: LabelMap
  /** Names of the files that are of no annotated format. */
  readonly others: readonly string[]
  /** Files that could not be read within the limits of time and memory. */
  readonly refused: readonly CorpusProblem[]
}

export interface CorpusLabel {
  readonly name: string
  readonly count: number
  readonly attributes: readonly { readonly name: string; readonly count: number }[]
}

/** Something wrong in a file; what it is about was left out or mended, as the message says. */
export interface CorpusProblem {
  readonly file: string
  /** Counted from 1. */
  readonly line?: number | undefined
  readonly message: string
}

/** What became of an article in annotated files; or of a file that could not be read, `articleId` being `null`. */
export interface CorpusOutcome extends Omit<ImportOutcome, "outcome"> {
  readonly outcome: ImportOutcome["outcome"] | "updated"
  readonly format: string
  /** How many annotations and relations were added or changed. */
  readonly annotations: number
  readonly relations: number
}

export interface BackupInfo {
  readonly number: number
  /** ISO 8601 in UTC. */
  readonly made: string
  readonly reason: BackupReason
  readonly articleCount: number
  readonly annotationCount: number
}

export interface RestorePreview extends BackupInfo {
  readonly changes: readonly RestoredArticle[]
  /** Articles that came into the project later; they stay. */
  readonly newer: readonly { readonly id: string; readonly title: string }[]
}

/** What going back changes in an article, counted in annotations. */
export interface RestoredArticle {
  readonly id: string
  readonly title: string
  /** Whether it is not there at present, or cannot be read, and comes back. */
  readonly missing: boolean
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly text: boolean
  readonly details: boolean
}

/** Another version of an article, in a file beside it. */
export interface VersionInfo {
  readonly id: string
  readonly title: string
  readonly file: string
}

export interface VersionReview {
  readonly title: string
  readonly annotations: readonly {
    readonly id: string
    /** Where it was changed since the versions parted. */
    readonly changed: ChangedWhere
    /** `null` where that version does not have it. */
    readonly here: ShownAnnotation | null
    readonly there: ShownAnnotation | null
  }[]
  /** Whether the text differs: annotations then cannot be taken without it. */
  readonly text: boolean
  readonly details: boolean
}

export interface ShownAnnotation {
  readonly annotation: Annotation
  /** The words it marks. */
  readonly quote: string
}

export interface FormatInfo {
  readonly name: string
  readonly title: string
  /** One line: which tools read it. */
  readonly readers: string
  /** Set where the format keeps everything. */
  readonly lossless: boolean
  readonly options: readonly {
    readonly name: string
    readonly title: string
    /** The first is taken where nothing is chosen; none while no project is open. */
    readonly choices: readonly { readonly value: string; readonly title: string }[]
  }[]
}

export interface ExportPreview {
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** The beginning of the first file. */
  readonly head: string
  readonly losses: readonly Loss[]
  /** The folder the files will go to unless another is named. */
  readonly folder: string
  /** How many articles are exported, and in how many of them files and losses were counted. */
  readonly articles: number
  readonly seen: number
}

export interface ExportOutcome {
  readonly folder: string
  readonly files: readonly string[]
  readonly losses: readonly Loss[]
}

/** What became of an export since it was written. */
export interface ExportVerification {
  readonly files: readonly {
    readonly file: string
    /** `foreign` for files that were not exported, `rewritten` for tables whose cells are all as they were. */
    readonly state: "unchanged" | "changed" | "rewritten" | "missing" | "foreign"
    /** Where, by lines and rows counted from 1; empty where that cannot be said. */
    readonly places: readonly {
      /** Of a sheet, `missing`. */
      readonly change: "changed" | "added" | "removed" | "missing"
      readonly sheet?: string
      readonly row?: number
      readonly line?: number
    }[]
  }[]
  /** The articles as they were exported. */
  readonly articles: readonly {
    readonly id: string
    readonly title: string
    readonly url?: string | undefined
    readonly publishedOn?: string | undefined
    readonly capturedOn?: string | undefined
    readonly fileSha256: string
    readonly textSha256: string
  }[]
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
