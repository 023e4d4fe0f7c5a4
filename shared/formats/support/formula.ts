// Text that spreadsheets would run. News text may hold it by chance, and hostile articles on purpose.

/**
 * Whether a spreadsheet would take text for a formula: behind spaces, no-break spaces, line breaks and invisible
 * characters, too, and in full width, which some of them turn into the plain signs.
 */
export function startsFormula(text: string): boolean {
  // Most cells are empty or begin with a letter or digit.
  return text !== "" && !isLetterOrDigit(text.charCodeAt(0)) && FORMULA.test(text)
}

/** Of ASCII. */
function isLetterOrDigit(code: number): boolean {
  const lower = code | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫⁼₌−]|^[\t\r\n]/u
