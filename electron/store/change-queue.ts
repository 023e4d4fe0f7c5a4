// The order in which a record's changes are made. Those that wait while others are being written are written together;
// work that none of them may overlap gets a turn of its own. When writing fails, all that waited fails with it: it was
// asked for in the belief that what went before holds.

import type { Failure, Result } from "../../shared/domain/result.ts"

export type Refusal = { readonly ok: false; readonly error: Failure }

interface Waiting {
  readonly settle: (refusal: Refusal) => void
}

interface Turn extends Waiting {
  readonly take: () => Promise<void>
}

export class ChangeQueue<Change extends Waiting> {
  private readonly write: (batch: readonly Change[]) => Promise<Refusal | undefined>
  private waiting: ({ readonly change: Change } | { readonly turn: Turn })[] = []
  private working: Promise<void> | undefined

  /** @param write settles the changes it is given; what it returns is why it failed */
  constructor(write: (batch: readonly Change[]) => Promise<Refusal | undefined>) {
    this.write = write
  }

  add(change: Change): void {
    this.waiting.push({ change })
    this.working ??= this.work()
  }

  /** Runs work once all changes given before are written; those given after wait for its end. Fails with them. */
  exclusively<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    return new Promise((settle, reject) => {
      this.waiting.push({ turn: { settle, take: () => work().then(settle, reject) } })
      this.working ??= this.work()
    })
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    await this.working
  }

  private async work(): Promise<void> {
    // Changes made in the same turn of the event loop share the first write already.
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch: Change[] = []
      let turn: Turn | undefined
      while (turn === undefined && this.waiting.length > 0) {
        const next = this.waiting.shift()
        if (next !== undefined && "turn" in next) turn = next.turn
        else if (next !== undefined) batch.push(next.change)
      }
      const refusal = batch.length === 0 ? undefined : await this.write(batch)
      if (refusal === undefined) await turn?.take()
      else this.refuse(turn, refusal)
    }
    this.working = undefined
  }

  private refuse(turn: Turn | undefined, refusal: Refusal): void {
    turn?.settle(refusal)
    for (const item of this.waiting.splice(0)) {
      if ("turn" in item) item.turn.settle(refusal)
      else item.change.settle(refusal)
    }
  }
}
