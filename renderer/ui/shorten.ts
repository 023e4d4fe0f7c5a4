// Words that have a line of the screen or of speech at most.

/** A text cut to a length in UTF-16 code units, never inside a surrogate pair, with an ellipsis where cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`
}
