// What the application needs from the world. Each port has a memory twin in `memory/`, and one conformance
// suite in the tests runs over both.

import type { RememberedView } from "../contract/answers.ts"
import type { Article, ArticleSummary } from "../domain/article.ts"
import type { Finding } from "../domain/finding.ts"
import type { BackupReason } from "../domain/journal.ts"
import type { ArticleOperation } from "../domain/operation.ts"
import type { Creator, Project, ProjectOperation } from "../domain/project.ts"
import type { Failure, Result } from "../domain/result.ts"
import type { ReadCorpora } from "../formats/intake/read-corpora.ts"
import type { InputFile } from "../formats/read.ts"
import type { ArticleDraft, ImportInput } from "../importers/importer.ts"
import type { Generation } from "../storage/backup.ts"
import type { HistoryEntry } from "../storage/history.ts"
import type { OtherVersion } from "../storage/other-version.ts"
import type { Stop } from "./stop.ts"

/** Where projects live. At most one process writes to a project at a time. */
export interface ProjectStore {
  /** Makes a project in a new or empty folder. Fails with `project-exists` where there is one. */
  create(path: string, project: Project, stamp: Stamp): Promise<Result<OpenProject>>
  /**
   * Opens a project for writing. Fails, with the folder untouched, with `not-found`, `not-a-project`,
   * `not-permitted`, `project-locked`, `project-newer` or `project-damaged`.
   */
  open(path: string): Promise<Result<OpenProject>>
  /**
   * Opens a project for reading: also one that another process writes to, or that a newer program wrote. Nothing in
   * the folder is touched, and nothing is mended. What the writer does meanwhile is seen with the next call.
   * @param readOnly what every change is refused with
   */
  openForReading(path: string, readOnly: Failure): Promise<Result<OpenProject>>
  /** A folder's path without links, which is an open project's `path`; as it was given where there is no folder. */
  realPath(path: string): Promise<string>
  /** Verifies every file of a project, touching none. Fails as opening does where there is no project. */
  check(path: string): Promise<Result<Finding[]>>
}

/** Who made a change and when. */
export interface Stamp {
  readonly creator: Creator["id"]
  /** ISO 8601 in UTC. Informative only: order is by sequence number. */
  readonly time: string
}

/** A project this process may write to, unless it is read-only, until `close`. Every promise that succeeds means: durable. */
export interface OpenProject {
  /** The folder's real path. */
  readonly path: string
  readonly project: Project
  /** The number of the project's last change. */
  readonly sequence: number
  /** What opening had to mend, in plain sentences for the analyst. */
  readonly notices: readonly string[]
  /** Why nothing can be changed: what every change is refused with. `undefined` where changes are welcome. */
  readonly readOnly: Failure | undefined
  /** All articles, those in the trash included, in no particular order. */
  list(): Promise<Result<ArticleSummary[]>>
  /** Fails with `not-found` or `article-damaged`. */
  read(id: string): Promise<Result<StoredArticle>>
  /**
   * Adds an article with the original bytes of its source, where there are any. Where one of that id is damaged beyond
   * reading, it takes its place, and the damaged files are kept beside it.
   */
  add(article: Article, bytes: Uint8Array | undefined, stamp: Stamp): Promise<Result<{ sequence: number }>>
  /**
   * Applies operations to an article: all or none. Calls for one article take effect in the order they are made.
   * Fails with `bad-operation` when the article does not allow them, `disk-full`, `not-permitted` or `io` when they
   * could not be made durable; the article is then as it was, and the call may be repeated.
   */
  apply(
    id: string,
    operations: readonly ArticleOperation[],
    stamp: Stamp,
  ): Promise<Result<{ sequence: number }>>
  applyToProject(operation: ProjectOperation, stamp: Stamp): Promise<Result<Project>>
  /**
   * Changes the project and articles together: all or none, also when the process ends in the middle. Fails as `apply`
   * does, with `not-found` for an article that is not there, and with `bad-operation` where an article is named twice.
   */
  applyTogether(
    changes: GroupedChanges,
    stamp: Stamp,
  ): Promise<Result<{ project: Project; sequences: Readonly<Record<string, number>> }>>
  /** The changes made to the project itself that can be read, oldest first. */
  projectHistory(): Promise<Result<readonly HistoryEntry[]>>
  /** The changes made to an article that can be read, oldest first. */
  history(id: string): Promise<Result<readonly HistoryEntry[]>>
  /** The original bytes of an article's source; with `sha256`, of that of a former version. */
  source(id: string, sha256?: string): Promise<Result<Uint8Array>>
  /** Keeps the original bytes of an article's next version beside those of the versions before. */
  keepSource(id: string, fileName: string, bytes: Uint8Array): Promise<Result<null>>
  /**
   * Looks whether another program changed the files of the project or of an open article, or brought articles. What
   * goes on from the work here is taken over; else both are kept, ours in place and the other beside.
   */
  lookOutside(): Promise<Result<OutsideWork>>
  /** Other versions of articles that lie beside them, kept by us or left by a sync client. */
  otherVersions(): Promise<Result<readonly OtherVersionFile[]>>
  /** Fails with `not-found` or `article-damaged`. */
  readOtherVersion(id: string, file: string): Promise<Result<OtherVersion>>
  /** Another version was looked at: it stays, under a name that says so. */
  putOtherVersionAway(id: string, file: string): Promise<Result<null>>
  /** What was backed up, the newest first. */
  generations(): Promise<Result<Generation[]>>
  /** An article as it was backed up. Fails with `not-found`, or `article-damaged` where the backup is. */
  readGeneration(number: number, id: string): Promise<Result<Article>>
  /** Backs up everything as it is now. Without a special reason, only if something changed since the last time. */
  backUp(reason: BackupReason): Promise<Result<null>>
  /** Finishes what is under way, writes pending snapshots and releases the project. */
  close(): Promise<void>
}

