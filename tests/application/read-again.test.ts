// A file whose encoding was guessed wrongly, read again in the one that the analyst chooses.

import { expect, test } from "vitest"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { testApplication } from "./support.ts"

test("the text is read again from the kept bytes, until something is annotated", async () => {
  const { window } = testApplication()
  const client = window("one")
  unwrap(await client.call("project.create", { path: "/documents/Postil/News" }))
  // “Minister powiedział, że…” in ISO 8859-2, which nothing tells from Windows-1252.
  const bytes = Uint8Array.from(
    Buffer.from("Minister powiedzia\xb3, \xbfe rozmowy s\xb1 wa\xbfne.", "latin1"),
  )
  const files = [{ name: "mowa.txt", base64: encodeBase64(bytes) }]
  const [outcome] = unwrap(await client.call("article.import", { files }))
  expect(outcome?.problems.map(({ code }) => code)).toEqual(["encoding-guessed"])
  const id = outcome?.articleId ?? ""
  unwrap(await client.call("article.readAgain", { id, encoding: "iso-8859-2" }))
  const { article } = unwrap(await client.call("article.open", { id }))
  expect(JSON.stringify(article.document)).toContain("Minister powiedział, że rozmowy są ważne.")
  expect(article.source).toMatchObject({ encoding: "iso-8859-2", bytes: bytes.length })

  const annotation = {
    id: "a",
    kind: "person",
    spans: [{ start: 0, end: 8 }],
    creator: "unnamed",
    created: "2022-10-22T08:00:00Z",
    modified: "2022-10-22T08:00:00Z",
  }
  const operations = [{ type: "annotation.set", annotation }]
  unwrap(await client.call("article.apply", JSON.parse(JSON.stringify({ id, operations }))))
  expect(await client.call("article.readAgain", { id, encoding: "koi8-r" })).toMatchObject({ ok: false })
})
