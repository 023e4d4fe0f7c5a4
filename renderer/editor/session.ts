// An article under change, without a page: the editor's state, what each transaction means as operations, and undo.
// The view and what the window sees of it are article-editor.ts's; here everything can be tried without a browser.

import { EditorState, type Plugin, TextSelection, type Transaction } from "prosemirror-state"
import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"
import type { ArticleJson } from "../../shared/domain/article.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import { withVersions } from "../../shared/domain/invert.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import type { Rebase } from "../../shared/domain/rebase.ts"
import type { TextReplace } from "../../shared/domain/text-operation.ts"
import { isMadeOn, nextTextVersion, withoutApplied } from "../../shared/domain/text-version.ts"
import { AnnotationSet } from "./annotation-set.ts"
import { annotationsOf, annotationsPlugin } from "./annotations-plugin.ts"
import { BlockIndex } from "./block-index.ts"
import { Correction } from "./correction.ts"
import { drawnDocument } from "./drawing.ts"
import type { EditorMode } from "./editor-state.ts"
import { modeOf, modePlugin, setModeMeta } from "./mode-plugin.ts"
import { sectionsPlugin } from "./sections-plugin.ts"
import { TextTrail } from "./text-trail.ts"
import { setSource, sourceOf } from "./transaction-source.ts"
import { addOperations, inlineChange, setInside, type Translation, translate } from "./translate.ts"
import { type Beside, type LoadEarlier, type Selected, type UndoGroup, UndoHistory } from "./undo-history.ts"

export interface SessionOptions {
  readonly kinds: readonly Kind[]
  /** Where the caret is, in canonical offsets. */
  readonly caret: number
  onOperations(operations: readonly ArticleOperation[]): void
  /** What takes back the changes made before. */
  readonly earlier?: LoadEarlier | undefined
}

/** The text as it was when its last revision was recorded. */
interface Recorded {
  readonly version: string | undefined
  hash(): string
}

/** What was done in a session, and where the analyst was, for another session to go on with. */
export interface Work extends Selected {
  readonly history: UndoHistory
  readonly mode: EditorMode
  readonly recorded: Recorded
  /** The name of the text's state; empty for a text as it came in. */
  readonly textVersion: string
}

/** What a transaction did. */
export interface Outcome {
  readonly textChanged: boolean
  readonly annotationsChanged: boolean
  /** Annotations that went with their text. */
  readonly lost: readonly Annotation[]
}

export class Session {
  state: EditorState
  history: UndoHistory
  private readonly correction = new Correction()
  private readonly onOperations: SessionOptions["onOperations"]
  private textVersion: string | undefined
  private readonly trail = new TextTrail()
  /** What goes with the undo or redo under way. */
  private beside: Beside | undefined
  /** The text as it was when its last revision was recorded. */
  private recorded: Recorded

  constructor(article: ArticleJson, options: SessionOptions) {
    const doc = drawnDocument(article.document)
    const blocks = new BlockIndex(doc)
    const annotations = AnnotationSet.create(blocks, article.annotations)
    const caret = blocks.toPosition(Math.min(options.caret, blocks.length), "start")
    this.onOperations = options.onOperations
    this.history = new UndoHistory(options.earlier)
    this.textVersion = article.textVersion
    const last = article.revisions?.at(-1)
    this.recorded = {
      version: article.textVersion,
      hash: () => last?.to ?? sha256OfText(blocks.text),
    }
    this.state = EditorState.create({
      doc,
      selection: TextSelection.near(doc.resolve(caret)),
      plugins: [modePlugin(), annotationsPlugin(annotations, options.kinds), sectionsPlugin()],
    })
  }

  /** Adds plugins to those that keep annotations, mode and sections; they come first. */
  use(plugins: readonly Plugin[]): void {
    this.state = this.state.reconfigure({ plugins: [...plugins, ...this.state.plugins] })
  }

  get annotations(): AnnotationSet {
    return annotationsOf(this.state).annotations
  }

  get blocks(): BlockIndex {
    return this.annotations.blocks
  }

  get mode(): EditorMode {
    return modeOf(this.state)
  }

  /** The transaction that enters a mode. Leaving Edit text records a revision where the text is another one now. */
  enter(mode: EditorMode): Transaction {
    return setModeMeta(this.state.tr, mode)
  }

  dispatch(tr: Transaction): Outcome {
    const before = this.state
    const selection = this.selected()
    this.followCorrection(tr)
    const { state, transactions } = before.applyTransaction(tr)
    const meant: Translation[] = []
    let { annotations } = this
    for (const one of transactions) {
      if (one.steps.length === 0) continue
      const translation = translate(one, annotations)
      meant.push(translation)
      annotations = translation.annotations
    }
    this.state = state
    const entered = modeOf(state) !== modeOf(before)
    if (entered) this.history.close()
    const operations = meant.flatMap((one) => one.operations)
    const changes = meant.flatMap((one) => one.changes)
    if (operations.length > 0) {
      const source = sourceOf(tr)
      const inverse = [...meant].reverse().flatMap((one) => one.inverse)
      if (source === undefined) {
        const { time } = tr
        const composition: number | undefined = tr.getMeta("composition")
        this.history.record({ inverse, changes, selection, time, composition })
      } else if (source !== "remote") this.taken(source, { operations: inverse, selection })
      else if (changes.length > 0)
        this.history.follow(operations.filter((operation) => operation.type === "text.replace"))
      this.send(operations, source === "remote")
    }
    // Undo reaches changes of the text in either mode.
    if ((entered || sourceOf(tr) !== "remote") && this.mode === "annotate") this.recordRevision()
    return {
      textChanged: changes.length > 0,
      annotationsChanged: operations.some(({ type }) => type !== "text.replace"),
      lost: meant.flatMap((one) => one.lost),
    }
  }

