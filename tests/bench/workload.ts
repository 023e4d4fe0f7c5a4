// A long article with many annotations, the same each time: the sample's sentences over and over in another order, an
// annotation for about each 60 characters, a quarter of them on whole sentences, a fifth of the others crossing.

/** Characters of text, by what the tables call it. */
export const sizes = { "4 KB": 4_000, "40 KB": 40_000, "400 KB": 400_000, "2 MB": 2_000_000 } as const
type Size = keyof typeof sizes

export function isSize(name: string): name is Size {
  return Object.hasOwn(sizes, name)
}

export interface WorkItem {
  readonly id: string
  /** UTF-16, half-open. */
  readonly start: number
  readonly end: number
  readonly label: "person" | "claim" | "event"
}

export interface Workload {
  readonly text: string
  readonly annotations: readonly WorkItem[]
  /** Words near the middle of the text, to be marked. */
  readonly extra: readonly WorkItem[]
}

const PER_ANNOTATION = 60
const CLAIMS = 0.25
const CROSSING = 0.2

/** @param article the text whose sentences are used */
export function makeWorkload(article: string, characters: number): Workload {
  const random = numbers(42)
  const whole = (below: number) => Math.floor(random() * below)
  const first = article
    .trim()
    .split(/\n+/)
    .map((paragraph) => (paragraph.match(/[^.!?]+[.!?]+["”’]?\s*|[^.!?]+$/g) ?? []).map((one) => one.trim()))
  const pool = first.flat()
  const paragraphs = [...first]
  let length = paragraphs.reduce((sum, paragraph) => sum + paragraph.join(" ").length + 1, 0)
  while (length < characters) {
    const paragraph = Array.from({ length: 2 + whole(3) }, () => pool[whole(pool.length)] ?? "")
    paragraphs.push(paragraph)
    length += paragraph.join(" ").length + 1
  }
  let text = ""
  let owed = 0
  const annotations: WorkItem[] = []
  const put = (start: number, end: number, label: WorkItem["label"]) =>
    annotations.push({ id: `a${annotations.length}`, start, end, label })
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const [place, sentence] of paragraph.entries()) {
      const at = text.length
      const words = [...sentence.matchAll(/\S+/g)]
      text += sentence + (place < paragraph.length - 1 ? " " : "")
      owed += sentence.length / PER_ANNOTATION
      if (owed >= 1 && random() < CLAIMS) {
        put(at, at + sentence.length, "claim")
        owed--
      }
      for (let word = whole(3); owed >= 1 && word < words.length; owed--) {
        const count = 1 + whole(3)
        const begin = words[word]
        const end = words[Math.min(word + count, words.length) - 1]
        if (begin === undefined || end === undefined) break
        put(at + begin.index, at + end.index + end[0].length, random() < 0.5 ? "person" : "event")
        word += random() < CROSSING && count > 1 ? 1 : count + whole(3)
      }
    }
    if (index < paragraphs.length - 1) text += "\n"
  }
  return { text, annotations, extra: wordsNear(text, text.length >> 1) }
}

const EXTRA = 60

function wordsNear(text: string, middle: number): WorkItem[] {
  const from = Math.max(0, middle - 500)
  return [...text.slice(from, middle + 500).matchAll(/(?<= )[A-Za-z]{3,}(?= )/g)]
    .slice(0, EXTRA)
    .map((match, index) => ({
      id: `x${index}`,
      start: from + match.index,
      end: from + match.index + match[0].length,
      label: "event",
    }))
}

/** Random numbers from 0 to 1, the same for the same seed: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
