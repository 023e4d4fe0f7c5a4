// A whole project as one file: brought into another project and exported there, it is the same.

import { expect, test } from "vitest"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { postilJson } from "../../shared/formats/postil-json/index.ts"
import { formattedArticle, richSlice } from "../formats/rich.ts"
import { writtenFiles } from "../formats/round-trip.ts"
import { testApplication } from "./support.ts"

test("everything in a bundle is there again, and bringing it in once more changes nothing", async () => {
  const { project, articles } = richSlice()
  const [bundle] = writtenFiles(postilJson, { project, articles: [...articles, formattedArticle()] })
  if (bundle === undefined) throw new Error("A bundle is written")
  const { window, exports } = testApplication()
  const client = window("window-1")
  unwrap(await client.call("app.setCreator", { name: "Bob Other" }))
  unwrap(await client.call("project.create", { path: "/projects/Other" }))
  const files = [{ name: bundle.name, base64: encodeBase64(bundle.bytes) }]
  const outcome = async () =>
    unwrap(await client.call("corpus.import", { files })).outcomes.map(({ outcome }) => outcome)
  expect(await outcome()).toEqual(["imported", "imported", "imported"])
  expect(await outcome()).toEqual(["already-there", "already-there", "already-there"])

  unwrap(await client.call("export.run", { format: "postil-json", folder: "/out" }))
  const [written] = [...(exports.folders.get("/out") ?? [])]
  const before = JSON.parse(new TextDecoder().decode(bundle.bytes))
  const after = JSON.parse(new TextDecoder().decode(written?.[1]))
  const byId = (all: { id: string }[]) => [...all].sort((one, other) => (one.id < other.id ? -1 : 1))
  expect(byId(after.articles)).toEqual(byId(before.articles))
  expect(byId(after.project.entities)).toEqual(byId(before.project.entities))
  expect(after.project.creators).toEqual(expect.arrayContaining(before.project.creators))
  const kinds = ({ project }: typeof after) => byId(project.codebook.kinds)
  expect(kinds(after)).toEqual(kinds(before))
})
