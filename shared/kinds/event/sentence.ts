// Sentences of news prose. The platform's segmenter (UAX 29) ends a sentence at "Gen. Milley" and "Oct. 22"; here such
// abbreviations are put together again. Offsets are UTF-16, half-open, and space at the end belongs to a sentence.

export interface Sentence {
  readonly start: number
  readonly end: number
}

/** The sentences of a text, in order and without gaps. A line break always ends one. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  for (const { index, segment } of segmentsOf(text)) {
    const last = sentences.at(-1)
    const end = index + segment.length
    if (last !== undefined && abbreviation.test(text.slice(Math.max(last.start, last.end - 12), last.end))) {
      sentences[sentences.length - 1] = { start: last.start, end }
    } else sentences.push({ start: index, end })
  }
  return sentences
}

/** The platform's segmenter over pieces of a text: over long texts its time grows with their square. */
function* segmentsOf(text: string): Generator<{ index: number; segment: string }> {
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + pieceLength)
    const found = [...segmenter.segment(piece)]
    const last = found.at(-1)?.index ?? 0
    // The last of a piece may go on beyond it, and is read again with the next.
    const cut = from + piece.length < text.length && last > 0 ? last : piece.length
    for (const { index, segment } of found) if (index < cut) yield { index: from + index, segment }
    from += cut
  }
}

/**
 * The lines of a text, those longer than a limit in pieces of whole sentences. Only a sentence that is longer itself is
 * cut, before a space where it has one.
 */
export function passagesOf(text: string, limit: number): Sentence[] {
  const passages: Sentence[] = []
  let start = 0
  for (const line of text.split("\n")) {
    if (line.length <= limit) passages.push({ start, end: start + line.length })
    else
      for (const piece of pieces(line, limit))
        passages.push({ start: start + piece.start, end: start + piece.end })
    start += line.length + 1
  }
  return passages
}

function pieces(line: string, limit: number): Sentence[] {
  const ends = sentencesOf(line).map(({ end }) => end)
  const found: Sentence[] = []
  let start = 0
  let next = 0
  while (start < line.length) {
    let end = start
    while ((ends[next] ?? Number.POSITIVE_INFINITY) <= start + limit) end = ends[next++] ?? end
    if (end === start) {
      const space = line.lastIndexOf(" ", start + limit)
      end = space > start ? space : Math.min(start + limit, line.length)
    }
    found.push({ start, end })
    start = end
  }
  return found
}

const pieceLength = 4000
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" })

const abbreviation =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mrs?|Ms|Messrs|Dr|Prof|Gen|Maj|Brig|Lt|Col|Sgt|Capt|Cpl|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|ca?)\.[ \u00a0]+$/u
