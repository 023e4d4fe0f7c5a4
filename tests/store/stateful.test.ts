// Any sequence of work, closing, crashes, power cuts and disk faults, against a model of a few plain maps.

import { isDeepStrictEqual } from "node:util"
import fc from "fast-check"
import { expect, it } from "vitest"
import type { OpenProject } from "../../shared/application/ports.ts"
import type { ArticleOperation } from "../../shared/domain/operation.ts"
import { type Result, unwrap } from "../../shared/domain/result.ts"
import { annotation, article, project, stamp } from "../support/article.ts"
import { amount, seed, tell } from "./support/durability.ts"
import { faulty, type Outcome } from "./support/faults.ts"
import { everythingKept, type Fate, type MemoryDisk, randomFate } from "./support/memory-disk.ts"
import { FOLDER, newDisk, startProcess } from "./support/process.ts"

const RUNS = amount(300, 10_000)
const TEXT = "Austin met Shoigu, and Lavrov called Blinken."

it("equals the model after every reopening", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 50, size: "max" }), async (sequence) => {
      const real = await World.create()
      const setup = () => ({ model: { name: "Talks", articles: new Map() }, real })
      await fc.asyncModelRun(setup, [...sequence, reopen])
      await real.project.close()
    }),
    { numRuns: RUNS, seed },
  )
  tell("stateful, up to 50 operations a run", `${RUNS} runs, equal to the model after every reopening`)
}, 7_200_000)

/** Article id to annotation id to note. */
interface Model {
  name: string
  articles: Map<string, Map<string, string>>
}

interface Mark {
  readonly article: string
  readonly id: string
  /** `undefined` removes the annotation. */
  readonly note: string | undefined
}

/** A disk, and the process that works on it at the moment. */
class World {
  private disk: MemoryDisk
  private calls = 0
  private outcomeOf: (call: number) => Outcome = () => "works"
  project: OpenProject

  static async create(): Promise<World> {
    const disk = await newDisk()
    const made = unwrap(await startProcess(disk).create(FOLDER, project(), stamp))
    await made.close()
    const world = new World(disk, made)
    await world.reopen()
    return world
  }

  private constructor(disk: MemoryDisk, project: OpenProject) {
    this.disk = disk
    this.project = project
  }

  /** Says what becomes of the calls that follow, counted from 1. */
  arm(outcomeOf: (call: number) => Outcome): void {
    this.calls = 0
    this.outcomeOf = outcomeOf
  }

  disarm(): void {
    this.outcomeOf = () => "works"
  }

  /** The process ends without closing anything, perhaps because the power does. */
  crash(fate: Fate | undefined): void {
    // A new disk, out of reach of what the dead process may still attempt.
    this.disk = this.disk.afterPowerCut(fate ?? everythingKept)
  }

  async reopen(): Promise<void> {
    this.disarm()
    const { disk } = this
    const fileSystem = faulty(disk, () => (disk === this.disk ? this.outcomeOf(++this.calls) : "dies"))
    this.project = unwrap(await startProcess(fileSystem).open(FOLDER))
  }
}

const reopen: fc.AsyncCommand<Model, World> = {
  check: () => true,
  toString: () => "reopen",
  async run(model, real) {
    await real.project.close()
    await real.reopen()
    expect(await plain(real.project)).toEqual(model)
  },
}

const articleIds = fc.constantFrom("one", "two", "three")
const marks = fc.record({
  article: articleIds,
  id: fc.constantFrom("a", "b", "c", "d"),
  note: fc.option(fc.string({ unit: "grapheme", maxLength: 8 }), { nil: undefined, freq: 4 }),
})
const fates = fc.option(
  fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })).map((stream) => {
    return randomFate(() => stream.next().value ?? 0)
  }),
  { nil: undefined },
)

