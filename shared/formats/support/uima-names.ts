// Names for UIMA's types and features, which INCEpTION's formats are made of: Latin letters, digits and `_`, a letter
// first. Other letters are spelt by their code points, so that different names stay different.

export function uimaName(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9]+/g, (other) => {
      const letters = [...other].filter((one) => /[\p{L}\p{N}]/u.test(one))
      return letters.length === 0
        ? "_"
        : `_${letters.map((one) => one.codePointAt(0)?.toString(16)).join("_")}_`
    })
    .replace(/^_+|_+$/g, "")
  const word = /^[A-Za-z]/.test(plain) ? plain : `x${plain}`
  return reserved.has(word) || /(?:Links?|Relation)$/.test(word) ? `${word}_` : word
}

/** Features that every annotation has, and those that are Postil's own, as are names that end like those of links. */
const reserved: ReadonlySet<string> = new Set([
  "begin",
  "end",
  "sofa",
  "kind",
  "note",
  "postil",
  "type",
  "links",
])

/** `de.example.type.NamedEntity` as people say it: `NamedEntity`. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1)
}

/**
 * The feature whose value says what an annotation is, of a layer that has one. Only named entities and custom layers do:
 * the value of a lemma is a word instead.
 */
export function labelFeature(type: string, features: readonly string[]): string | undefined {
  if (shortName(type) !== "NamedEntity" && !type.startsWith("webanno.custom.")) return undefined
  return features.find((feature) => feature === "kind" || feature === "value" || feature === "entity")
}
