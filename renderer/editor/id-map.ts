// A map by id of which every version stays as it was, and of which a new version costs little however large it is: what
// has changed since the last full copy lies in a small map of its own.

/** Entries that may have changed before the whole is copied. */
const MANY = 256

export class IdMap<T> {
  readonly size: number
  private readonly base: ReadonlyMap<string, T>
  /** By id, what is there instead; undefined where it was removed. */
  private readonly changed: ReadonlyMap<string, T | undefined>

  private constructor(
    base: ReadonlyMap<string, T>,
    changed: ReadonlyMap<string, T | undefined>,
    size: number,
  ) {
    this.base = base
    this.changed = changed
    this.size = size
  }

  /** @param entries not to be changed any more. */
  static of<T>(entries: ReadonlyMap<string, T>): IdMap<T> {
    return new IdMap(entries, new Map(), entries.size)
  }

  get(id: string): T | undefined {
    return this.changed.has(id) ? this.changed.get(id) : this.base.get(id)
  }

  /** The map with some entries set; those that are undefined are removed. */
  with(entries: Iterable<readonly [string, T | undefined]>): IdMap<T> {
    const changed = new Map(this.changed)
    let { size } = this
    for (const [id, value] of entries) {
      const before = changed.has(id) ? changed.get(id) : this.base.get(id)
      size += Number(value !== undefined) - Number(before !== undefined)
      changed.set(id, value)
    }
    if (changed.size <= MANY) return new IdMap(this.base, changed, size)
    const base = new Map(this.base)
    for (const [id, value] of changed) {
      if (value === undefined) base.delete(id)
      else base.set(id, value)
    }
    return new IdMap(base, new Map(), size)
  }
}