  /** Has a change outside the article take its turn in the history; what is done in the same turn belongs to it. */
  recordBeside(beside: Beside): void {
    this.history.recordBeside(beside, this.selected())
  }

  /**
   * The transaction that undoes or redoes the latest group; undefined where there is none. Dispatch it at once. What was
   * done outside the article is undone or redone by then.
   */
  takeBack(direction: "undo" | "redo"): Transaction | undefined {
    const group = this.history.take(direction)
    if (group === undefined) return undefined
    this.beside = group.beside
    if (direction === "undo") group.beside?.undo()
    else group.beside?.redo()
    if (group.operations.length === 0) this.taken(direction, group)
    const selection = unlessVast(group.selection ?? this.placeOf(group.operations))
    const tr = addOperations(this.state.tr, this.annotations, group.operations)
    const { blocks } = this.blocks.update(tr.doc)
    const anchor = blocks.toPosition(selection.anchor, "start")
    const head = blocks.toPosition(selection.head, "start")
    return setSource(tr.setSelection(TextSelection.create(tr.doc, anchor, head)), direction).scrollIntoView()
  }

  /**
   * The transaction that carries out what another window did; what it marked before it heard of changes made here goes
   * where its words are now. Undefined where that cannot be told, or a change of the text was made on another text.
   */
  remote(operations: readonly ArticleOperation[]): Transaction | undefined {
    const { textVersion } = this
    const missing = withoutApplied({ textVersion }, operations)
    let version = textVersion
    const changes: TextReplace[] = []
    const here: ArticleOperation[] = []
    for (const operation of missing) {
      const isOnThis = isMadeOn({ textVersion: version }, operation)
      if (operation.type === "text.replace") {
        if (!isOnThis) return undefined
        changes.push({ ...operation, on: version ?? "" })
        version = nextTextVersion(version, operation)
      }
      if (operation.type !== "annotation.set" || operation.on === undefined || isOnThis) {
        here.push(operation)
        continue
      }
      const carried = this.trail.carry(operation.annotation, operation.on, changes)
      if (carried === undefined) return undefined
      const { id } = operation.annotation
      here.push(
        carried.annotation === undefined
          ? { type: "annotation.remove", id }
          : { type: "annotation.set", annotation: carried.annotation },
      )
    }
    const revision = missing.findLast((operation) => operation.type === "revision.record")
    if (revision !== undefined) this.recorded = { version, hash: () => revision.to }
    return setSource(addOperations(this.state.tr, this.annotations, here), "remote")
  }

  get work(): Work {
    const { history, mode, recorded, textVersion } = this
    return { history, mode, recorded, textVersion: textVersion ?? "", ...this.selected() }
  }

  /**
   * The transaction that goes on with what was done in another session of the article.
   * @param through what leads from the text there to the text here
   */
  goOn(work: Work, through: Rebase): Transaction {
    this.history = work.history
    this.history.carry(through)
    if (work.recorded.version !== work.textVersion) this.recorded = work.recorded
    const tr = this.enter(work.mode)
    const place = (offset: number) =>
      this.blocks.toPosition(utf16(Math.min(through.offset(offset), this.blocks.length)), "start")
    return tr.setSelection(TextSelection.create(tr.doc, place(work.anchor), place(work.head)))
  }

  private taken(direction: "undo" | "redo", group: UndoGroup): void {
    this.history.done(direction, { ...group, beside: this.beside })
    this.beside = undefined
  }

  /** Where operations change something first. */
  private placeOf(operations: readonly ArticleOperation[]): Selected {
    for (const operation of operations) {
      const annotation =
        operation.type === "annotation.set"
          ? operation.annotation
          : operation.type === "annotation.remove"
            ? this.annotations.get(operation.id)
            : undefined
      const place =
        annotation !== undefined
          ? extentOf(annotation).end
          : operation.type === "text.replace"
            ? utf16(operation.at + operation.insert.length)
            : undefined
      if (place !== undefined) return { anchor: place, head: place }
    }
    return this.selected()
  }

  private selected(): Selected {
    const { anchor, head } = this.state.selection
    return { anchor: this.blocks.toOffset(anchor), head: this.blocks.toOffset(head) }
  }

  private followCorrection(tr: Transaction): void {
    if (tr.steps.length === 0) {
      if (tr.selectionSet) this.correction.caretAt(this.blocks.toOffset(tr.selection.head))
      return
    }
    const change = sourceOf(tr) === undefined ? inlineChange(tr, this.annotations) : undefined
    if (change === undefined) this.correction.end()
    else
      setInside(tr, this.correction.follow(change, this.annotations.inBlock(this.blocks.blockAt(change.at))))
  }

  private send(operations: readonly ArticleOperation[], fromElsewhere: boolean): void {
    const versioned = withVersions(this.textVersion, operations)
    for (const operation of versioned) {
      if (operation.type === "text.replace") this.textVersion = nextTextVersion(operation.on, operation)
    }
    this.trail.follow(versioned)
    if (!fromElsewhere) this.onOperations(versioned)
  }

  private recordRevision(): void {
    const { recorded, textVersion } = this
    if (textVersion === recorded.version) return
    const from = recorded.hash()
    const to = sha256OfText(this.blocks.text)
    this.recorded = { version: textVersion, hash: () => to }
    if (from !== to)
      this.onOperations([{ type: "revision.record", from, to, time: new Date().toISOString() }])
  }
}

/** Text in UTF-16 code units that undo selects again; it takes browsers seconds to select a whole long article. */
const VAST = 100_000

function unlessVast({ anchor, head }: Selected): Selected {
  return Math.abs(anchor - head) > VAST ? { anchor: head, head } : { anchor, head }
}
