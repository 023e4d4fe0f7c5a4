// The snapshot that the rest of the window reads, and who is told of a new one.

import type { EditorSnapshot } from "./editor-state.ts"

export class Snapshots {
  private current: EditorSnapshot
  private readonly listeners = new Set<() => void>()

  constructor(first: EditorSnapshot) {
    this.current = first
  }

  get = (): EditorSnapshot => this.current

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Makes a new snapshot where something did change. */
  publish(changed: Partial<EditorSnapshot>): void {
    const next: EditorSnapshot = { ...this.current, ...changed }
    const names = Object.keys(changed) as (keyof EditorSnapshot)[]
    if (names.every((name) => next[name] === this.current[name])) return
    this.current = next
    for (const listener of this.listeners) listener()
  }
}
