// Whether the sentence around a date speaks of the past or of what is to come, told from its verbs. This is no parser:
// it knows the turns of phrase that news prose uses around dates, and says nothing where it knows none.

import type { Tense } from "./rule.ts"

/**
 * The tense around the date at `[start, end)` of an English sentence: that of the last verb before it, or of the first
 * one behind it where none stands before.
 */
export function tenseAround(sentence: string, start: number, end: number): Tense {
  const after = sentence.slice(end)
  const subject = sentence.slice(0, start)
  const cues = [...subject.matchAll(cue)]
  const told = cues.at(-1)?.groups?.past === undefined
  if (told && comingSubject.test(after) && !justReported.test(subject)) return "future"
  const last = cues.reduce<Tense>((tense, match) => follow(tense, match, subject), undefined)
  if (awaited.test(after) && awaiting.test(subject)) return "future"
  if (openClause.test(subject)) return firstCue(after) ?? last
  return last ?? firstCue(after)
}

/** "The talks on Tuesday will …" */
const comingSubject =
  /^ ?(?:(?:will|would)\b|(?:is|are) (?:\p{L}+ly )?(?:to|due|set|scheduled|slated|expected|planned|likely)\b)/u
const justReported =
  /\b(?:said|says|told(?: \p{L}+){1,3}|announced|added) (?:late |early |earlier )?(?:on )?$/u
/** "Campaigning for Sunday's election" */
const awaiting = /\b(?:for|ahead of|before|towards?) $/u
const awaited =
  /^['’]s (?:\p{L}+ ){0,3}(?:elections?|vote|polls?|referendum|summit|deadline|meeting|talks|hearing|match|final|launch|ceremony|debate)\b/u
/** "He said that on Tuesday he will …" */
const openClause = /\b(?:that|because|when|and|but) (?:on |in |by )?$/u

const adverb = "(?:\\p{L}+ly )?"

const future = anyOf(
  "will|shall|won['’]t|[\\p{L}]+['’]ll",
  "(?:would|may|might|must|could)(?! (?:not )?have\\b| not\\b)",
  "(?:plans?|planning|intends?|hopes?|hoping|aims?) to|plans? (?:for|on)|(?:expects?|wants?) (?:\\p{L}+ )?to",
  "(?:agreed|planned|promised|vowed|pledged|decided|threatened|invited|intended|wanted|hoped) (?:\\p{L}+ )?to",
  "(?:prepares?|preparing) (?:\\p{L}+ )?to|set (?:to|for)|to be (?:held|signed|published|released|announced)",
  `(?:is|are|['’]s|been|now|be|currently) ${adverb}(?:due|set|scheduled|slated|expected|planned|poised|likely|going)`,
  `(?:is|are|['’]s|been|now|be|currently) ${adverb}(?:about|tipped)`,
  "(?:is|are|['’]s|be) (?:meeting|travell?ing|arriving|visiting|leaving|heading)",
  "(?:due|scheduled|slated|planned|expected) (?:to|for|on|in|next)",
  "[Uu]pcoming|forthcoming|[Aa]head of|run-up to|in time for",
  "arrives?|begins?|starts?|opens?|resumes?|kicks? off|takes? (?:place|effect|office)|comes? into force|expires?",
  "convenes?|goe?s? to the polls|falls on",
)

/** What was to happen may have, and "Biden meets Xi" may be a headline or a preview. */
const unclear = anyOf(
  `(?:was|were|had been) ${adverb}(?:due|set|scheduled|slated|expected|planned|supposed|meant|going|about) (?:to|for)`,
  "meets|visits|hosts|travels to",
)

const reporting =
  "(?:said|says|told|announced|reported|confirmed|stated|claimed|wrote|tweeted|declared|warned|insisted|noted)"

const past = anyOf(
  "was|were|had|did|has|have",
  "\\p{Ll}{2,}ed",
  // Verbs that do not end so. What is the same in the present, as "hit", is past more often than not.
  "held|met|spoke|took|made|came|went|left|began|became|gave|saw|sent|struck|hit|shot|fell|rose|won|lost|led|kept",
  "brought|built|broke|fought|fled|found|flew|grew|knew|paid|ran|sought|sold|stood|threw|withdrew|drove|shut|blew",
  "sank|quit|cut|hung|swept|burst|spent|drew|bore|beat|bade|tore|dealt|got|put|set|let",
)

const cue = new RegExp(
  `(?<unclear>\\b${unclear}\\b)|(?<future>(?<!\\p{L})${future}\\b)|(?<reporting>\\b${reporting}\\b)|(?<past>\\b${past}\\b)`,
  "gu",
)

function anyOf(...sources: readonly string[]): string {
  return `(?:${sources.join("|")})`
}

/** The tense after one more cue. */
function follow(before: Tense, match: RegExpMatchArray, text: string): Tense {
  const groups = match.groups ?? {}
  if (groups.unclear !== undefined) return "unclear"
  if (groups.future !== undefined) return "future"
  if (groups.reporting !== undefined || before !== "future") return "past"
  // "Will be held", "will meet his ousted rival": only a verb with its own subject ends what is to come.
  const ahead = text.slice(0, match.index)
  const finite = /\b(?:who|which|that|he|she|it|they|we|I|and|but|after) $/u.test(ahead)
  return finite || /^(?:was|were|had|did)$/u.test(match[0]) ? "past" : "future"
}

function firstCue(text: string): Tense {
  for (const match of text.matchAll(cue)) return follow(undefined, match, text)
  return undefined
}
