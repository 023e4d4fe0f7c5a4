// A map by id of which every version stays as it was, and of which a new version costs little however large it is:
// entries lie in buckets, and setting one copies its bucket and the list of buckets.

const BUCKETS = 512

type Bucket<T> = ReadonlyMap<string, T>

export class IdMap<T> {
  readonly size: number
  private readonly buckets: readonly (Bucket<T> | undefined)[]

  private constructor(buckets: readonly (Bucket<T> | undefined)[], size: number) {
    this.buckets = buckets
    this.size = size
  }

  static create<T>(entries: Iterable<readonly [string, T]> = []): IdMap<T> {
    const buckets: (Map<string, T> | undefined)[] = new Array(BUCKETS).fill(undefined)
    let size = 0
    for (const [id, value] of entries) {
      const bucket = bucketOf(id)
      const map = buckets[bucket] ?? new Map<string, T>()
      buckets[bucket] = map
      if (!map.has(id)) size++
      map.set(id, value)
    }
    return new IdMap(buckets, size)
  }

  get(id: string): T | undefined {
    return this.buckets[bucketOf(id)]?.get(id)
  }

  /** The map with some entries set; those that are undefined are removed. */
  with(entries: Iterable<readonly [string, T | undefined]>): IdMap<T> {
    const buckets = [...this.buckets]
    const copied = new Map<number, Map<string, T>>()
    let { size } = this
    for (const [id, value] of entries) {
      const number = bucketOf(id)
      const bucket = copied.get(number) ?? new Map(buckets[number])
      copied.set(number, bucket)
      buckets[number] = bucket
      size -= bucket.size
      if (value === undefined) bucket.delete(id)
      else bucket.set(id, value)
      size += bucket.size
    }
    return new IdMap(buckets, size)
  }
}

/** By the end of an id, where ids that were made by the clock or by counting differ. */
function bucketOf(id: string): number {
  let hash = 0
  for (let index = Math.max(0, id.length - 12); index < id.length; index++)
    hash = (Math.imul(hash, 31) + id.charCodeAt(index)) | 0
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1)
}
