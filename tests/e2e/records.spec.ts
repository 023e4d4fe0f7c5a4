// The record behind the highlights: who is meant, who said what by which words, what happened when and who took part.
// All that the reference file knows of the sample is entered through the window, comes back exactly, and the actions
// it took are counted.

import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { Analyst } from "./support/analyst.ts"
import { expect, test } from "./support/fixture.ts"
import { type ReferenceEntity, records } from "./support/reference.ts"
import { expectSaved, exportAs, openSample } from "./support/sample.ts"

const { entities, people, claims, events } = records
const nameOf = (id: string) => entities.find((one) => one.id === id)?.name ?? id

test("everything the reference knows is entered and comes back exactly, and its actions are counted", async ({
  app: _,
  here,
  page,
}) => {
  test.setTimeout(600_000)
  page.setDefaultTimeout(20_000)
  await openSample(page, "Ana Example")
  await page.getByRole("button", { name: "Use date" }).click()
  const count = (kind: string, analyst: Analyst, finished: number) => {
    const figure = (analyst.actions / finished).toFixed(2)
    process.stdout.write(`${kind} ${figure}\n`)
    return Number(figure)
  }

  const mentions = new Analyst(page)
  await enterMentions(page, mentions)
  await expect(page.getByRole("button", { name: "People: 21" })).toBeVisible()
  for (const entity of entities.filter(({ type }) => type === "person")) await describeEntity(page, entity)

  const reading = new Analyst(page)
  const described = new Set<string>()
  for (const claim of claims) {
    await enterClaim(reading, claim)
    // Other names of an organisation are known from then on, as an analyst would have it.
    const source = entities.find(({ id, type }) => id === claim.source && type === "organisation")
    if (source === undefined || described.has(source.id)) continue
    described.add(source.id)
    await describeEntity(page, source)
  }
  const happening = new Analyst(page)
  for (const event of events) await enterEvent(happening, event)

  const figures = [
    count("mentions", mentions, people.length),
    count("claims", reading, claims.length),
    count("events", happening, events.length),
  ]
  await expectSaved(page)
  const folder = path.join(here.folder, "exported")
  await exportAs(page, /^Postil/, folder)
  expectExported(folder)
  const aims = [1.5, 5, 6]
  for (const [index, figure] of figures.entries()) expect(figure).toBeLessThanOrEqual(aims[index] ?? 0)
})

/** Each person at their first mention; their other mentions in one go. */
async function enterMentions(page: Page, analyst: Analyst): Promise<void> {
  const seen = new Set<string>()
  for (const { start, end, quote, entity } of people) {
    if (seen.has(entity)) continue
    seen.add(entity)
    await analyst.mark(start, end, "p")
    expect(await analyst.proposed("entity")).toEqual([`New person “${quote}”`])
    const all = people.filter((one) => one.entity === entity)
    // The full name stands with an initial elsewhere in the article, which the registry has to know first.
    const isKnown = entity !== "austin"
    if (all.length === 1 || !isKnown) await analyst.press("y")
    if (!isKnown)
      await describeEntity(
        page,
        entities.find(({ id }) => id === entity),
        quote,
      )
    if (all.length > 1) {
      await analyst.press("a")
      const dialog = page.getByRole("dialog", { name: `Mark ${all.length - 1} more of “${quote}”` })
      await expect(dialog).toBeVisible()
      await analyst.press("Enter")
      await expect(dialog).toHaveCount(0)
    }
  }
}

async function enterClaim(analyst: Analyst, claim: (typeof claims)[number]): Promise<void> {
  await analyst.mark(claim.start, claim.end, "c")
  const right: Record<string, string[]> = {
    source: formsOf(claim.source),
    cue: [`“${claim.cue}”`],
    quotation: [claim.quotation],
    relay: claim.relayedBy === undefined ? [] : formsOf(claim.relayedBy),
  }
  await analyst.dismissWrong((field, words) => right[field]?.includes(plain(words)) ?? false)
  await analyst.acceptAll()
  if ((await analyst.has("source")) === 0) await analyst.choose("source", firstNameOf(claim.source))
  if (claim.relayedBy !== undefined && (await analyst.has("relay")) === 0)
    await analyst.choose("relay", firstNameOf(claim.relayedBy))
  if ((await analyst.has("cue")) === 0) {
    await analyst.select(claim.cueStart, claim.cueEnd)
    await analyst.press("t")
  }
  const quotation = analyst.row("quotation").getByRole("combobox")
  if ((await quotation.count()) === 0 || (await quotation.inputValue()) !== claim.quotation)
    await analyst.option("quotation", claim.quotation)
}

async function enterEvent(analyst: Analyst, event: (typeof events)[number]): Promise<void> {
  await analyst.mark(event.start, event.end, "e")
  await analyst.dismissWrong((field, words) => {
    if (field === "participants") return event.participants.map(nameOf).includes(plain(words))
    if (field === "date") return event.date !== null && words.includes(event.dateText ?? "nothing")
    return field === "type" && plain(words).toLowerCase() === event.type
  })
  await analyst.acceptAll()
  const type = analyst.row("type").getByRole("combobox")
  if ((await type.count()) === 0) await analyst.option("type", event.type)
  if (event.date !== null && (await analyst.row("date").getByRole("textbox").inputValue()) === "")
    await analyst.type("date", event.date)
  for (const id of event.participants) {
    const chip = analyst.row("participants").locator(".record-chip", { hasText: nameOf(id) })
    if ((await chip.count()) === 0) await analyst.choose("participants", nameOf(id))
  }
  if (event.place !== undefined) await analyst.type("place", event.place)
}

