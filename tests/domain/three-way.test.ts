// Two people at the same thing: what only one of them touched is as that one left it.

import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { threeWay } from "../../shared/domain/three-way.ts"
import { runs } from "../support/arbitrary-article.ts"

const entry = fc.record({ name: fc.constantFrom("a", "b", "c"), keys: fc.array(fc.constantFrom("1", "2")) })
/** Entries by id, so that two states of the same list have something in common. */
const list = fc
  .uniqueArray(fc.tuple(fc.constantFrom("p", "q", "r", "s", "t"), entry), { selector: ([id]) => id })
  .map((entries) => entries.map(([id, one]) => ({ id, ...one })))
const book = fc.record({ kinds: list, title: fc.constantFrom("x", "y") }, { requiredKeys: ["kinds"] })

describe("joining what two made of the same", () => {
  it("gives what the only one made who changed anything", () => {
    fc.assert(
      fc.property(book, book, (before, after) => {
        expect(threeWay(before, after, before)).toEqual(after)
        expect(threeWay(before, before, after)).toBe(after)
        expect(threeWay(before, after, after)).toBe(after)
      }),
      { numRuns: runs(200) },
    )
  })

  it("changes entries by themselves, whichever comes first", () => {
    fc.assert(
      fc.property(list, fc.nat(4), fc.nat(4), entry, entry, (before, one, other, mine, theirs) => {
        const [first, second] = [before[one], before[other]]
        if (first === undefined || second === undefined || first === second) return
        const after = before.with(one, { ...first, ...mine })
        const now = before.with(other, { ...second, ...theirs })
        const both = after.with(other, { ...second, ...theirs })
        expect(threeWay(before, after, now)).toEqual(both)
        expect(threeWay(before, now, after)).toEqual(both)
      }),
      { numRuns: runs(200) },
    )
  })

  it("has every entry that one added and nobody took out, once", () => {
    fc.assert(
      fc.property(list, list, list, (before, after, now) => {
        const joined = threeWay(before, after, now)
        const ids = (entries: unknown) =>
          Array.isArray(entries) ? entries.map(({ id }: { id: string }) => id) : []
        const was = new Set(ids(before))
        for (const id of [...ids(after), ...ids(now)]) if (!was.has(id)) expect(ids(joined)).toContain(id)
        expect(new Set(ids(joined)).size).toBe(ids(joined).length)
        for (const id of was)
          if (!ids(after).includes(id) && !ids(now).includes(id)) expect(ids(joined)).not.toContain(id)
      }),
      { numRuns: runs(200) },
    )
  })

  it("lets the later one count where both changed the same", () => {
    const of = (name: string, letter: string) => ({ kinds: [{ id: "p", name, letter }] })
    expect(threeWay(of("Person", "P"), of("Human", "P"), of("Somebody", "S"))).toEqual(of("Human", "S"))
  })
})
