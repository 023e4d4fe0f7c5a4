// Whether a mention in a text names a certain person or organisation. Two people with one surname are told apart by
// their given names; where a mention fits several, it is the caller who asks for each and sees that. A wrong match costs
// more than a missing one. Nothing is looked up: all that is known is how names are written.

import { likeness, type NameWord } from "./fold.ts"
import { isParticle, type NameParts, readName } from "./name-parts.ts"

/** The names of one person or organisation; an entity of the registry is one. */
export interface Names {
  readonly name: string
  readonly aliases: readonly string[]
  /** Where it is not known, it is told from the words of the name. */
  readonly type?: "person" | "organisation" | undefined
}

/**
 * Whether a mention names the bearer of these names.
 * @returns `same` when it is one of the names, apart from title, possessive, case and diacritics; `likely` when it is a
 * surname alone, an initial, a short form or another transliteration; undefined when it is somebody else or cannot be told.
 */
export function matchNames(mention: string, names: Names): "same" | "likely" | undefined {
  const readings = readName(mention)
  let likely = false
  for (const parts of partsOf(names)) {
    for (const reading of readings) {
      const found = compare(reading, parts, isOrganisation(names, parts))
      if (found === "same") return "same"
      likely ||= found === "likely"
    }
  }
  return likely ? "likely" : undefined
}

/** Each name without titles, and as it stands: "Prince" may be one. */
function partsOf(names: Names): readonly NameParts[] {
  const known = read.get(names)
  if (known !== undefined) return known
  const parts = [names.name, ...names.aliases].flatMap(readName)
  read.set(names, parts)
  return parts
}

const read = new WeakMap<Names, readonly NameParts[]>()

/** Whether a name is that of an organisation, as far as its words tell. */
export function isOrganisation(
  names: Pick<Names, "type">,
  parts: Pick<NameParts, "isOrganisation">,
): boolean {
  return names.type === undefined ? parts.isOrganisation : names.type === "organisation"
}

function compare(mention: NameParts, name: NameParts, organisation: boolean): "same" | "likely" | undefined {
  if (mention.generation !== name.generation) return undefined
  if (mention.words.length === name.words.length) {
    const least = mention.words.reduce((low, word, index) => {
      const other = name.words[index]
      return Math.min(low, other === undefined ? 0 : likeness(word, other))
    }, 2)
    if (least === 2) return "same"
    if (least === 1) return "likely"
  }
  if (organisation || name.isOrganisation) {
    return mention.isOrganisation && mention.body === name.body ? "likely" : undefined
  }
  return mention.isOrganisation || mention.hasArticle ? undefined : comparePeople(mention.words, name)
}

function comparePeople(
  mention: readonly NameWord[],
  { words: name, surname }: NameParts,
): "likely" | undefined {
  if (surname.length === 0) return undefined
  const alone =
    mention.length === surname.length &&
    mention.every((word, index) => isWord(word) && likeness(word, surname[index] ?? word) > 0)
  if (alone) return "likely"
  if (mention.length === 1) return undefined
  const [given, ...middle] = mention.slice(0, -1)
  const [otherGiven, ...otherMiddle] = name.slice(0, -1)
  const [last, otherLast] = [mention.at(-1), name.at(-1)]
  if (last === undefined || otherLast === undefined || given === undefined || otherGiven === undefined)
    return undefined
  if (likeness(last, otherLast) === 0 || !isWord(last) || !agree(given, otherGiven)) return undefined
  if (middle.length > 0 && otherMiddle.length > 0) {
    // George H. W. Bush and George W. Bush are two.
    const fits =
      middle.length === otherMiddle.length && middle.every((word, index) => agree(word, otherMiddle[index]))
    return fits ? "likely" : undefined
  }
  return isParticle((middle[0] ?? otherMiddle[0])?.plain ?? "") ? undefined : "likely"
}

/** Whether two given names can be one: the same, in another spelling, or one the other's initial. */
function agree(one: NameWord, other: NameWord | undefined): boolean {
  if (other === undefined) return false
  if (likeness(one, other) > 0) return true
  const initial = one.plain.length === 1 || other.plain.length === 1
  return initial && one.plain[0] === other.plain[0]
}

function isWord({ plain }: NameWord): boolean {
  return plain.length > 1
}