const commands: fc.Arbitrary<fc.AsyncCommand<Model, World>>[] = [
  fc.constant(reopen),
  articleIds.map((id) => command(`add ${id}`, (model, real) => add(model, real, id))),
  fc.string({ minLength: 1, maxLength: 20 }).map((name) =>
    command(`rename ${JSON.stringify(name)}`, async (model, real) => {
      unwrap(await real.project.applyToProject({ type: "project.rename", name }, stamp))
      model.name = name
    }),
  ),
  fc.array(marks, { minLength: 1, maxLength: 5 }).map((burst) =>
    command(`mark ${JSON.stringify(burst)}`, async (model, real) => {
      const possible = burst.filter((mark) => model.articles.has(mark.article))
      for (const result of await Promise.all(possible.map((mark) => apply(real, mark)))) unwrap(result)
      for (const mark of possible) change(model, mark)
    }),
  ),
  fc
    .record({
      mark: marks,
      at: fc.nat(6),
      times: fc.nat(4),
      fault: fc.constantFrom("ENOSPC", "EIO", "EACCES", "short"),
    })
    .map((plan) =>
      command(
        `mark ${JSON.stringify(plan.mark)} while the disk fails ${JSON.stringify(plan)}`,
        (model, real) => markOnFailingDisk(model, real, plan),
      ),
    ),
  fc
    .tuple(fc.array(marks, { maxLength: 4 }), fc.nat(12), fates)
    .map(([burst, at, fate]) =>
      command(
        `crash at call ${at} ${fate === undefined ? "" : "with the power"} ${JSON.stringify(burst)}`,
        (model, real) => crash(model, real, burst, at, fate),
      ),
    ),
]

function command(name: string, run: (model: Model, real: World) => Promise<void>) {
  return { check: () => true, toString: () => name, run }
}

async function add(model: Model, real: World, id: string): Promise<void> {
  const added = await real.project.add(article(TEXT, id), new TextEncoder().encode(TEXT), stamp)
  expect(added.ok).toBe(!model.articles.has(id))
  if (added.ok) model.articles.set(id, new Map())
}

async function markOnFailingDisk(
  model: Model,
  real: World,
  { mark, at, times, fault }: { mark: Mark; at: number; times: number; fault: string },
): Promise<void> {
  if (!model.articles.has(mark.article)) return
  const outcome: Outcome = fault === "short" ? "short" : { fails: fault }
  real.arm((call) => (call > at && call <= at + times ? outcome : "works"))
  const result = await apply(real, mark)
  real.disarm()
  if (!result.ok) {
    expect(await plain(real.project)).toEqual(model)
    unwrap(await apply(real, mark))
  }
  change(model, mark)
}

async function crash(
  model: Model,
  real: World,
  burst: readonly Mark[],
  at: number,
  fate: Fate | undefined,
): Promise<void> {
  const possible = burst.filter((mark) => model.articles.has(mark.article))
  real.arm((call) => (call > at ? "dies" : "works"))
  const results = await Promise.all(possible.map((mark) => apply(real, mark)))
  real.crash(fate)
  await real.reopen()
  const found = await plain(real.project)
  // In each article the changes hold up to some point, and at least as far as they were acknowledged.
  for (const [id, annotations] of model.articles) {
    const mine = possible.flatMap((mark, index) =>
      mark.article === id ? [{ mark, acknowledged: results[index]?.ok }] : [],
    )
    const least = mine.findLastIndex(({ acknowledged }) => acknowledged) + 1
    for (const [index, { mark }] of mine.entries()) {
      if (index >= least && isDeepStrictEqual(found.articles.get(id), annotations)) break
      change(model, mark)
    }
  }
  expect(found).toEqual(model)
}

function apply(real: World, { article, id, note }: Mark): Promise<Result<unknown>> {
  const operation: ArticleOperation =
    note === undefined
      ? { type: "annotation.remove", id }
      : { type: "annotation.set", annotation: annotation(id, 0, 6, { note }) }
  return real.project.apply(article, [operation], stamp)
}

function change(model: Model, { article, id, note }: Mark): void {
  if (note === undefined) model.articles.get(article)?.delete(id)
  else model.articles.get(article)?.set(id, note)
}

async function plain(project: OpenProject): Promise<Model> {
  const articles: Model["articles"] = new Map()
  for (const row of unwrap(await project.list())) {
    const { annotations } = unwrap(await project.read(row.id)).article
    expect(row.annotationCount).toBe(annotations.size)
    articles.set(row.id, new Map([...annotations.values()].map(({ id, note }) => [id, note ?? ""])))
  }
  return { name: project.project.name, articles }
}
