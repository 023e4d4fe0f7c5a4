import { describe, expect, it } from "vitest"
import type { LibraryOrder } from "../../renderer/app/preferences.ts"
import { listRows, withAnnotations, withFields } from "../../renderer/app/rows.ts"
import type { ArticleSummary } from "../../shared/domain/article.ts"

function row(title: string, more: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: title,
    title,
    progress: "new",
    added: "2022-10-22T09:00:00.000Z",
    counts: {},
    annotationCount: 0,
    sourceSha256: "",
    ...more,
  }
}

const byTitle: LibraryOrder = { by: "title", descending: false }

function list(
  rows: readonly ArticleSummary[],
  options: { query?: string; trash?: boolean; sort?: LibraryOrder },
) {
  const { query = "", trash = false, sort = byTitle } = options
  return listRows(rows, { query, trash, sort, locale: "en" }).map(({ title }) => title)
}

describe("the library's list", () => {
  it("finds rows by every word of the query, in any order, case and accent", () => {
    const rows = [row("Shoïgu spoke"), row("Grain talks", { publisher: "Morning Wire" }), row("Rail strike")]
    expect(list(rows, { query: "shoigu" })).toEqual(["Shoïgu spoke"])
    expect(list(rows, { query: "  wire GRAIN " })).toEqual(["Grain talks"])
    expect(list(rows, { query: "wire rail" })).toEqual([])
  })

  it("keeps the trash apart", () => {
    const rows = [row("Kept"), row("Thrown away", { trashed: "2022-10-22T09:00:00.000Z" })]
    expect(list(rows, {})).toEqual(["Kept"])
    expect(list(rows, { trash: true })).toEqual(["Thrown away"])
  })

  it("sorts titles as people do", () => {
    expect(list([row("part 10"), row("Éclair"), row("part 9"), row("east")], {})).toEqual([
      "east",
      "Éclair",
      "part 9",
      "part 10",
    ])
  })

  it("puts what has no date last in either direction, and sorts equal dates by title", () => {
    const rows = [
      row("c", { publishedOn: "2022-10-22" }),
      row("none"),
      row("a", { publishedOn: "2022-10-21" }),
      row("b", { publishedOn: "2022-10-22" }),
    ]
    expect(list(rows, { sort: { by: "publishedOn", descending: false } })).toEqual(["a", "b", "c", "none"])
    expect(list(rows, { sort: { by: "publishedOn", descending: true } })).toEqual(["b", "c", "a", "none"])
  })

  it("sorts by how far articles have come", () => {
    const rows = [row("c", { progress: "done" }), row("a", { progress: "started" }), row("b")]
    expect(list(rows, { sort: { by: "progress", descending: false } })).toEqual(["b", "a", "c"])
  })
})

describe("a row", () => {
  it("follows the fields that were set and keeps the others", () => {
    const before = row("Old", { publisher: "Wire", publishedOn: "2022-10-22", annotationCount: 2 })
    expect(withFields(before, { title: "New", publisher: null })).toEqual({
      ...before,
      title: "New",
      publisher: undefined,
    })
    expect(withFields(before, { done: "2022-10-22T09:00:00.000Z" }).progress).toBe("done")
    expect(withFields({ ...before, progress: "done" }, { done: null }).progress).toBe("started")
  })

  it("counts annotations by kind without taking back that it is done", () => {
    const marks = [{ kind: "person" }, { kind: "claim" }, { kind: "person" }]
    expect(withAnnotations(row("x"), marks)).toMatchObject({
      counts: { person: 2, claim: 1 },
      annotationCount: 3,
      progress: "started",
    })
    expect(withAnnotations(row("x", { progress: "done" }), marks).progress).toBe("done")
    expect(withAnnotations(row("x", { progress: "started" }), []).progress).toBe("new")
  })
})
