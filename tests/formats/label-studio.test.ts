// Tasks that Label Studio wrote, counted by somebody else as well; and the traps of the format.

import { describe, expect, test } from "vitest"
import { writeFiles } from "../../shared/formats/format.ts"
import { labelStudio } from "../../shared/formats/label-studio/index.ts"
import type { InputFile } from "../../shared/formats/read.ts"
import { counted, interopFiles, interopMissing } from "./interop.ts"
import { richSlice } from "./rich.ts"
import { asSlice, marksOf, readWith, writtenFiles } from "./round-trip.ts"

if (interopMissing !== undefined) console.warn(interopMissing)

describe.skipIf(interopMissing !== undefined).each([["label-studio-frontend"], ["label-studio-sdk"]])(
  "%s",
  (folder) => {
    test("every task with a text is read with what Python counts in it, wrong quotes included", () => {
      const { articles, problems } = readWith(labelStudio, interopFiles(folder))
      const counts: Record<string, number[]> = {}
      for (const { file, annotations, relations } of articles) {
        const [texts = 0, labels = 0, links = 0] = counts[file] ?? []
        const wrong = problems.filter(
          (one) => one.file === file && one.message.startsWith("The text has not"),
        )
        counts[file] = [texts + 1, labels + annotations.length, links + relations.length, wrong.length]
      }
      expect(counts).toEqual(counted("count_label_studio.py", folder))
    })

    test("written again, it says the same of the same places", () => {
      const before = readWith(labelStudio, interopFiles(folder))
      const after = readWith(labelStudio, writtenFiles(labelStudio, asSlice(before)))
      expect(after.problems).toEqual([])
      expect(marksOf(after)).toEqual(marksOf(before))
    })
  },
)

const tasks = (...all: object[]): InputFile => ({
  name: "tasks.json",
  bytes: new TextEncoder().encode(JSON.stringify(all)),
})
const region = (id: string, start: number, end: number, text: string) => ({
  ...{ id, from_name: "label", to_name: "text", type: "labels" },
  value: { start, end, text, labels: ["PER"] },
})
const quotes = (...all: object[]) =>
  readWith(labelStudio, [tasks(...all)]).articles.flatMap(({ text, annotations }) =>
    annotations.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end))),
  )

test("old files count UTF-16, new ones code points: the quotes say which", () => {
  const data = { text: "🕊️ Austin met Shoigu 👋🏽 twice" }
  const of = (result: object[]) => ({ data, annotations: [{ result }] })
  expect(quotes(of([region("a", 4, 10, "Austin")]))).toEqual(["Austin"])
  expect(quotes(of([region("a", 3, 9, "Austin")]))).toEqual(["Austin"])
})

test("what is said of a region comes with it, relations keep their direction, and withdrawn work stays out", () => {
  const result = [
    region("a", 0, 6, "Austin"),
    region("b", 11, 17, "Shoigu"),
    {
      id: "a",
      from_name: "role",
      to_name: "text",
      type: "choices",
      value: { choices: ["minister", "guest"] },
    },
    { id: "a", from_name: "why", to_name: "text", type: "textarea", value: { text: ["by name"] } },
    { type: "relation", from_id: "a", to_id: "b", direction: "left", labels: ["met"] },
    { id: "z", from_name: "mood", to_name: "text", type: "choices", value: { choices: ["calm"] } },
  ]
  const withdrawn = { result: [region("c", 0, 1, "A")], was_cancelled: true }
  const file = tasks({ data: { text: "Austin met Shoigu" }, annotations: [{ result }, withdrawn] })
  const { articles, problems } = readWith(labelStudio, [file])
  expect(articles[0]?.annotations.map(({ key, attributes }) => [key, attributes])).toEqual([
    ["a", { role: ["minister", "guest"], why: "by name" }],
    ["b", undefined],
  ])
  expect(articles[0]?.relations).toEqual([{ key: "0", label: "met", from: "b", to: "a" }])
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("mood: calm")])
})

test("marks in simple HTML are found by their global offsets", () => {
  const place = { startOffset: 0, endOffset: 6, globalOffsets: { start: 7, end: 13 } }
  const value = { ...place, text: "Austin", hypertextlabels: ["PER"] }
  const result = [{ id: "a", from_name: "label", to_name: "html", type: "hypertextlabels", value }]
  const html = "<p>Today &amp;<b>Austin</b></p> met"
  expect(quotes({ data: { html }, annotations: [{ result }] })).toEqual(["Austin"])
})

test("the configuration has a label for each kind and a control for each plain field", () => {
  const { files } = writeFiles(labelStudio, richSlice())
  const config = String(files.find(({ name }) => name.endsWith(".xml"))?.content)
  const labels = [...config.matchAll(/<Label value="([^"]*)"/g)].map(([, value]) => value)
  expect(labels).toEqual(["Person", "Claim", "Event", "Place"])
  const names = [...config.matchAll(/<(\w+) name="([^"]*)"/g)].map(([, tag, name]) => `${tag} ${name}`)
  expect(names).toContain("Choices claim.certainty")
  expect(names).toContain("Number place.people")
  expect(new Set(names).size).toBe(names.length)
  const used = JSON.parse(String(files[0]?.content)).flatMap(
    (task: { annotations: { result: { from_name?: string }[] }[] }) =>
      task.annotations.flatMap(({ result }) => result.flatMap(({ from_name }) => from_name ?? [])),
  )
  for (const name of used) expect(names.some((one) => one.endsWith(` ${name}`))).toBe(true)
})
