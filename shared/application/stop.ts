// Something long that is going on and that somebody may stop. Kept by the workspace while it goes on.

export class Stop {
  private readonly listeners = new Set<() => void>()
  private told = false

  get stopped(): boolean {
    return this.told
  }

  stop(): void {
    this.told = true
    for (const listener of this.listeners) listener()
    this.listeners.clear()
  }

  /**
   * Tells the listener when it is stopped; at once where it was already.
   * @returns a function that stops listening
   */
  listen(listener: () => void): () => void {
    if (this.told) listener()
    else this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}