export interface OutsideWork {
  /** Whether the project itself was taken over. */
  readonly project: boolean
  /** The articles whose work was taken over, as they were. */
  readonly theirs: readonly Article[]
  /** Ids of the articles that are kept twice. */
  readonly both: readonly string[]
  /** Ids of articles that came. */
  readonly arrived: readonly string[]
}

export interface OtherVersionFile {
  readonly id: string
  readonly file: string
}

export interface GroupedChanges {
  readonly project: readonly ProjectOperation[]
  readonly articles: readonly { readonly id: string; readonly operations: readonly ArticleOperation[] }[]
}

export interface StoredArticle {
  readonly article: Article
  /** The number of the last change applied to it, from 1. */
  readonly sequence: number
  /** What reading had to mend, in plain sentences. */
  readonly notices: readonly string[]
}

/** What belongs to the analyst on this machine rather than to a project. Kept as one JSON object. */
export interface SettingsStore {
  read(): Promise<Settings>
  /** Durable when it resolves to ok. Changes are made one after the other. */
  update(change: (settings: Settings) => Settings): Promise<Result<Settings>>
}

export interface Settings {
  readonly creator: Creator | null
  readonly recent: readonly { readonly path: string; readonly name: string; readonly openedAt: string }[]
  readonly preferences: Readonly<Record<string, unknown>>
  /** By project id: the article last open and, by article id, where the analyst was in it. */
  readonly views: Readonly<Record<string, ProjectViews>>
  readonly exportFolder: string | null
}

export interface ProjectViews {
  readonly lastArticle: string | null
  readonly articles: Readonly<Record<string, RememberedView>>
}

export const emptySettings: Settings = {
  creator: null,
  recent: [],
  preferences: {},
  views: {},
  exportFolder: null,
}

/** The system's own dialogs and file manager, where the host has them. */
export interface Desktop {
  readonly canChooseFolder: boolean
  readonly canReveal: boolean
  chooseFolder(purpose: "open-project" | "new-project" | "export"): Promise<string | null>
  reveal(path: string): Promise<void>
}

/** Where exports go: a folder, made if need be. Nothing leaves the folder; existing files of other names stay. */
export interface ExportFolder {
  /**
   * Writes files, piece by piece as they come. They appear under their names when all is written; where it fails, or
   * where `pieces` throws, nothing has changed. What `pieces` throws is thrown on.
   */
  write(
    folder: string,
    pieces: Iterable<ExportPiece> | AsyncIterable<ExportPiece>,
  ): Promise<Result<{ folder: string; files: string[] }>>
  /** The names of the files in a folder, and in folders in it, with `/` between folders. */
  names(folder: string): Promise<Result<string[]>>
  /** A file of the folder; `undefined` where it is not there. */
  read(folder: string, name: string): Promise<Result<Uint8Array | undefined>>
}

/** A file, or a piece of one: pieces of the same name follow each other in the file. */
export interface ExportPiece {
  /** Relative, with `/` between folders, safe on every platform. */
  readonly name: string
  readonly content: string | Uint8Array
}

/** Files shipped with the app. */
export interface Assets {
  sample(): Promise<{ readonly name: string; readonly bytes: Uint8Array }>
}

/** Reads files that nobody vouches for. */
export interface ArticleParser {
  /**
   * The articles that a file holds, at least one. May be called for many files at once. Never rejects: fails with words
   * that name the file, `took-too-long` and `too-complex` among them.
   */
  parse(input: ImportInput): Promise<Result<readonly ArticleDraft[]>>
  /**
   * What annotated files hold, those of each format together. A file that takes too long or too much memory is left out
   * by name, and the rest is read. Never rejects: fails with `unknown-format`, with `stopped` where it was, and with
   * `took-too-long`, `too-complex` or `damaged-file` where no single file is to blame.
   */
  parseAnnotated(request: AnnotatedFiles): Promise<Result<AnnotatedRead>>
  /** What `Tools.workbook` finds in a workbook. Fails as `parse` does. */
  parseWorkbook(file: InputFile): Promise<Result<ReadonlyMap<string, string>>>
  /** Stops whatever is being read; what was asked for and not yet read fails. */
  close(): Promise<void>
}

export interface AnnotatedFiles {
  readonly files: readonly InputFile[]
  /** The format of all files, where it is not to be recognised. */
  readonly format?: string | undefined
  readonly stop: Stop
  /** Told how many files have been begun, whenever that are more. */
  progress(begun: number): void
}

export interface AnnotatedRead extends ReadCorpora {
  /** Files that could not be read within the limits, and why. */
  readonly refused: readonly RefusedFile[]
}

export interface RefusedFile {
  readonly file: string
  /** The name of the format that it was read as. */
  readonly format: string
  readonly failure: Failure
}

export interface Places {
  /** The folder that holds new projects: `Documents/Postil`. */
  readonly projects: string
  /** The folder that exports go to unless told otherwise. */
  readonly exports: string
  join(...parts: string[]): string
  exists(path: string): Promise<boolean>
}

export interface Clock {
  /** ISO 8601 in UTC. */
  now(): string
  /** Asked for between the steps of long work: lets what else waits go first, where it has waited a while already. */
  pause(): Promise<void> | undefined
}

export interface Ids {
  /** A new id that is unique and sorts by time of making. */
  next(): string
}

export interface Ports {
  readonly store: ProjectStore
  readonly settings: SettingsStore
  readonly desktop: Desktop
  readonly exports: ExportFolder
  readonly parser: ArticleParser
  readonly assets: Assets
  readonly places: Places
  readonly clock: Clock
  readonly ids: Ids
  readonly version: string
}
