// The small words before a date that belong to it in English: "on" Friday, "since" May, "until" October, "about" 1994.
// Some make an open interval of it.

import { parseEdtf } from "../../../domain/edtf.ts"

export interface Lead {
  /** How many UTF-16 code units before the date belong to it. */
  readonly length: number
  readonly meaning: "plain" | "since" | "until" | "about"
}

const leads =
  /(?:^|[^\p{L}\p{N}])((?:(?:[Ee]ver )?([Ss]ince)|([Uu]ntil|[Tt]ill|[Uu]p to|[Bb]y|[Bb]efore|[Pp]rior to|[Tt]hrough)|([Aa]fter|[Ff]rom)|([Aa]round|[Aa]bout|[Cc]irca|[Rr]oughly|[Ss]ome ?time in)|[Bb]ack in|[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Oo]ver)(?: the)? )$/u

/**
 * The words that lead to a date at `start`.
 * @param attributive whether the date only describes a noun, as in "after Friday's attack": then only "since" counts.
 */
export function leadBefore(text: string, start: number, end: number): Lead {
  const before = text.slice(Math.max(0, start - 24), start)
  const match = leads.exec(before)
  if (match === null) return { length: 0, meaning: "plain" }
  const [, words = "", since, until, from, about] = match
  const onwards = /^ (?:on|onwards?)\b/u.test(text.slice(end))
  const attributive =
    describesNoun(text, start, end) || (/ the $/u.test(words) && /^ \p{Ll}{3}/u.test(text.slice(end)))
  if (since !== undefined) return { length: words.length, meaning: "since" }
  if (until !== undefined) return attributive ? nothing : { length: words.length, meaning: "until" }
  if (from !== undefined) {
    if (attributive) return nothing
    return { length: words.length, meaning: onwards || /^[Aa]/u.test(from) ? "since" : "plain" }
  }
  return { length: words.length, meaning: about === undefined ? "plain" : "about" }
}

const nothing: Lead = { length: 0, meaning: "plain" }

/** "Friday's attack", "the 2014 annexation". */
function describesNoun(text: string, start: number, end: number): boolean {
  return /^['’]s?(?!\p{L})/u.test(text.slice(end, end + 3)) || /^[Tt]he \d{4}$/u.test(text.slice(start, end))
}

/** A date in EDTF with what leads to it. Undefined where the two do not go together. */
export function withLead(date: string, meaning: Lead["meaning"]): string | undefined {
  if (meaning === "plain") return date
  const [first = "", last = first] = date.split("/")
  if (first === ".." || last === "..") return undefined
  if (meaning === "about") return date.includes("/") || /[~X]/.test(date) ? date : `${date}~`
  const open = meaning === "since" ? `${first.replace("~", "")}/..` : `../${last.replace("~", "")}`
  return parseEdtf(open) === undefined ? undefined : open
}
