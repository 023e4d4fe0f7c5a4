// The command line as people and scripts meet it: words in, exit codes, standard output and standard error out. The real
// program runs, as built, in a process of its own.

import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { build } from "../../electron/bin/build.mjs"
import { localClient } from "../../electron/hosts/session.ts"
import { createPostil } from "../../electron/postil.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { unwrap } from "../../shared/domain/result.ts"
import { type CommandLine, commandLine, ending } from "./support/command-line.ts"

let cli: CommandLine
const sample = path.resolve("assets/sample/austin-shoigu.txt")

beforeAll(async () => {
  await build(["node", "renderer"])
  cli = await commandLine()
  await cli.run("new", cli.at("News"))
  await cli.run("import", cli.at("News"), sample)
})
afterAll(() => cli.remove())

describe("new", () => {
  it("makes a project, once", async () => {
    const made = await cli.run("new", "Fresh")
    expect(made).toMatchObject({ code: 0, out: "" })
    expect(made.err).toContain(cli.at("Fresh"))
    const again = await cli.run("new", "Fresh")
    expect(again).toMatchObject({ code: 1, out: "" })
    expect(oneLine(again.err)).toContain(cli.at("Fresh"))
  })

  it("leaves a folder with other things in it alone", async () => {
    await mkdir(cli.at("Full"))
    await writeFile(cli.at("Full", "thesis.doc"), "mine")
    expect(await cli.run("new", cli.at("Full"))).toMatchObject({ code: 1, out: "" })
    expect(await readdir(cli.at("Full"))).toEqual(["thesis.doc"])
  })
})

describe("import", () => {
  it("prints what became of each file, and takes what the text states of itself", async () => {
    await cli.run("new", cli.at("Batch"))
    await writeFile(cli.at("note.txt"), "date 2024-02-29\n\nOne.\n\nTwo.\n")
    await writeFile(cli.at("empty.txt"), "")
    await writeFile(cli.at("picture.txt"), Buffer.from("89504e470d0a1a0a0000000d49484452000000ff", "hex"))
    await mkdir(cli.at("folder.txt"))
    const files = ["note.txt", "note.txt", "empty.txt", "picture.txt", "folder.txt", "missing.txt"]
    const { code, out, err } = await cli.run("import", cli.at("Batch"), ...files)
    expect(code).toBe(1)
    const outcomes = JSON.parse(out)
    expect(outcomes.map(({ file, outcome }: { file: string; outcome: string }) => [file, outcome])).toEqual([
      ["note.txt", "imported"],
      ["note.txt", "already-there"],
      ["empty.txt", "refused"],
      ["picture.txt", "refused"],
      ["folder.txt", "refused"],
      ["missing.txt", "refused"],
    ])
    expect(outcomes[1].articleId).toBe(outcomes[0].articleId)
    for (const { articleId, outcome, problems } of outcomes.slice(2)) {
      expect({ articleId, outcome }).toEqual({ articleId: null, outcome: "refused" })
      expect(problems).toEqual([{ code: expect.any(String), message: expect.stringMatching(/\.$/) }])
    }
    for (const file of files) expect(err).toContain(`${file}: `)
    expect(JSON.parse((await cli.run("list", cli.at("Batch"), "--json")).out)).toMatchObject([
      { publishedOn: "2024-02-29", annotationCount: 0 },
    ])
  })

  it("keeps quiet beside the array when asked to, and ends well when all is well", async () => {
    await cli.run("new", cli.at("Quiet"))
    await copyFile(sample, cli.at("-odd name.txt"))
    const ended = await cli.run("import", cli.at("Quiet"), "--json", "--", "-odd name.txt")
    expect(ended).toMatchObject({ code: 0, err: "" })
    expect(JSON.parse(ended.out)).toMatchObject([
      { file: "-odd name.txt", outcome: "imported", problems: [] },
    ])
  })
})

