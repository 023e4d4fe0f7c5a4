// One undo history for annotations and text. It keeps operations, as the log does, not steps of ProseMirror: an
// operation and its inverse count in canonical offsets, hold the exact values of the annotations that a change clips,
// and do not care how the document is divided into sections. prosemirror-history was tried first: it needs annotations
// pinned before every change, steps kept one by one, groups cut, and its positions still depend on the sections.

import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { Rebase } from "../../shared/domain/rebase.ts"
import type { Span } from "../../shared/domain/span.ts"
import type { TextChange } from "../../shared/domain/text-change.ts"
import type { TextReplace } from "../../shared/domain/text-operation.ts"
import { goesOnTyping, type Typed, typedBy } from "../../shared/domain/typing.ts"

/** Groups kept in memory. */
const DEPTH = 10_000

/** What one undo or redo does. */
export interface UndoGroup {
  readonly operations: readonly ArticleOperation[]
  /** Where the selection goes; its end comes first when it was made backwards. Absent: to what changes. */
  readonly selection?: Selected | undefined
  /** What was done outside the article together with it. */
  readonly beside?: Beside | undefined
}

/** A change outside the article, such as one of the registry, that takes its turn among those of the article. */
export interface Beside {
  undo(): void
  redo(): void
}

/** A selection in canonical offsets. */
export interface Selected {
  readonly anchor: Span["start"]
  readonly head: Span["start"]
}

/** A change that the analyst made. */
export interface Recorded {
  /** The operations that take it back. */
  readonly inverse: readonly ArticleOperation[]
  readonly changes: readonly TextChange[]
  /** The selection before it. */
  readonly selection: Selected
  /** Milliseconds, from any point in time on. */
  readonly time: number
  /** Changes of one composition of an input method belong together. */
  readonly composition: number | undefined
}

/** What takes back the changes made before the article was opened here, the newest first. */
export type LoadEarlier = () => Promise<readonly UndoGroup[]>

export class UndoHistory {
  private readonly undoable: KeptGroup[] = []
  private readonly redoable: KeptGroup[] = []
  private typing: Typing | undefined
  /** Whether what comes next belongs to the change outside the article that was recorded last. */
  private joining = false

  private earlier: LoadEarlier | undefined
  private recalling: Promise<void> | undefined
  /** What others did to the text behind everything that can be undone here. */
  private behindEarlier: Rebase | undefined

  /** @param earlier asked once, when all that was done here is undone; absent where nothing came before */
  constructor(earlier?: LoadEarlier) {
    this.earlier = earlier
  }

  /** Whether there is something to undo, as far as one can know without asking. */
  get canUndo(): boolean {
    return this.undoable.length > 0 || this.earlier !== undefined || this.recalling !== undefined
  }

  /** Brings back what was done before the article was opened, if that is still to be asked for. */
  async recall(): Promise<void> {
    const { earlier } = this
    this.earlier = undefined
    if (earlier !== undefined) {
      this.recalling = earlier().then((changes) => {
        this.recalling = undefined
        this.undoable.unshift(...[...changes].reverse())
        const { behindEarlier } = this
        this.behindEarlier = undefined
        if (behindEarlier !== undefined) this.pass("undo", behindEarlier, changes.length - 1)
      })
    }
    await this.recalling
  }

  get canRedo(): boolean {
    return this.redoable.length > 0
  }

  record(change: Recorded): void {
    this.redoable.length = 0
    const last = this.undoable.at(-1)
    if (last !== undefined && (this.joining || this.continues(change))) {
      this.undoable[this.undoable.length - 1] = {
        ...last,
        operations: [...change.inverse, ...last.operations],
      }
    } else {
      this.undoable.push({ operations: change.inverse, selection: change.selection })
      if (this.undoable.length > DEPTH) this.undoable.shift()
    }
    this.joining = false
    this.typing = typingOf(change)
  }

  /** Records a change outside the article; what is done to the article in the same turn is undone with it. */
  recordBeside(beside: Beside, selection: Selected): void {
    this.close()
    this.redoable.length = 0
    this.undoable.push({ operations: [], selection, beside })
    this.joining = true
    queueMicrotask(() => {
      this.joining = false
    })
  }

  /** What comes next begins a new group. */
  close(): void {
    this.typing = undefined
    this.joining = false
  }

  /**
   * Takes the latest group to be undone or redone. Say `done` when it is, with what takes that back in turn. A group that
   * changed words which others changed since is passed over.
   */
  take(direction: "undo" | "redo"): UndoGroup | undefined {
    this.close()
    const groups = direction === "undo" ? this.undoable : this.redoable
    for (;;) {
      const kept = groups.pop()
      if (kept?.behind === undefined) return kept
      const { behind, selection: _, ...group } = kept
      const operations = behind.group(group.operations)
      this.pass(direction, behind, groups.length - 1)
      if (operations.length > 0 || group.beside !== undefined) return { ...group, operations }
    }
  }

  /** Others changed the text: what was done here before is undone and redone around that. */
  follow(changes: readonly TextReplace[]): void {
    this.close()
    const behind = new Rebase("")
    behind.follow(changes)
    this.carry(behind)
  }

  /** What was done here is undone and redone on another text from now on. */
  carry(behind: Rebase): void {
    this.pass("undo", behind.fork(), this.undoable.length - 1)
    this.pass("redo", behind.fork(), this.redoable.length - 1)
  }

  done(direction: "undo" | "redo", group: UndoGroup): void {
    if (direction === "undo") this.redoable.push(group)
    else this.undoable.push(group)
  }

  /** Only when a group is taken is it carried through what others did, and that handed on to the one before. */
  private pass(direction: "undo" | "redo", behind: Rebase, index: number): void {
    const group = (direction === "undo" ? this.undoable : this.redoable)[index]
    if (group !== undefined) group.behind = joined(group.behind, behind)
    else if (direction === "undo") this.behindEarlier = joined(this.behindEarlier, behind)
  }

  private continues({ changes, time, composition }: Recorded): boolean {
    const { typing } = this
    if (typing === undefined || changes.length === 0) return false
    if (composition !== undefined && composition === typing.composition) return true
    return goesOnTyping(typing, changes, time)
  }
}

interface KeptGroup extends UndoGroup {
  /** What others did to the text after it. */
  behind?: Rebase
}

function joined(first: Rebase | undefined, then: Rebase): Rebase {
  if (first === undefined) return then
  first.append(then)
  return first
}

interface Typing extends Typed {
  readonly composition: number | undefined
}

function typingOf({ changes, time, composition }: Recorded): Typing | undefined {
  const typed = typedBy(changes, time)
  return typed && { ...typed, composition }
}
