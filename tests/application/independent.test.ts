// How many sources stand behind what several claims say.

import { expect, it } from "vitest"
import { independentSources, storiesOf } from "../../shared/application/independent.ts"

const story = (from: number) => Array.from({ length: 80 }, (_, index) => `word${from + index}`).join(" ")

it("finds reprints of one story, also by way of a shortened one, and keeps others apart", () => {
  const stories = storiesOf(
    new Map([
      ["wire", story(0)],
      ["reprint", `${story(0)} By our own staff.`],
      ["other", story(500)],
    ]),
  )
  expect(Object.fromEntries(stories)).toEqual({ wire: "wire", reprint: "wire", other: "other" })
})

it.each([
  [
    "one source that two articles quote",
    [
      ["a", "shoigu"],
      ["b", "shoigu"],
    ],
    1,
  ],
  [
    "two sources",
    [
      ["a", "shoigu"],
      ["b", "austin"],
    ],
    2,
  ],
  ["two sources of one claim", [["a", "shoigu austin"]], 2],
  [
    "reprints that name nobody",
    [
      ["wire", ""],
      ["wire", ""],
      ["b", ""],
    ],
    2,
  ],
  [
    "a reprint that names nobody beside one that does",
    [
      ["wire", "austin"],
      ["wire", ""],
    ],
    1,
  ],
  ["nothing", [], 0],
] as const)("counts %s", (_, said, count) => {
  const claims = said.map(([one, sources]) => ({
    story: one,
    sources: sources.split(" ").filter((id) => id !== ""),
  }))
  expect(independentSources(claims)).toBe(count)
})