describe("list, show and export", () => {
  let id: string

  beforeAll(async () => {
    ;[{ id }] = JSON.parse((await cli.run("list", cli.at("News"), "--json")).out)
    await annotate(id)
  })

  it("list articles as JSON and as a table", async () => {
    const json = await cli.run("list", cli.at("News"), "--json")
    expect(json).toMatchObject({ code: 0, err: "" })
    expect(JSON.parse(json.out)).toEqual([
      expect.objectContaining({
        id,
        title: expect.any(String),
        publishedOn: "2022-10-22",
        annotationCount: 2,
      }),
    ])
    const [head, row] = (await cli.run("list", cli.at("News"))).out.split("\n")
    expect(head).toMatch(/^Id +Published +Annotations +Title$/)
    expect(row).toMatch(new RegExp(`^${id} +2022-10-22 +2 `))
  })

  it("show an article whose spans quote its text", async () => {
    const shown = await cli.run("show", cli.at("News"), id, "--json")
    expect(shown).toMatchObject({ code: 0, err: "" })
    const article = JSON.parse(shown.out)
    expect(article).toMatchObject({ id, title: expect.any(String), metadata: { publishedOn: "2022-10-22" } })
    expect(article.text).toBe((await readFile(sample, "utf8")).replaceAll("\r\n", "\n"))
    expect(article.annotations.map(({ kind }: { kind: string }) => kind)).toEqual(["claim", "person"])
    for (const { spans } of article.annotations) {
      for (const { start, end, quote } of spans) expect(article.text.slice(start, end)).toBe(quote)
    }
    expect((await cli.run("show", cli.at("News"), id)).out).toContain("Lloyd Austin")
  })

  it("take the beginning of an id for the whole, if it is the only one", async () => {
    expect((await cli.run("show", cli.at("News"), id.slice(0, 8), "--json")).code).toBe(0)
    for (const typed of ["nothing-like-it", ""]) {
      const ended = await cli.run("show", cli.at("News"), typed, "--json")
      expect(ended).toMatchObject({ code: 1, out: "" })
      expect(oneLine(ended.err)).toContain("postil list")
    }
  })

  it("export into a folder that is made, and say what the format leaves out", async () => {
    const words = ["export", cli.at("News"), "--format", "w3c", "--out", "made/for/it", "--article", id]
    const exported = await cli.run(...words)
    expect(exported.code).toBe(0)
    expect(exported.err).toContain("Not in this format: ")
    const files = exported.out.trim().split("\n")
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      expect(file.startsWith(cli.at("made/for/it"))).toBe(true)
      expect((await readFile(file)).length).toBeGreaterThan(0)
    }
  })

  it("verify what was exported, and say which row somebody touched", async () => {
    const out = cli.at("tables")
    await cli.run("export", cli.at("News"), "--format", "csv", "--out", out, "--source-only")
    const sound = await cli.run("verify", out)
    expect([sound.code, sound.out]).toEqual([0, expect.stringContaining("files unchanged")])
    const table = path.join(out, "articles.csv")
    await writeFile(table, (await readFile(table, "utf8")).replace("austin-shoigu", "austin"))
    const touched = await cli.run("verify", out)
    expect([touched.code, touched.out]).toEqual([
      1,
      expect.stringContaining("articles.csv: row 2 (line 2) changed"),
    ])
    expect((await cli.run("verify", cli.at("News"))).code).toBe(1)
  })

  it("bring back what was exported, and say nothing of what it can be checked by", async () => {
    const out = cli.at("whole")
    await cli.run("export", cli.at("News"), "--format", "postil-json", "--out", out)
    expect(await readdir(out)).toContain("SHA256SUMS")
    await cli.run("new", cli.at("Back"))
    const { code, out: printed } = await cli.run("import", cli.at("Back"), out)
    expect(code).toBe(0)
    expect(JSON.parse(printed)).toMatchObject([{ outcome: "imported", annotations: 2 }])
  })

  it("verify a workbook by its rows", async () => {
    const out = cli.at("workbook")
    await cli.run("export", cli.at("News"), "--format", "xlsx", "--out", out)
    const book = path.join(out, "postil.xlsx")
    const parts = unzipSync(await readFile(book))
    const touched = Object.entries(parts).map(([name, bytes]): [string, Uint8Array] => [
      name,
      strToU8(strFromU8(bytes).replace(">Lloyd Austin<", ">Boris Austin<")),
    ])
    await writeFile(book, zipSync(Object.fromEntries(touched)))
    expect(await cli.run("verify", out)).toMatchObject({
      code: 1,
      out: expect.stringContaining("postil.xlsx: sheet People row 2 changed\n"),
    })
    await writeFile(book, zipSync(parts, { level: 1 }))
    expect(await cli.run("verify", out)).toMatchObject({
      code: 1,
      out: expect.stringContaining("postil.xlsx: written anew, with every cell as it was\n"),
    })
  })

  it("name every format they can write", async () => {
    const names = JSON.parse((await cli.run("formats", "--json")).out).map(
      ({ name }: { name: string }) => name,
    )
    expect(names).toEqual(expect.arrayContaining(["postil-json", "w3c"]))
    const table = (await cli.run("formats")).out
    for (const name of names) expect(table).toContain(name)
  })

  it("take it calmly when nobody reads on", async () => {
    const child = cli.start("show", cli.at("News"), id, "--json")
    child.stdout?.destroy()
    expect(await ending(child)).toMatchObject({ code: 0, err: "" })
  })

  it("do not become what the analyst last worked on", async () => {
    expect(await readdir(cli.folder)).not.toContain("data")
  })

  async function annotate(article: string) {
    const { application } = await createPostil()
    const client = localClient(application)
    const time = "2026-01-02T03:04:05.678Z"
    const made = { creator: "ada", created: time, modified: time }
    const mark = (name: string, kind: string, start: number, end: number) => ({
      type: "annotation.set" as const,
      annotation: { id: name, kind, spans: [{ start: utf16(start), end: utf16(end) }], ...made },
    })
    unwrap(await client.call("project.open", { path: cli.at("News"), remember: false }))
    const opened = unwrap(await client.call("article.open", { id: article }))
    const text = await readFile(sample, "utf8")
    const start = text.indexOf("Lloyd Austin")
    expect(opened.article.id).toBe(article)
    const operations = [mark("b", "person", start, start + 12), mark("a", "claim", 0, start + 12)]
    unwrap(await client.call("article.apply", { id: article, operations }))
    await application.close()
  }
})

