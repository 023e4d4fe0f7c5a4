import { expect, test } from "vitest"
import { packRows } from "../../renderer/cards/pack-cards.ts"
import { annotationAt } from "./fake-editor.ts"

/** Cards for marks every so many characters, in a text whose lines hold 64. */
const marksEvery = (distance: number, length: number) =>
  Array.from({ length: Math.floor(length / distance) }, (_, index) => {
    const start = index * distance
    return {
      annotation: annotationAt(`n${index}`, "person", start, start + 5),
      line: Math.floor(start / 64) * 32,
      open: index === 5,
    }
  })
const ids = (rows: readonly (readonly { annotation: { id: string } }[])[]) =>
  rows.map((row) => row.map(({ annotation }) => annotation.id).join(" "))

test("cards have rows of their own as long as lines leave room for them", () => {
  const cards = marksEvery(61, 8000)
  expect(packRows(cards, 8000)).toEqual(cards.map((card) => [card]))
})

test("where they do not, two cards of one line share a row, but never with the open one", () => {
  expect(ids(packRows(marksEvery(20, 2000), 2000)).slice(0, 6)).toEqual([
    "n0 n1",
    "n2 n3",
    "n4",
    "n5",
    "n6",
    "n7 n8",
  ])
})

test("a crowded stretch leaves rows elsewhere alone", () => {
  const sparse = marksEvery(200, 40_000)
  const crowd = marksEvery(20, 2000)
  const after = sparse.filter(({ annotation }) => (annotation.spans[0]?.start ?? 0) > 2048)
  const rows = packRows([...crowd, ...after], 40_000)
  expect(rows.slice(-after.length)).toEqual(after.map((card) => [card]))
})