/** Fills in what the registry is to know of somebody, whose name is another one so far. */
async function describeEntity(
  page: Page,
  entity: ReferenceEntity | undefined,
  known?: string,
): Promise<void> {
  if (entity === undefined) throw new Error("The reference knows nobody of this id")
  const { name, aliases, role, id } = entity
  const dialog = page.getByRole("dialog", { name: "People and organisations" })
  // A dialog that has just closed gives the focus back a moment later.
  await expect(async () => {
    await page.locator(".article-text").focus()
    await page.keyboard.press("n")
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass()
  const row = dialog.getByRole("button", { name: known ?? firstNameOf(id), exact: false }).first()
  if ((await row.count()) === 0) await dialog.getByRole("button", { name }).first().click()
  else await row.click()
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name)
  await dialog.getByRole("textbox", { name: "Other names" }).fill(aliases.join("\n"))
  if (role !== undefined) await dialog.getByRole("textbox", { name: "Role" }).first().fill(role)
  await dialog.getByRole("textbox", { name: "Name", exact: true }).focus()
  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
}

/** The words that an entity is first met by. */
function firstNameOf(id: string): string {
  return id === "pentagon" ? "The Pentagon" : nameOf(id)
}

function formsOf(id: string): string[] {
  return [nameOf(id), firstNameOf(id)].flatMap((name) => [name, `New organisation “${name}”`])
}

/** Choices are proposed by their names: "Direct". */
function plain(words: string): string {
  const trimmed = words.trim()
  return /^(Direct|Indirect|Mixed)$/.test(trimmed) ? trimmed.toLowerCase() : trimmed
}

interface Reference {
  readonly entity: string
}

interface Exported {
  readonly kind: string
  readonly spans: readonly { start: number; end: number; quote: string }[]
  readonly fields: Readonly<Record<string, { value: unknown }>>
}

function expectExported(folder: string): void {
  const name = readdirSync(folder).find((one) => one.endsWith(".postil.json"))
  const exported = JSON.parse(readFileSync(path.join(folder, name ?? ""), "utf8"))
  const registry: {
    id: string
    name: string
    type: string
    aliases: string[]
    roles?: { title: string }[]
  }[] = exported.project?.entities ?? exported.entities
  expect(
    registry.map(({ id: _, roles, ...one }) => ({ ...one, role: roles?.[0]?.title })).sort(byName),
  ).toEqual(entities.map(({ type, name, aliases, role }) => ({ type, name, aliases, role })).sort(byName))
  const named = ({ entity }: Reference) => registry.find(({ id }) => id === entity)?.name
  const [article] = exported.articles
  const found: Exported[] = article.annotations
  const records = found.map(({ kind, spans, fields }) => ({ kind, ...spans[0], ...readable(fields, named) }))
  const wanted = [
    ...people.map(({ kind, start, end, quote, entity }) => ({
      ...{ kind, start, end, quote },
      entity: nameOf(entity),
    })),
    ...claims.map(({ kind, start, end, quote, source, quotation, cueStart, cueEnd, relayedBy }) => ({
      ...{ kind, start, end, quote, quotation },
      source: nameOf(source),
      cue: [cueStart, cueEnd],
      ...(relayedBy === undefined ? {} : { relay: [nameOf(relayedBy)] }),
    })),
    ...events.map(({ kind, start, end, quote, type, date, participants, place, dateText }) => ({
      ...{ kind, start, end, quote, type },
      ...(date === null ? {} : { date: dateText === undefined ? date : `${date} ${dateText}` }),
      ...(participants.length === 0 ? {} : { participants: participants.map(nameOf).sort() }),
      ...(place === undefined ? {} : { place }),
    })),
  ]
  expect(records.sort(byPlace)).toEqual(wanted.sort(byPlace))
}

/** Fields as the reference has them: entities by name, places as pairs of offsets, dates with their words. */
function readable(fields: Exported["fields"], named: (reference: Reference) => string | undefined) {
  const plainValue = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plainValue).sort()
    if (typeof value !== "object" || value === null) return value
    if ("entity" in value && typeof value.entity === "string") return named({ entity: value.entity })
    if ("date" in value) return "text" in value ? `${value.date} ${value.text}` : value.date
    if ("span" in value && typeof value.span === "object" && value.span !== null) {
      return "start" in value.span && "end" in value.span ? [value.span.start, value.span.end] : undefined
    }
    return value
  }
  return Object.fromEntries(Object.entries(fields).map(([id, { value }]) => [id, plainValue(value)]))
}

function byPlace(a: { kind: string; start?: number; end?: number }, b: typeof a): number {
  return (a.start ?? 0) - (b.start ?? 0) || (a.end ?? 0) - (b.end ?? 0) || (a.kind < b.kind ? -1 : 1)
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
