// Words that look like dates in English and are none: names, habits, sums of money, and days that a speaker counts
// from the day of the speech and not from the dateline.

import type { Rule } from "./rule.ts"
import { countedSource, fullMonthSource, monthSource, weekdaySource, yearSource } from "./words.ts"

const feasts =
  "Black|Good|Bloody|Super|Ash|Palm|Easter|Giving|Cyber|Boxing|Shrove|Maundy|Holy|Fat|Whit|Red|Big|Silent|Casual"

/** Words that a sentence or a date may begin with before a month, where another capital would be a given name. */
const beginnings =
  "In|On|Since|Until|Till|By|Before|After|From|During|Of|Last|Next|This|Early|Mid|Late|Between|To|Through|The|And|But|For|Back|Around|About|Over|At"

const titles =
  "Mrs?|Ms|Miss|Dr|Dame|Lady|Sir|Lord|Prime Minister|President|Secretary|Minister|Senator|Sen\\.|Rep\\.|Gov\\.|Gen\\.|Chancellor"

/** What has a number that is no year. */
const numbered =
  "[Vv]ersion|v|[Aa]ct|[Aa]genda|[Rr]esolution|[Ff]light|[Rr]oom|[Pp]age|[Hh]ighway|[Rr]oute|[Aa]rticle|[Vv]ision|[Ww]indows|[Oo]ffice|No\\.|[Nn]umber|[Pp]eugeot|[Bb]oeing|[Mm]odel"

/** "The end of May" is a month; "critics of May" are not. */
const parts = "end|beginning|middle|start|close|turn|week|weeks|days|month|whole|most|much|all|rest|half|part"

export const neverRules: readonly Rule[] = [
  // Feast days, and days that are known by a name of their own.
  `(?:${feasts}) ${weekdaySource}`,
  `\\b${weekdaySource}(?: (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|People|Night|Night Live|Football|Agreement|School|Age|Prayers?)\\b| prayers?\\b)`,
  `(?<!\\b(?:[Oo]n|[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Bb]efore|[Aa]fter|[Ll]ate|[Ee]arly|[Aa]nd|[Tt]o|[Oo]f) )\\b${weekdaySource} (?!${monthSource}|The\\b|President\\b|Mr)\\p{Lu}\\p{L}*`,
  // Habits.
  `\\b(?:[Ee]very|[Ee]ach|[Aa]ny|[Aa]nother|[Oo]ne|[Aa]|[Ss]ome|[Mm]ost) (?:other )?(?:${weekdaySource}|${fullMonthSource})\\b`,
  `\\b${weekdaySource}s(?:(?:,| and| or| to| through) ${weekdaySource}s)*\\b`,
  // Names of people.
  `\\b(?!(?:${beginnings}|${weekdaySource}|${fullMonthSource})\\b)\\p{Lu}[\\p{L}’'-]+ (?:May|June|August|April|March)(?:['’]s)?\\b(?! \\d)`,
  // "In April Putin went" is a month, "with April Jones" a name.
  `(?<!\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Oo]f|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Mm]id|[Ll]ate|and|to)[ -]|\\d )\\b(?:May|June|August|April|January|September|Jan|Mar|Jun|Dec) (?!${fullMonthSource}|${weekdaySource})\\p{Lu}\\p{L}+`,
  "\\b(?:March|Mar|Sept?|Jun|Jan|Dec) of (?:the\\b|a\\b|its\\b|their\\b|our\\b|\\p{Lu})",
  `(?<!\\b(?:${parts}|\\d(?:st|nd|rd|th)?) )\\bof (?:May|June|August|April)\\b(?! \\d)`,
  `\\b(?:${titles})\\.? ${monthSource}\\b(?! \\d)`,
  `\\b(?:[Mm]ay|[Mm]arch)\\s+(?:be|have|not|well|also|still|never|only|yet|or may not|soon)\\b`,
  `\\bMay (?:say|said|says|told|took|became|resigned|was|is|has|had|won|lost|called|announced|promised|added|who|herself)\\b`,
  // Money and counts.
  `\\b(?:in|of) (?:constant )?${yearSource} (?:US |U\\.S\\. )?(?:dollars|euros|pounds|prices|money|terms)\\b`,
  `\\b\\d{4} ${countedSource}\\b`,
  `\\b${monthSource} \\d{1,4} ${countedSource}\\b`,
  // Names of products and papers.
  "\\b(?:Russia|USA|India|Psychology) Today\\b",
  `\\b(?:${numbered})\\s?\\d[\\d.]*`,
  // Nowadays.
  "\\b(?:[Tt]oday|[Tt]omorrow|[Yy]esterday)['’]s\\b",
  "(?<=[\\p{L},] )(?:Today|Tomorrow|Yesterday|Tonight)\\b",
].map((source) => ({ pattern: new RegExp(source, "gu"), read: () => undefined }))
