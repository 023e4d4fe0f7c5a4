// Text that spreadsheets would run. News text may hold it by chance, and hostile articles on purpose.

/**
 * Whether a spreadsheet would take text for a formula: behind spaces, no-break spaces, line breaks and invisible
 * characters, too, and in full width, which some of them turn into the plain signs.
 */
export function startsFormula(text: string): boolean {
  return FORMULA.test(text)
}

const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫⁼₌−]|^[\t\r\n]/u
