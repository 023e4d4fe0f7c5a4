// What the rest of the window may know of the editor and ask of it. React components depend on this file
// only, never on ProseMirror: positions and steps stay inside renderer/editor.

import type { Annotation, AnnotationRecord } from "../../shared/domain/annotation.ts"
import type { Side } from "../../shared/domain/boundary.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Fields } from "../../shared/domain/field.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Creator } from "../../shared/domain/project.ts"
import type { Rebase } from "../../shared/domain/rebase.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { Work } from "./session.ts"
import type { Beside, LoadEarlier } from "./undo-history.ts"

/** Annotate: the text is locked. Edit: it is corrected, and annotations follow. */
export type EditorMode = "annotate" | "edit"

/** An immutable picture of the editor. A new object whenever anything in it changed, and only then. */
export interface EditorSnapshot {
  readonly articleId: string
  readonly mode: EditorMode
  /** Belongs to `annotations`. While the analyst types, both stay as they were until there is a short pause. */
  readonly text: string
  /** In reading order (`byPosition`). The same array as long as no annotation changed or moved. */
  readonly annotations: readonly Annotation[]
  /** The same annotations, found without a look at each. */
  readonly lookup: AnnotationLookup
  /** The id of the selected annotation. */
  readonly selected: string | null
  /**
   * The text selected with mouse or keyboard, as it would be marked (snapped); `null` when there is none, and in Edit
   * text, where nothing is marked.
   */
  readonly selection: Span | null
  /** Whether the pointer is down in the text: the selection is not settled yet. */
  readonly selecting: boolean
  /** Whether annotations can be looked at only. */
  readonly readOnly: boolean
  /** The end of the selected annotation that is being moved by key or handle. */
  readonly resizing: Side | null
  /** Annotations at one place, offered to choose from. */
  readonly choice: Choice | null
  /** The kind offered first: the one used last. */
  readonly preferredKind: string
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Grows when the layout of the text may have changed: fonts, width, sections drawn. */
  readonly layoutVersion: number
}

/** Annotations by id, by kind and by place. */
export interface AnnotationLookup {
  get(id: string): Annotation | undefined
  /** How many there are of each kind. */
  readonly counts: ReadonlyMap<string, number>
  /** Those that reach into the paragraphs of a span, in reading order. */
  around(span: Span): readonly Annotation[]
}

/** Several annotations in one place. */
export interface Choice {
  /** The shortest first, as clicks go through them. */
  readonly annotations: readonly Annotation[]
  /** The place, in the coordinates of the viewport. */
  readonly box: Box
  /** Asked for by key: the list is to take the focus. */
  readonly focus: boolean
}

export interface EditorOptions {
  readonly kinds: readonly Kind[]
  readonly creator: Creator
  /** Accessible name of the text, such as its title. */
  readonly label: string
  /** BCP 47, where the article's language is known. */
  readonly language?: string | undefined
  /** Annotations can be looked at, and neither made nor changed. */
  readonly readOnly?: boolean
  /** What takes back the analyst's changes made before the editor was opened, the newest first. */
  readonly earlier?: LoadEarlier | undefined
  /** The line that goes with copied text, in the interface's words. */
  citation(): string
  /** Called once per change, in order, with what the change means for the article. */
  onOperations(operations: readonly ArticleOperation[]): void
  /** One short sentence for the live region: "Marked “Austin” as Person". */
  onAnnounce(message: EditorMessage): void
  /** The analyst wants to fill in the selected annotation: its card takes the focus. */
  onOpenCard(id: string): void
  /** The command that a key means in the locked text. */
  commandFor(event: KeyboardEvent): TextCommand | undefined
}

/** What keys in the locked text can ask for; which key asks for what is the analyst's choice. */
export const textCommands = [
  "next-annotation",
  "previous-annotation",
  "resize",
  "add-span",
  "remove-span",
  "list-here",
  "select-outer",
] as const

export type TextCommand = (typeof textCommands)[number]

/** What was undone, or done again. */
export type TakenBack =
  | { readonly type: "annotation"; readonly kind: string; readonly quote: string }
  | { readonly type: "annotations"; readonly count: number }
  /** A correction of the text, and what it did to annotations. */
  | { readonly type: "text" }
  /** Nothing of the article: names or the codebook. */
  | { readonly type: "other" }

/** What the editor has to say; words are the interface language's business. */
export type EditorMessage =
  | { readonly type: "marked"; readonly kind: string; readonly quote: string }
  | { readonly type: "markedAll"; readonly kind: string; readonly count: number }
  | { readonly type: "removed"; readonly kind: string; readonly quote: string }
  | {
      readonly type: "selected"
      readonly kind: string
      readonly quote: string
      readonly index: number
      readonly count: number
    }
  /** One end of an annotation is being moved; `quote` is the text at that end. */
  | { readonly type: "resizing"; readonly side: Side; readonly quote: string }
  | { readonly type: "resized"; readonly kind: string; readonly quote: string }
  | { readonly type: "notResized" }
  /** A part was added to the selected annotation or taken from it, which has `count` now. */
  | {
      readonly type: "spans"
      readonly change: "added" | "taken"
      readonly quote: string
      readonly count: number
    }
  /** The last text of an annotation cannot be taken away. */
  | { readonly type: "lastSpan" }
  | { readonly type: "undone" | "redone"; readonly what: TakenBack }
  | { readonly type: "nothingToUndo" }
  | { readonly type: "nothingToRedo" }
  | { readonly type: "copied" }
  | { readonly type: "locked" }
  | { readonly type: "readOnly" }
  | { readonly type: "mode"; readonly mode: EditorMode }
  /** Annotations went because their text was deleted. Undo brings them back. */
  | { readonly type: "lost"; readonly count: number }

