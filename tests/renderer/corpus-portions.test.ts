// Annotated files that are looked into a portion at a time: what is found is what would be found in all at once.

import { expect, test } from "vitest"
import { joinPreviews, portionsOf } from "../../renderer/app/corpus-portions.ts"
import type { CorpusPreview } from "../../shared/contract/answers.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { testApplication, textFile } from "../application/support.ts"

const text = `Ann met Bob. ${"Nothing else happened. ".repeat(40_000)}`
const files: Readonly<Record<string, string>> = {
  "annotation.conf": "[entities]\nPER\n",
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, number) => [
      [`day${number}/talks.txt`, text],
      [
        `day${number}/talks.ann`,
        `T1\tPER 0 3\tAnn\nT2\t${number % 2 === 0 ? "PER" : "WHO"} 8 11\tBob\nA1\tTone${number % 3} T1 ${number}\nR1\tKnows Arg1:T1 Arg2:T2\nT9\tPER 0 3\tEve\n`,
      ],
    ]).flat(),
  ),
  "plain.txt": "An article.",
}

test("portions of a corpus are found to hold what the whole holds", { timeout: 60_000 }, async () => {
  const { window } = testApplication()
  const client = window("window-1")
  unwrap(await client.call("app.setCreator", { name: "Ana Analyst" }))
  unwrap(await client.call("project.create", { path: "/projects/News" }))
  const look = async (names: readonly string[]): Promise<CorpusPreview> =>
    unwrap(
      await client.call("corpus.preview", { files: names.map((name) => textFile(name, files[name] ?? "")) }),
    )
  const portions = [
    ...portionsOf(
      Object.entries(files).map(([name, content]) => ({ name, file: new File([content], name) })),
    ),
  ].map((portion) => portion.map(({ name }) => name))
  expect(portions.length).toBeGreaterThan(1)
  for (const names of portions) {
    expect(names).toContain("annotation.conf")
    for (const name of names.filter((one) => one.endsWith(".ann")))
      expect(names).toContain(name.replace(".ann", ".txt"))
  }
  const found: CorpusPreview[] = []
  for (const names of portions) found.push(await look(names))
  const joined = found.reduce(joinPreviews)
  const whole = await look(Object.keys(files))
  const sorted = ({ corpora, labels, ...rest }: CorpusPreview) => ({
    ...rest,
    labels: labels.map(({ name, count, attributes }) => ({
      ...{ name, count },
      attributes: attributes.map((attribute) => [attribute.name, attribute.count]),
    })),
    corpora: corpora.map((corpus) => ({ ...corpus, files: [...corpus.files].sort() })),
  })
  expect(sorted(joined)).toEqual(sorted(whole))
})
