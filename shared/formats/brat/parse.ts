// The lines of an annotation file, each by itself: https://brat.nlplab.org/standoff.html

import type { ReadProblem } from "../read.ts"

export interface BoundLine {
  readonly id: string
  readonly line: number
  readonly type: string
  /** As the file counts. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly quote: string
}

export interface EventLine {
  readonly id: string
  readonly line: number
  readonly type: string
  readonly trigger: string
  readonly roles: readonly { readonly role: string; readonly target: string }[]
}

export interface RelationLine {
  readonly id: string
  readonly line: number
  readonly type: string
  readonly from: string
  readonly to: string
}

/** An attribute, normalisation or note: something said about what has an id. */
export interface SaidLine {
  readonly line: number
  readonly type: string
  readonly target: string
  /** Undefined where nothing but the type is said. */
  readonly value: string | undefined
}

export interface ParsedLines {
  readonly bound: ReadonlyMap<string, BoundLine>
  readonly events: readonly EventLine[]
  readonly relations: readonly RelationLine[]
  readonly said: readonly SaidLine[]
  readonly notes: readonly SaidLine[]
  readonly problems: readonly ReadProblem[]
}

export function parseLines(file: string, content: string): ParsedLines {
  const bound = new Map<string, BoundLine>()
  const events: EventLine[] = []
  const relations: RelationLine[] = []
  const said: SaidLine[] = []
  const notes: SaidLine[] = []
  const problems: ReadProblem[] = []
  const ids = new Set<string>()
  let sets = 0
  for (const [index, whole] of content.split("\n").entries()) {
    const text = whole.endsWith("\r") ? whole.slice(0, -1) : whole
    const line = index + 1
    if (text.trim() === "") continue
    const [id = "", middle = "", ...rest] = text.split("\t")
    const tail = rest.join("\t")
    const wrong = (message: string) => problems.push({ file, line, message })
    if (/^[TER]\d+$/.test(id)) {
      if (ids.has(id)) {
        wrong(`${id} is there already; this one was left out.`)
        continue
      }
      ids.add(id)
    }
    switch (id[0]) {
      case "T": {
        const parsed = parseBound(middle)
        if (parsed === undefined) wrong(`“${text}” is no text-bound annotation; it was left out.`)
        else bound.set(id, { id, line, ...parsed, quote: tail })
        break
      }
      case "E": {
        const parsed = parseEvent(middle)
        if (parsed === undefined) wrong(`“${text}” is no event; it was left out.`)
        else events.push({ id, line, ...parsed })
        break
      }
      case "R": {
        const [type, from, to] = middle.trim().split(/\s+/)
        const [one, other] = [argumentOf(from), argumentOf(to)]
        if (type === undefined || one === undefined || other === undefined)
          wrong(`“${text}” is no relation; it was left out.`)
        else relations.push({ id, line, type, from: one, to: other })
        break
      }
      case "*": {
        const [type, ...members] = middle.trim().split(/\s+/)
        if (type === undefined || members.length < 2) {
          wrong(`“${text}” is no set of two or more; it was left out.`)
          break
        }
        sets++
        for (const [place, to] of members.slice(1).entries())
          relations.push({ id: `*${sets}.${place + 1}`, line, type, from: members[place] ?? to, to })
        break
      }
      case "A":
      case "M": {
        const [type, target, ...value] = middle.trim().split(" ")
        if (type === undefined || target === undefined) wrong(`“${text}” is no attribute; it was left out.`)
        else said.push({ line, type, target, value: value.length === 0 ? undefined : value.join(" ") })
        break
      }
      case "N": {
        const [type, target, reference] = middle.trim().split(/\s+/)
        if (type === undefined || target === undefined || reference === undefined)
          wrong(`“${text}” is no normalisation; it was left out.`)
        else said.push({ line, type, target, value: tail === "" ? reference : `${reference} ${tail}` })
        break
      }
      case "#": {
        const [type, target] = middle.trim().split(/\s+/)
        // A line that only begins like a note is a comment, which brat skips, too.
        if (/^#\d+$/.test(id) && type !== undefined && target !== undefined)
          notes.push({ line, type, target, value: tail })
        break
      }
      default:
        wrong(`“${text}” is no kind of line that brat has; it was left out.`)
    }
  }
  return { bound, events, relations, said, notes, problems }
}

function parseBound(middle: string): Pick<BoundLine, "type" | "spans"> | undefined {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(middle.trim())
  if (match === null) return undefined
  const [, type = "", offsets = ""] = match
  const spans = offsets.split(";").map((pair) => {
    const [start, end] = pair.split(" ")
    return { start: Number(start), end: Number(end) }
  })
  return { type, spans }
}

function parseEvent(middle: string): Pick<EventLine, "type" | "trigger" | "roles"> | undefined {
  const [head, ...rest] = middle.trim().split(/\s+/)
  const match = /^([^:]+):(\S+)$/.exec(head ?? "")
  if (match === null) return undefined
  const [, type = "", trigger = ""] = match
  const roles = rest.map((part) => {
    const colon = part.indexOf(":")
    return { role: part.slice(0, colon), target: part.slice(colon + 1) }
  })
  return roles.some(({ role }) => role === "") ? undefined : { type, trigger, roles }
}

function argumentOf(part: string | undefined): string | undefined {
  return part === undefined ? undefined : /^[^:]*:(\S+)$/.exec(part)?.[1]
}