/** A box in pixels, in the coordinates of the viewport. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What annotations made together are given. */
export interface Given {
  readonly fields: Fields
  /** The id of one that is there already and is given the same. */
  readonly also: string
}

export interface Editor {
  getSnapshot(): EditorSnapshot
  subscribe(listener: () => void): () => void

  /**
   * Shows the editor inside an element, which then scrolls with `scroller`, at once or, where the text is long, a few
   * turns later; `onMounted` is called then. Call `destroy` to take it away.
   */
  mount(element: HTMLElement, scroller: HTMLElement, onMounted: () => void): void
  destroy(): void
  focus(): void
  /** Locks the text or opens it for corrections. Locking it again makes a revision of what was corrected. */
  setMode(mode: EditorMode): void

  /** Marks the selected text. With `exact`, exactly as selected instead of snapped to words. */
  mark(kind: string, options?: { readonly exact?: boolean }): void
  /** Marks many places as they are, without splitting graphemes, undone in one step. */
  markSpans(kind: string, spans: readonly Span[], given?: Given): void
  /** Goes by another codebook from now on: keys, snapping and how annotations are drawn. */
  setKinds(kinds: readonly Kind[]): void
  /** Adds an annotation as it is, or puts it in the place of the one of its id. */
  put(annotation: Annotation): void
  remove(id: string): void
  /**
   * Makes an annotation what it was, or brings it back. False where the text that it marked, `quote`, is another one
   * now and it is not there to keep its place.
   */
  restore(annotation: Annotation, quote: string): boolean
  setKind(id: string, kind: string): void
  setNote(id: string, note: string): void
  /** Changes several annotations, undone in one step; one that becomes undefined is removed. */
  changeAll(ids: readonly string[], change: (annotation: Annotation) => Annotation | undefined): void
  /** Changes the record behind an annotation; a field that is undefined is cleared. Undone in one step. */
  revise(id: string, changes: AnnotationRecord): void
  /** Has a change outside the article take its turn in the undo history; what is done in the same turn belongs to it. */
  recordBeside(change: Beside): void
  /** Begins to move an end of the selected annotation; keys in the text go on from there. */
  resize(): void
  /** Accepts what an annotation was resized to, or leaves it as it was. */
  endResize(outcome: "accept" | "cancel"): void
  /** Adds the selected text to the selected annotation as a further part. */
  addSpan(options?: { readonly exact?: boolean }): void
  /** Takes the selected text away from the selected annotation, or else the part at the caret. */
  removeSpan(): void
  /** Selects the next annotation outwards at the caret. */
  selectOuter(): void
  /** Offers the annotations at the caret to choose from. */
  offerChoice(): void
  endChoice(): void
  /** Shows which annotation something beside the text is about, until it is told of another one or of none. */
  pointAt(id: string | null): void
  /** Selects an annotation; `scroll` brings it into view, `focus` puts the caret behind it. */
  select(id: string | null, options?: { readonly scroll?: boolean; readonly focus?: boolean }): void
  /** Selects the next or previous annotation in reading order; false past the last one. */
  selectNext(direction: 1 | -1): boolean
  /** Puts what was typed a moment ago into the snapshot, without waiting for a pause. */
  showTyped(): void
  /** Draws places that were found, ascending and apart, and the one at the index `current` so that it stands out. */
  showHits(spans: readonly Span[], current: number): void
  /** Brings a place of the text into view; `select` makes it the selection and takes the focus. */
  showSpan(span: Span, options?: { readonly select?: boolean }): void
  /** Gives up the text selection; the caret stays at its end. */
  collapse(): void
  undo(): void
  redo(): void
  /** Copies the selected text, or that of the annotation named, with its citation unless told otherwise. */
  copy(options?: { readonly citation?: boolean; readonly annotation?: string }): Promise<void>

  /**
   * Changes that other windows made: drawn, but not in this window's undo history. False where they change a text
   * other than the one here, because both windows changed it: the article must be opened anew.
   */
  applyRemote(operations: readonly ArticleOperation[]): boolean

  /** What the analyst did and was at, for another editor of the article to go on with. */
  getWork(): Work
  /** Goes on with it. @param through what leads from the text there to the text here */
  goOn(work: Work, through: Rebase): void

  /** Where the analyst is now, to come back to. */
  getView(): ArticleView
  /** The top of an annotation's first line, in pixels from the top of the scroller's content. */
  topOf(id: string): number | undefined
  /** Annotations whose text lies within the scroller's view plus `margin` pixels on both sides, in reading order. */
  visible(margin: number): readonly Annotation[]
  /** The text in view, about: inside a paragraph by height, as if its lines were equally long. */
  textInView(): Span
  /** The paragraphs in view. */
  paragraphsInView(): readonly ParagraphInView[]
  /** How many paragraphs there are: headings and list items count, too. */
  countParagraphs(): number
  /** Brings a paragraph, counted from 1, into view, with the caret at its beginning. */
  goTo(paragraph: number): void
  /** The box around the selected text's first and last lines; `null` when nothing is selected or it is off screen. */
  selectionBox(): Box | null
}

export interface ParagraphInView {
  /** Counted from 1. */
  readonly number: number
  readonly span: Span
  /** Pixels from the top of the scroller's content to the middle of its first line. */
  readonly middle: number
}

/** Where one is in an article. Offsets are UTF-16 code units into the canonical text. */
export interface ArticleView {
  /** `null` at the very top, where one sees what stands above the text. */
  readonly line: LineInView | null
  readonly caret: number
}

/** The first line that begins in view: the same words, however wide the text is set and in whatever letters. */
export interface LineInView {
  /** Of a letter in it. */
  readonly offset: number
  /** Pixels from the upper edge of the view to the top of the line. */
  readonly below: number
}
