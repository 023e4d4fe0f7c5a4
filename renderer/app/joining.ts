// What becomes of changes that the host refused because the text had changed elsewhere. They are carried over to the text
// as it is now; where two windows changed the same words, what was typed later is left out and handed back, so that the
// analyst keeps it. Annotations go where their words stand there; one that has lost them is kept as an orphan.

import type { Client } from "../../shared/contract/client.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { Rebase, type Typed } from "../../shared/domain/rebase.ts"
import { reviewOf } from "../../shared/domain/review.ts"
import { nextTextVersion } from "../../shared/domain/text-version.ts"
import type { EditorSnapshot } from "../editor/editor-state.ts"

/** What a window shows of an article, refused changes included. */
export type Shown = Pick<EditorSnapshot, "text" | "lookup">

export interface Joined {
  /** What is to be done in the place of what was refused. */
  readonly operations: readonly ArticleOperation[]
  /** What was typed, or only deleted, and is not among it. */
  readonly typed: readonly Typed[]
  /** Whether the text was concerned at all. */
  readonly ofText: boolean
}

/** What carries over the changes that a window still makes on its own text, until it shows the other. */
interface Bridge {
  /** The version of the window's own text. */
  readonly own: string
  readonly rebase: Rebase
}

export class Joining {
  private readonly client: Client
  private readonly bridges = new Map<string, Bridge>()
  private last: Promise<unknown> = Promise.resolve()

  constructor(client: Client) {
    this.client = client
  }

  /**
   * Carries over operations on an article that were refused in this order: one alone, or a change of the text with all
   * that was done after it. Each call waits for the one before.
   * @param shown absent where the article is no longer open; there are no orphans then
   */
  join(id: string, refused: readonly ArticleOperation[], shown: Shown | undefined): Promise<Joined> {
    const joined = this.last.then(() => this.carry(id, refused, shown))
    this.last = joined
    return joined
  }

  /** Resolves when nothing is being carried over. */
  async idle(): Promise<void> {
    await this.last
  }

  /** What leads from a version of a window's own text to another version; undefined where that is not known. */
  between(id: string, own: string, version: string): Rebase | undefined {
    if (own === version) return new Rebase(version)
    const bridge = this.bridges.get(id)
    return bridge?.own === own && bridge.rebase.to === version ? bridge.rebase.fork() : undefined
  }

  private async carry(
    id: string,
    refused: readonly ArticleOperation[],
    shown: Shown | undefined,
  ): Promise<Joined> {
    const ofText = refused.some(({ type }) => type === "text.replace" || type === "revision.record")
    const start = refused.map(versionOf).find((version) => version !== undefined)
    if (start === undefined) return { operations: [], typed: [], ofText }
    const bridge = this.bridges.get(id)
    const isBridged = bridge?.own === start
    const answer = await this.client.call("article.textSince", {
      id,
      version: isBridged ? bridge.rebase.to : start,
    })
    const changes = answer.ok ? answer.value : null
    let rebase = isBridged ? bridge.rebase : new Rebase(start)
    rebase.follow(changes ?? [])
    // With nothing in between, what comes first was refused for what it is.
    const atFault = changes?.length === 0 && !isBridged ? refused[0] : undefined
    /** Takes annotations back to the text that all of this was made on, for the host to judge them there. */
    const back = isBridged ? undefined : new Rebase(start)
    let own = start
    const operations: ArticleOperation[] = []
    const typed: Typed[] = []
    for (const operation of refused) {
      const version = versionOf(operation)
      if (bridge !== undefined && version === bridge.own && version !== own && own === bridge.rebase.to) {
        // Behind what was carried over before comes what was done in this window meanwhile.
        typed.push(...rebase.takeTyped())
        bridge.rebase.append(rebase)
        rebase = bridge.rebase
        own = version
      }
      if (operation.type === "text.replace") {
        own = nextTextVersion(operation.on, operation)
        back?.leaveOut(operation)
        if (changes === null || operation === atFault) rebase.leaveOut(operation)
        else operations.push(...rebase.text(operation))
      } else if (operation.type === "annotation.set") {
        const { annotation } = operation
        if (operation === atFault) operations.push(...orphan(annotation.id, shown))
        else if (version !== own) operations.push(operation)
        else {
          const carried = rebase.annotation(annotation) ?? back?.annotation(annotation)
          operations.push(...(carried === undefined ? orphan(annotation.id, shown) : [carried]))
        }
      } else if (operation.type !== "revision.record") operations.push(operation)
    }
    typed.push(...rebase.takeTyped())
    if (bridge !== undefined && rebase !== bridge.rebase && own === bridge.rebase.to)
      bridge.rebase.append(rebase)
    else this.bridges.set(id, { own, rebase })
    return { operations, typed, ofText }
  }
}

/** The version of the text that an operation was made on, where it counts into one. */
function versionOf(operation: ArticleOperation): string | undefined {
  return "on" in operation ? operation.on : undefined
}

function orphan(id: string, shown: Shown | undefined): ArticleOperation[] {
  const annotation = shown?.lookup.get(id)
  if (shown === undefined || annotation === undefined) return []
  const judgement = { verdict: "orphaned", places: [] } as const
  const review = reviewOf(judgement, annotation, shown.text, sha256OfText(shown.text))
  return [
    { type: "annotation.remove", id },
    { type: "review.set", review },
  ]
}
