// Which files are known already: by their bytes, by their text, and by most of it.

import { expect, test } from "vitest"
import { Likenesses } from "../../shared/application/likeness.ts"
import { testApplication, textFile } from "./support.ts"

const sentences = Array.from(
  { length: 40 },
  (_, index) =>
    `Sentence ${index} says that minister ${index * 7} met delegation ${index * 13} in room ${index % 9}.`,
)
const story = sentences.join(" ")
const updated = [...sentences.slice(0, 34), "Late in the evening both sides confirmed the report."].join(" ")
const other = sentences.map((sentence) => sentence.split(" ").reverse().join(" ")).join(" ")

test("the same text is the same, most of it nearly so, and other words in other orders are neither", () => {
  const texts = new Likenesses()
  texts.set("story", story)
  expect(texts.find(story)).toEqual({ id: "story", share: 1 })
  expect(texts.find(updated)).toMatchObject({ id: "story" })
  expect(texts.find(updated)?.share).toBeLessThan(1)
  expect(texts.find(other)).toBeUndefined()
  expect(texts.find("Sentence 0 says that minister 0 met")).toBeUndefined()
  texts.delete("story")
  expect(texts.find(story)).toBeUndefined()
})

test("a text without spaces is compared by its characters", () => {
  const texts = new Likenesses()
  const chinese = "国防部长表示会谈非常重要双方同意保持部门之间的联系下周可能继续举行会谈官员们这样表示"
  texts.set("story", chinese)
  expect(texts.find(`${chinese}并补充说明`)).toMatchObject({ id: "story" })
})

test("an import says what it is like, and adds the same text only once", async () => {
  const { window } = testApplication()
  const client = window("one")
  await client.call("project.create", { path: "/documents/Postil/News" })
  const files = [
    textFile("story.txt", story),
    textFile("copy.txt", `\ufeff${story}`),
    textFile("update.txt", updated),
    textFile("other.txt", other),
  ]
  const imported = await client.call("article.import", { files })
  expect(imported.ok && imported.value.map(({ outcome, problems }) => [outcome, problems[0]?.code])).toEqual([
    ["imported", undefined],
    ["already-there", "same-text"],
    ["imported-with-remarks", "nearly-the-same"],
    ["imported", undefined],
  ])
})
