// Lines as running text again: words that were broken at a line's end are made whole. What a text writes elsewhere says
// whether a hyphen belongs to the word; where it says nothing, the hyphen goes.

/** Makes running text of lines. */
type Joining = (lines: readonly string[]) => string

/** @param all every line of the text, of which words and compounds are learnt */
export function joiningOf(all: readonly string[]): Joining {
  const words = new Set<string>()
  const compounds = new Set<string>()
  let dashes = false
  for (const line of all) {
    for (const [word] of line.matchAll(/[\p{L}\p{M}]+/gu)) words.add(word.toLowerCase())
    for (const [word] of line.matchAll(/[\p{L}\p{M}]{1,40}[-\u2010][\p{L}\p{M}]{1,40}/gu))
      compounds.add(keyOf(word))
    dashes ||= / - \S/.test(line)
  }

  /** What stands before a line goes on with when the two are one word; undefined where they are not. */
  const wordBroken = (before: string, line: string): string | undefined => {
    // Some programs set the hyphen apart, so that it looks like a dash.
    const broken = /([\p{L}\p{M}]+)( ?)[-\u2010\u00ad]$/u.exec(before.slice(-60))
    const rest = /^[\p{Ll}\p{M}]+/u.exec(line)?.[0]
    if (broken === null || rest === undefined) return undefined
    const [whole, begin = "", apart] = broken
    const word = words.has(`${begin}${rest}`.toLowerCase())
    if (apart !== "" && dashes && !word) return undefined
    const stem = before.slice(0, before.length - whole.length) + begin
    return compounds.has(keyOf(`${begin}-${rest}`)) ? `${stem}-` : stem
  }

  return (lines) => {
    let joined = ""
    for (const line of lines) {
      const broken = wordBroken(joined, line)
      if (joined === "") joined = line
      else if (broken !== undefined) joined = broken + line
      else if (/\S[\u2010-]$/.test(joined) || noSpaceBetween(joined, line)) joined += line
      else joined += ` ${line}`
    }
    return joined
  }
}

function keyOf(compound: string): string {
  return compound.replace("\u2010", "-").toLowerCase()
}

/** Chinese and Japanese have no spaces between lines. */
function noSpaceBetween(before: string, after: string): boolean {
  return (
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。、，]$/u.test(before) &&
    /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}。、，]/u.test(after)
  )
}
