// Words as one types them who looks for something: neither case nor accents count, nor signs that nobody sees.

/** A text without case, accents, soft hyphens and other unseen signs, each white space a plain one. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/\s/gu, " ")
    .toLowerCase()
}