describe("usage", () => {
  it.each([
    [["list"]],
    [["frobnicate"]],
    [["list", "News", "--colour"]],
    [["export", "News", "--format", "w3c"]],
    [["export", "News", "--format", "none-such", "--out", "out"]],
    [["serve", "News", "--port", "http"]],
    [["serve", "News", "--port", "70000"]],
    [[]],
  ])("is wrong in: postil %j", async (words) => {
    const ended = await cli.run(...words)
    expect(ended).toMatchObject({ code: 2, out: "" })
    expect(ended.err).not.toMatch(stackTrace)
    expect(ended.err).not.toBe("")
  })

  it("is explained, as is the version", async () => {
    const help = await cli.run("--help")
    expect(help).toMatchObject({ code: 0, err: "" })
    for (const command of ["new", "import", "list", "show", "export", "formats", "serve"]) {
      expect(help.out).toMatch(new RegExp(`^  ${command}\\b`, "m"))
    }
    const { version } = JSON.parse(await readFile("package.json", "utf8"))
    expect(await cli.run("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" })
  })
})

describe("data at fault", () => {
  it.each(["list", "serve"])("is said in one line by %s, and nothing is made", async (command) => {
    await mkdir(cli.at(`not-a-project-${command}`))
    for (const folder of [`not-a-project-${command}`, "no-such-folder"]) {
      const ended = await cli.run(command, cli.at(folder))
      expect(ended).toMatchObject({ code: 1, out: "" })
      expect(oneLine(ended.err)).toContain(cli.at(folder))
    }
    expect(await readdir(cli.at(`not-a-project-${command}`))).toEqual([])
    expect(await readdir(cli.folder)).not.toContain("no-such-folder")
  })

  it("keeps a project of a newer version untouched", async () => {
    await cli.run("new", cli.at("Newer"))
    const file = cli.at("Newer", "project.json")
    const newer = (await readFile(file, "utf8")).replace(/"version":\s*\d+/, '"version": 999')
    await writeFile(file, newer)
    const ended = await cli.run("import", cli.at("Newer"), sample)
    expect(ended).toMatchObject({ code: 1, out: "" })
    expect(oneLine(ended.err)).toMatch(/newer/)
    const listed = await cli.run("list", cli.at("Newer"), "--json")
    expect(listed).toMatchObject({ code: 0, out: "[]\n" })
    expect(listed.err).toMatch(/newer/)
    expect(await readFile(file, "utf8")).toBe(newer)
  })
})

describe("serve", () => {
  it("keeps others from writing to the project, not from reading it", async () => {
    const server = cli.start("serve", cli.at("News"), "--no-open")
    const ended = ending(server)
    await firstLine(server)
    const listed = await cli.run("list", cli.at("News"), "--json")
    expect(listed).toMatchObject({ code: 0, err: "" })
    expect(JSON.parse(listed.out)).toHaveLength(1)
    const refused = await cli.run("import", cli.at("News"), sample)
    expect(refused).toMatchObject({ code: 1, out: "" })
    expect(oneLine(refused.err)).toMatch(/already open/)
    server.kill("SIGINT")
    await ended
  })

  it("prints its address first, holds the project, and lets go of it when told to stop", async () => {
    const server = cli.start("serve", cli.at("News"), "--no-open")
    const ended = ending(server)
    const line = await firstLine(server)
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    const page = await fetch(line)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain("<title>Postil</title>")

    const second = await cli.run("import", cli.at("News"), sample)
    expect(second).toMatchObject({ code: 1, out: "" })
    expect(oneLine(second.err)).toMatch(/already open/)

    server.kill("SIGINT")
    expect(await ended).toMatchObject({ code: 0, out: `${line}\n`, err: "" })
    expect((await cli.run("list", cli.at("News"))).code).toBe(0)
  })

  it("takes the port it is given, or says that it cannot", async () => {
    const server = cli.start("serve", cli.at("News"), "--no-open", "--port", "0")
    const ended = ending(server)
    const { port } = new URL(await firstLine(server))
    await cli.run("new", cli.at("Other"))
    const refused = await cli.run("serve", cli.at("Other"), "--no-open", "--port", port)
    expect(refused).toMatchObject({ code: 1, out: "" })
    expect(oneLine(refused.err)).toContain(port)
    server.kill("SIGTERM")
    expect((await ended).code).toBe(0)
  })
})

function firstLine(child: ReturnType<CommandLine["start"]>): Promise<string> {
  let text = ""
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("It ended before it said anything")))
    child.stdout?.on("data", (chunk) => {
      text += chunk
      const [line, rest] = text.split("\n", 2)
      if (line !== undefined && rest !== undefined) resolve(line)
    })
  })
}

/** The text without its line end; fails where there is more than one line, or a stack trace. */
function oneLine(text: string): string {
  expect(text).not.toMatch(stackTrace)
  expect(text.trimEnd().split("\n")).toHaveLength(1)
  return text.trimEnd()
}

const stackTrace = /^\s+at /m
