// What hosts answer to operations (`operations.ts`), as JSON. Types only: whoever asks trusts the host it has.

import type { Annotation } from "../domain/annotation.ts"
import type { ArticleJson, ArticleSummary } from "../domain/article.ts"
import type { BackupReason } from "../domain/journal.ts"
import type { LabelMap } from "../domain/label-map.ts"
import type { Loss } from "../domain/loss.ts"
import type { Creator, Project } from "../domain/project.ts"
import type { Relation } from "../domain/relation.ts"
import type { VerdictCounts } from "../domain/revise.ts"
import type { Span } from "../domain/span.ts"
import type { ChangedWhere } from "../domain/versions.ts"

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

/** Where the analyst was in an article on this machine. Offsets are UTF-16 code units into its canonical text. */
export interface RememberedView {
  /** The first line in view, and how many pixels it lay below the upper edge; `null` at the very top. */
  readonly line: { readonly offset: number; readonly below: number } | null
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
