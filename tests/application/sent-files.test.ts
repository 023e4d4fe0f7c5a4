// Large files come in parts: whole, in order, once, and not without bounds.

import { expect, it } from "vitest"
import { sendFile } from "../../renderer/app/send-file.ts"
import { encodeBase64 } from "../../shared/domain/base64.ts"
import { sha256OfText } from "../../shared/domain/hash.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { testApplication } from "./support.ts"

async function withProject() {
  const client = testApplication().window("first")
  unwrap(await client.call("app.setCreator", { name: "Ana Example" }))
  unwrap(await client.call("project.create", { path: "/documents/Postil/Autumn" }))
  const send = (id: string, size: number, start: number, text: string) =>
    client.call("file.send", { id, size, start, base64: encodeBase64(new TextEncoder().encode(text)) })
  const outcome = async (sent: string) => {
    const files = [{ name: "story.txt", sent }]
    const [found] = unwrap(await client.call("article.import", { files }))
    return found?.outcome === "refused" ? found.problems[0]?.message : found?.outcome
  }
  return { client, send, outcome }
}

it("a file of several parts arrives as it was", async () => {
  const { client } = await withProject()
  const text = Array.from({ length: 40_000 }, (_, line) => `The ${line}th call — “again”.\n`).join("")
  const content = await sendFile(client, new Blob([text]))
  expect(content).toHaveProperty("sent")
  const files = [{ name: "calls.txt", ...content }]
  const [imported] = unwrap(await client.call("article.import", { files }))
  const id = imported?.articleId ?? ""
  const { article } = unwrap(await client.call("article.open", { id }))
  expect(article.source.sha256).toBe(sha256OfText(text))
})

it("what lacks a part, comes out of order or is too long is refused", async () => {
  const { send, outcome } = await withProject()
  expect((await send("a", 10, 0, "Hello")).ok).toBe(true)
  expect((await send("a", 10, 6, "orld")).ok).toBe(false)
  expect((await send("a", 10, 5, "worlds")).ok).toBe(false)
  expect((await send("b", 10, 5, "world")).ok).toBe(false)
  expect(await outcome("a")).toContain("did not arrive whole")
})

it("a file is taken once, and those that nobody asks for make room", async () => {
  const { send, outcome } = await withProject()
  await send("a", 11, 0, "They spoke.")
  expect(await outcome("a")).toBe("imported")
  expect(await outcome("a")).toContain("did not arrive whole")
  const large = 64 * 1024 * 1024
  await send("first", 6, 0, "First.")
  for (const id of ["one", "two", "three", "four"]) await send(id, large, 0, "Only its beginning.")
  expect(await outcome("first")).toContain("did not arrive whole")
})
