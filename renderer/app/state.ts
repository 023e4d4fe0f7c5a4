// What the window shows, as one immutable value. Not here: what the editor knows (it has its own snapshot), what is
// derived (filtered rows, counts), and what only one component cares about.

import type { ImportOutcome, OpenArticle, StartState } from "../../shared/contract/answers.ts"
import type { ArticleJson, ArticleSummary } from "../../shared/domain/article.ts"
import type { Failure } from "../../shared/domain/result.ts"
import type { Review } from "../../shared/domain/review.ts"
import type { Editor } from "../editor/editor-state.ts"
import type { Occurrences } from "../find/occurrences.ts"
import type { ChosenCorpus } from "./corpus-actions.ts"

export interface AppState {
  readonly phase: "starting" | "failed" | "ready"
  /** Why the window could not start. */
  readonly failure: string | null
  readonly start: StartState | null
  /** All articles of the project, those in the trash included; `null` until they are listed. */
  readonly rows: readonly ArticleSummary[] | null
  readonly open: OpenedArticle | null
  /** The id of the article that is being opened. */
  readonly opening: string | null
  /** Why the article chosen last could not be opened. */
  readonly notOpened: (Failure & { readonly id: string }) | null
  /** The pane that a narrow window shows. Wide ones show what the preferences say. */
  readonly narrowPane: Pane | null
  readonly importing: ImportProgress | null
  /** Whether what newer versions did to annotations shows in the place of the cards. */
  readonly reviewing: boolean
  readonly dialog: DialogState | null
  /** The list of gaps, while it shows; a new object each time it is asked for. */
  readonly gaps: object | null
  /** A new object whenever a link between annotations has changed, in whichever article. */
  readonly links: object
  readonly toasts: readonly Toast[]
  /** The last thing for screen readers to say; a new object each time. */
  /** Its number tells it from the same words said before. */
  readonly announcement: { readonly text: string; readonly number: number }
}

export type Pane = "library" | "cards"

/** Windows in which the text has room for one pane beside it, as a media query. */
export const narrowWindow = "(max-width: 1120px)"
/** Windows in which the text needs all the room until a pane is asked for. */
export const tinyWindow = "(max-width: 800px)"
/** Windows in which a pane covers the text, as of a telephone or at 400 % zoom; the style sheets say the same. */
export const onePaneWindow = "(max-width: 640px)"

export interface OpenedArticle {
  readonly id: string
  readonly metadata: ArticleJson["metadata"]
  readonly offers: ArticleJson["offers"]
  readonly source: ArticleJson["source"]
  readonly notices: OpenArticle["notices"]
  /** Keys of the gaps that the analyst left aside. */
  readonly dismissed: readonly string[]
  /** What newer versions of the text did to annotations. */
  readonly reviews: readonly Review[]
  /** Keys of the proposals that the analyst dismissed. */
  readonly unwanted: ReadonlySet<string>
  readonly editor: Editor
}

interface ImportProgress {
  /** Files, and how many of them have been dealt with; one file may hold several articles. */
  readonly total: number
  readonly done: number
  readonly outcomes: readonly ImportOutcome[]
  /** `looking` while it is found out what files hold, before anything comes in. */
  readonly state: "looking" | "running" | "stopped" | "finished"
}

export type DialogState =
  | PlainDialog
  | OfHistory
  | Link
  | MarkAll
  | UpdatePaste
  | OfRegistry
  | MarkEverywhere
  | OfAnnotations

/** A dialog that needs to know no more than the window does. */
interface PlainDialog {
  readonly type:
    | "export"
    | "paste"
    | "import"
    /** Of the open article. */
    | "details"
    | "keys"
    | "go-to"
    | "backups"
    | "versions"
    | "codebook"
    | "new-project"
    | "open-project"
    | "rename-project"
    | "analyst"
    | "commands"
}

/** What happened to an annotation of the open article, and what was removed from it. */
interface OfHistory {
  readonly type: "history"
  readonly annotation: string | null
}

/** Linking an annotation of the open article with another one. */
interface Link {
  readonly type: "link"
  readonly annotation: string
}

/** The registry, at one entity where that is named. */
interface OfRegistry {
  readonly type: "registry"
  readonly entity?: string
}

/** Every place in the project that names an entity. */
interface MarkEverywhere {
  readonly type: "mark-everywhere"
  readonly entity: string
}

interface UpdatePaste {
  readonly type: "update-paste"
  /** The article to be updated from pasted text. */
  readonly article: { readonly id: string; readonly title: string }
}

/** What annotated files become, before they come in. */
interface OfAnnotations {
  readonly type: "annotations"
  readonly chosen: ChosenCorpus
}

interface MarkAll {
  readonly type: "mark-all"
  readonly occurrences: Occurrences
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: "plain" | "warning"
  /** Stays until it is dismissed, however many others come. */
  readonly lasting?: true
  readonly action?: { readonly label: string; run(): void }
}

export const initialState: AppState = {
  phase: "starting",
  failure: null,
  start: null,
  rows: null,
  open: null,
  opening: null,
  notOpened: null,
  narrowPane: "library",
  importing: null,
  reviewing: false,
  dialog: null,
  gaps: null,
  links: {},
  toasts: [],
  announcement: { text: "", number: 0 },
}
