// What both directions of the format agree on.

/** The type of the notes that hold what only Postil understands, as JSON. */
export const RECORD_NOTE = "Postil"
/** The type of the notes that people write. */
export const ANALYST_NOTE = "AnnotatorNotes"
/** The relation that brat writes as sets of things that are the same. */
export const EQUIVALENT = "Equiv"

/**
 * Words on one line: every character that some program takes for the end of a line, and the tab, as a space each.
 * Python's `splitlines` knows more of them than most.
 */
export function flat(words: string): string {
  return BREAK.test(words) ? words.replace(new RegExp(BREAK, "g"), " ") : words
}

/** The words of several pieces as brat shows them. */
export function shown(pieces: readonly string[]): string {
  return flat(pieces.join(" "))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const BREAK = /[\t-\r\x1c-\x1e\x85\u2028\u2029]/
