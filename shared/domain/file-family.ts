// Which annotated files belong together, by their names alone: a text and what is said of it lie side by side under one
// name, and a folder may have files that speak for all of it. Names have `/` between folders.

/** What files that belong together have in common: folder and name up to the first dot. */
export function familyOf(name: string): string {
  return /^(?:.*\/)?[^/.]*/.exec(name)?.[0] ?? ""
}

/** A name without its last ending. Of one family, a file and what lies beside it for it alone share this too. */
export function withoutEnding(name: string): string {
  return name.replace(/\.[^./]*$/, "")
}

/** Whether a file says something of all files of its folder. */
export function speaksForFolder(name: string): boolean {
  return /\.conf$|(?:^|\/)postil-(?:articles|project)\.jsonl?$|typesystem[^/]*\.xml$/i.test(name)
}

/** Whether a file is what an export can be checked by: it says nothing of texts, and is never an article. */
export function isExportEvidence(name: string): boolean {
  return /(?:^|\/)(?:SHA256SUMS|postil-export\.jsonl)$/.test(name)
}
