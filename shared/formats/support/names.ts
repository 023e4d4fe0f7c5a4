// Names of kinds, fields and relation types where a format allows only some characters in them. Different things keep
// different names, and the same project gives the same names.

import type { Codebook } from "../../domain/codebook.ts"

export interface CodebookNames {
  /** By id. What the codebook does not know is called by its id. */
  kind(id: string): string
  field(name: string): string
  relation(id: string): string
}

/** @param plain makes a name that the format allows of any; deterministic, never empty */
export function codebookNames(
  codebook: Pick<Codebook, "kinds" | "relationTypes">,
  plain: (name: string) => string = identifierOf,
): CodebookNames {
  const kinds = distinct(codebook.kinds, plain)
  const relations = distinct(codebook.relationTypes, plain)
  const names = new Set(codebook.kinds.flatMap((kind) => kind.fields.map(({ name }) => name)))
  const fields = distinct(
    [...names].map((name) => ({ id: name, name })),
    plain,
  )
  return { kind: kinds, relation: relations, field: fields }
}

/** Letters, digits, `_` and `-` of a name, what else there is between them as `_`. */
export function identifierOf(name: string): string {
  const joined = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "_")
    .replace(/^_+|_+$/g, "")
  return joined === "" ? "Unnamed" : joined
}

/** A name as it is compared: without case, accents of width, and what stands between its words. */
export function comparable(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "")
}

function distinct(
  things: readonly { readonly id: string; readonly name: string }[],
  plain: (name: string) => string,
): (id: string) => string {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const give = (id: string, name: string) => {
    const first = plain(name)
    let made = first
    for (let number = 2; taken.has(made); number++) made = `${first}_${number}`
    taken.add(made)
    names.set(id, made)
    return made
  }
  for (const { id, name } of things) give(id, name)
  return (id) => names.get(id) ?? give(id, id)
}
