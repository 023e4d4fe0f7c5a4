// Finding an entity of the registry as one types: by the beginnings of the words of its names and aliases, without case
// and diacritics, in any transliteration that fold.ts knows. Built once for a registry; each search is a binary search.

import { type NameWord, nameWord, wordsOf } from "./fold.ts"
import { readName } from "./name-parts.ts"
import { matchNames, type Names } from "./names.ts"
import { otherSpellings } from "./spellings.ts"

/** What can be searched: an entity of the registry is one. */
export interface NamedEntity extends Names {
  readonly id: string
}

export interface EntityHit<E extends NamedEntity = NamedEntity> {
  readonly entity: E
  /** The name or alias that fits. */
  readonly name: string
}

export interface EntityMatch<E extends NamedEntity = NamedEntity> {
  readonly entity: E
  /** As `matchNames` has it. */
  readonly match: "same" | "likely"
}

export class EntityIndex<E extends NamedEntity = NamedEntity> {
  private readonly names: readonly IndexedName<E>[]
  /** Every word of every name in each of its forms, ascending. */
  private readonly keys: readonly { readonly key: string; readonly name: IndexedName<E> }[]

  constructor(entities: readonly E[]) {
    this.names = entities.flatMap((entity) => [
      indexed(entity, entity.name, false),
      ...entity.aliases.map((alias) => indexed(entity, alias, true)),
    ])
    this.keys = this.names
      .flatMap((name) => [...new Set(name.words.flat())].map((key) => ({ key, name })))
      .sort((a, b) => compareText(a.key, b.key))
  }

  /**
   * The entities that have a name in which every word typed begins a word, each once, the best first: the name typed in
   * full, then names that begin so, then surnames and other words; canonical names before aliases.
   * @returns for a query without letters, the first entities by name.
   */
  search(query: string, limit = 20): EntityHit<E>[] {
    const typed = wordsOf(query)
    const found = typed.length === 0 ? this.names.filter(({ alias }) => !alias) : this.candidates(typed)
    const ranked = found
      .flatMap((name) => {
        const rank = rankOf(name, typed)
        return rank === undefined ? [] : [{ name, rank }]
      })
      .sort((a, b) => a.rank - b.rank || compareText(a.name.sort, b.name.sort))
    const hits = new Map<string, EntityHit<E>>()
    for (const { name } of ranked) {
      if (hits.size >= limit) break
      if (!hits.has(name.entity.id)) hits.set(name.entity.id, { entity: name.entity, name: name.text })
    }
    return [...hits.values()]
  }

  /** The entities that a mention in a text names: those it names surely first, then the likely ones. */
  matching(mention: string): EntityMatch<E>[] {
    if (this.keys.length === 0) return []
    const keys = new Set(readName(mention).flatMap(({ words }) => words.flatMap(formsOf)))
    const names = [...keys].flatMap((key) => this.namesFrom(key, (other) => other === key))
    const entities = [...new Set(names.map(({ entity }) => entity))]
    return entities
      .flatMap((entity) => {
        const match = matchNames(mention, entity)
        return match === undefined ? [] : [{ entity, match }]
      })
      .sort((a, b) => Number(a.match !== "same") - Number(b.match !== "same"))
  }

  /** The names with a word that begins as the longest of the typed ones. */
  private candidates(typed: readonly NameWord[]): IndexedName<E>[] {
    const longest = typed.reduce((one, other) => (other.plain.length > one.plain.length ? other : one))
    const prefixes = formsOf(longest)
    return [...new Set(prefixes.flatMap((prefix) => this.namesFrom(prefix, (key) => key.startsWith(prefix))))]
  }

  /** The names with keys from one on, as long as these fit. */
  private namesFrom(first: string, fits: (key: string) => boolean): IndexedName<E>[] {
    const found: IndexedName<E>[] = []
    for (let at = this.firstFrom(first); ; at++) {
      const entry = this.keys[at]
      if (entry === undefined || !fits(entry.key)) return found
      found.push(entry.name)
    }
  }

  private firstFrom(key: string): number {
    let low = 0
    let high = this.keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareText(this.keys[middle]?.key ?? "", key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * One search in a few entities, for what is not searched again.
 * @see EntityIndex for a whole registry.
 */
export function searchEntities<E extends NamedEntity>(query: string, entities: readonly E[]): EntityHit<E>[] {
  return new EntityIndex(entities).search(query)
}

interface IndexedName<E> {
  readonly entity: E
  readonly text: string
  readonly alias: boolean
  /** For each word, the forms that it may be typed in. */
  readonly words: readonly (readonly string[])[]
  readonly sort: string
}

function indexed<E>(entity: E, text: string, alias: boolean): IndexedName<E> {
  const words = wordsOf(text)
  return {
    entity,
    text,
    alias,
    words: words.map((word) => [
      ...new Set([
        ...formsOf(word),
        ...(otherSpellings(word.plain) ?? []).flatMap((name) => formsOf(nameWord(name))),
      ]),
    ]),
    sort: words.map(({ plain }) => plain).join(" "),
  }
}

function formsOf(word: NameWord): readonly string[] {
  return [...new Set([word.plain, ...word.folded])]
}

/** Less is better; undefined where a word typed begins none of the name's. Each word of the name answers for one. */
function rankOf<E>(name: IndexedName<E>, typed: readonly NameWord[]): number | undefined {
  const taken = new Set<number>()
  let inOrder = true
  let full = true
  for (const [position, word] of typed.entries()) {
    const forms = formsOf(word)
    const begins = (index: number): boolean =>
      !taken.has(index) && (name.words[index] ?? []).some((key) => forms.some((form) => key.startsWith(form)))
    const at = begins(position) ? position : name.words.findIndex((_, index) => begins(index))
    if (at === -1) return undefined
    taken.add(at)
    inOrder &&= at === position
    full &&= (name.words[at] ?? []).some((key) => forms.includes(key))
  }
  const alias = name.alias ? 1 : 0
  if (inOrder && full && typed.length === name.words.length) return alias
  const surname = taken.has(name.words.length - 1)
  return (inOrder ? 2 : surname ? 4 : 6) + alias
}

/** By code units: the order need only be the same in building and searching. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
