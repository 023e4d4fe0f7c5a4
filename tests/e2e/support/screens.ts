// Every screen, dialog, menu and state that the window has, one after the other, for checks that hold on all of them.
// A screen that is not here is checked by nobody: whoever adds one adds it to the walk.

import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { expect } from "./fixture.ts"
import { openSample } from "./sample.ts"
import { dragOver } from "./text.ts"

export interface Screen {
  readonly name: string
  /** Menus lie outside the landmarks of the page, and while one is open everything else is hidden from assistive technology. */
  readonly isMenu?: boolean
}

const title = "First US–Russian defence call since May"
const claim = [860, 1041] as const
const minister = [937, 950] as const
const sample = readFileSync("assets/sample/austin-shoigu.txt", "utf8")

/** Walks from the first screen to the last; each screen stands while its turn lasts. */
export async function* everyScreen(page: Page): AsyncGenerator<Screen> {
  await expect(page.getByLabel("Your name")).toBeVisible()
  yield { name: "the first screen" }
  await openSample(page, "Ana Example")
  yield { name: "an article without annotations" }
  yield* marking(page)
  yield* cards(page)
  yield* dialogs(page)
  yield* codebook(page)
  yield* registry(page)
  yield* menus(page)
  yield* coming(page)
  yield* trouble(page)
  yield* leaving(page)
}

async function* marking(page: Page): AsyncGenerator<Screen> {
  await dragOver(page, ...claim)
  yield { name: "a selection" }
  await page.keyboard.press("c")
  await dragOver(page, ...minister)
  await page.keyboard.press("p")
  await dragOver(page, minister[0], minister[1] + 4)
  await page.keyboard.press("e")
  await page.keyboard.press("r")
  yield { name: "moving an end" }
  await page.keyboard.press("Escape")
  await page.locator("mark", { hasText: "Sergei Shoigu" }).first().click()
  await page.keyboard.press("l")
  await expect(page.getByRole("toolbar", { name: "Annotations here" }).getByRole("button")).toHaveCount(3)
  yield { name: "the annotations in one place" }
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+f")
  await page.keyboard.type("Austin")
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/ of 7$/)
  yield { name: "finding" }
  await page.getByRole("button", { name: "Regular expression" }).click()
  await page.getByRole("textbox", { name: "Find in this article" }).fill("(")
  await page.mouse.move(2, 400) // away from the button, which would show its name
  await expect(page.getByRole("search").getByRole("alert")).toBeVisible()
  yield { name: "a wrong expression" }
  await page.getByRole("button", { name: "Regular expression" }).click()
  await page.getByRole("textbox", { name: "Find in this article" }).fill("Austin")
  await page.getByRole("button", { name: "Mark all…" }).click()
  yield* dialog(page, "marking all that was found")
  await page.keyboard.press("Escape")
}

async function* cards(page: Page): AsyncGenerator<Screen> {
  const text = page.locator(".article-text")
  const opened = page.locator(".card[data-open]")
  for (const [kind, words] of [
    ["Claim", "Today, the Minister"],
    ["Person", "Sergei Shoigu"],
    ["Event", / and$/],
  ] as const) {
    await page.locator("mark", { hasText: words }).first().click()
    await expect(opened.getByRole("button", { name: `${kind}, change kind` })).toBeVisible()
    if (kind === "Claim") await expect(opened.locator(".record-proposal").first()).toBeVisible()
    yield { name: `the card of kind ${kind}, with what is proposed` }
    const add = opened.locator(".record-add")
    while ((await add.count()) > 0) await add.first().click()
    yield { name: `every field of kind ${kind}` }
  }
  await page.locator(".card[data-open] input[role=combobox]").first().focus()
  await page.keyboard.type("Rei")
  await expect(page.getByRole("listbox")).toBeVisible()
  yield { name: "choosing whom" }
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  await text.focus()
  for (const grouping of ["Kind", "Who"]) {
    await page.getByRole("radio", { name: grouping, exact: true }).check()
    yield { name: `cards by ${grouping}` }
  }
  await page.getByRole("button", { name: "Filter cards" }).click()
  await page.keyboard.type("nowhere")
  yield { name: "cards that are all filtered out" }
  await page.keyboard.press("Escape")
  await page.getByRole("radio", { name: "Position" }).check()
  await page.locator("[data-card]").first().focus()
  await page.keyboard.press("Shift+ArrowDown")
  await expect(page.getByRole("toolbar", { name: "2 chosen" })).toBeVisible()
  yield { name: "cards that are chosen together" }
  await page.keyboard.press("Escape")
  await text.focus()
  await page.keyboard.press("Control+Shift+e")
  yield { name: "editing the text" }
  await page.keyboard.press("Control+Shift+e")
  await page.keyboard.press("g")
  await expect(page.getByRole("region", { name: "Gaps" })).toBeVisible()
  yield { name: "gaps" }
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+Shift+f")
  yield { name: "focus on one paragraph" }
  await page.keyboard.press("Control+Shift+f")
}

async function* dialogs(page: Page): AsyncGenerator<Screen> {
  const claimMark = page.locator("mark", { hasText: "Today, the Minister" })
  await claimMark.first().click()
  for (const command of ["Link the claim with another…", "History of the annotation…"]) {
    await run(page, command)
    yield* dialog(page, command)
  }
  for (const command of [
    ...["Keys", "Go to paragraph…", "Backups…", "Other versions…", "Open project…", "New project…"],
    ...["Paste text…", "Update this article from pasted text…"],
  ]) {
    await run(page, command)
    yield* dialog(page, command)
  }
  await page.locator(".article-text").focus()
  await page.keyboard.press("Control+k")
  yield* dialog(page, "the palette")
  for (const [menu, item] of [
    ["My project", /^Rename project/],
    ["My project", /^Your name/],
    [`More for “${title}”`, /^Details/],
  ] as const) {
    await choose(page, menu, item)
    yield* dialog(page, String(item))
  }
  await page.getByRole("banner").getByRole("button", { name: "Export" }).click()
  await expect(page.getByRole("dialog").getByRole("button", { name: "Export" })).toBeEnabled()
  yield { name: "the export dialog" }
  await page.getByRole("radio", { name: /CoNLL/ }).check()
  yield { name: "the export dialog with losses" }
  await page.getByRole("dialog").getByRole("button", { name: "Export" }).click()
  await expect(page.getByRole("dialog").getByRole("button", { name: /^(Done|Close)$/ })).toBeVisible()
  yield* dialog(page, "what was exported")
}

async function* codebook(page: Page): AsyncGenerator<Screen> {
  await run(page, "Codebook…")
  const book = page.getByRole("dialog", { name: "Codebook" })
  await expect(book).toBeVisible()
  yield { name: "the codebook" }
  for (const button of await book.locator(".codebook-list button").all()) {
    await button.click()
    yield { name: `the codebook at ${await button.textContent()}` }
  }
  await book.getByRole("button", { name: "Claim" }).first().click()
  const field = book.getByRole("button", { name: /^Quotation/ })
  await field.first().click()
  yield* dialog(page, "a field of the codebook")
}

async function* registry(page: Page): AsyncGenerator<Screen> {
  await page.locator(".article-text").focus()
  await page.keyboard.press("n")
  await expect(page.getByRole("dialog")).toBeVisible()
  yield { name: "the registry, empty" }
  for (const name of ["Sergei Shoigu", "Lloyd J. Austin"]) {
    await page.getByRole("searchbox", { name: "Find or add a name" }).fill(name)
    await page.getByRole("button", { name: /^New person/ }).click()
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name)
  }
  await page.getByRole("textbox", { name: "Other names" }).fill("Austin")
  yield { name: "somebody in the registry" }
  await page.getByRole("button", { name: "Merge into…" }).click()
  yield { name: "merging" }
  await page.keyboard.press("Escape")
  if (!(await page.getByRole("dialog").isVisible())) await page.keyboard.press("n")
  await page.getByRole("dialog").getByRole("button", { name: "Person Lloyd J. Austin", exact: true }).click()
  await page.getByRole("button", { name: "Mark everywhere…" }).click()
  await expect(page.getByRole("dialog").getByRole("checkbox").first()).toBeVisible()
  yield* dialog(page, "marking everywhere")
}

async function* menus(page: Page): AsyncGenerator<Screen> {
  await page.locator("mark").first().click()
  for (const name of [
    ...["My project", "Sort", "Add articles", `More for “${title}”`, "Reading", "Look and language"],
    ...["More", /, change kind$/],
  ]) {
    await page.getByRole("button", { name, exact: true }).click()
    yield { name: `the menu ${name}`, isMenu: true }
    await page.keyboard.press("Escape")
  }
}

async function* coming(page: Page): AsyncGenerator<Screen> {
  await importing(page, [
    { name: "talks.txt", text: "Ann met Bob in Kyiv.\n" },
    { name: "talks.ann", text: "T1\tPER 0 3\tAnn\nT2\tCITY 15 19\tKyiv\n" },
  ])
  await expect(page.getByRole("dialog").getByRole("combobox").first()).toBeVisible({ timeout: 30_000 })
  yield* dialog(page, "mapping the labels of another tool")
  const paragraphs = sample.split("\n\n")
  const newer = `${paragraphs.slice(0, -1).join("\n\n").replace("the Army Sergei Shoigu and", "the Army and")}\n\nMore on Monday.\n`
  await importing(page, [
    {
      name: "table.csv",
      text: "id,words\n1,A first article of some length.\n2,And a second one of some length.\n",
    },
    { name: "broken.docx", text: "no document" },
    { name: "newer.txt", text: newer },
  ])
  const update = page.getByRole("dialog").getByRole("button", { name: /^Update “First/ })
  await expect(update).toBeVisible({ timeout: 30_000 })
  yield { name: "what became of imported files" }
  await update.click()
  await expect(page.getByRole("dialog", { name: "Updated 1 article" })).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("complementary", { name: "After the update" })).toBeVisible()
  yield { name: "going through annotations after an update" }
  await page.keyboard.press("Escape")
}

/** The same window over a host that answers otherwise. */
async function* trouble(page: Page): AsyncGenerator<Screen> {
  let host: "as it is" | "failing" | "gone" | "read only" = "failing"
  let leave = () => {}
  await page.routeWebSocket(/.*/, (socket) => {
    leave = () => void socket.close()
    if (host === "gone") return leave()
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const { id, name }: { readonly id: number; readonly name: string } = JSON.parse(String(message))
      const error = { code: "internal", message: "The settings could not be read." }
      if (host === "failing" && name === "app.start")
        socket.send(JSON.stringify({ id, result: { ok: false, error } }))
      else server.send(message)
    })
    server.onMessage((message) => {
      const readOnly = '"readOnly":"The project is open elsewhere, so nothing can be changed here."'
      socket.send(host === "read only" ? String(message).replace('"readOnly":null', readOnly) : message)
    })
  })
  await page.reload()
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible()
  yield { name: "a start that failed" }
  host = "read only"
  await page.getByRole("button", { name: "Try again" }).click()
  await expect(page.getByText(/nothing can be changed here/)).toBeVisible()
  await page.locator("mark").first().click()
  await expect(page.locator(".card[data-open]")).toBeVisible()
  yield { name: "a project that can only be read" }
  host = "gone"
  leave()
  await expect(page.getByRole("alert").first()).toBeVisible()
  yield { name: "a window without its host" }
  host = "as it is"
  await page.reload()
  await expect(page.locator(".article-text")).toBeVisible()
}

async function* leaving(page: Page): AsyncGenerator<Screen> {
  await choose(page, `More for “${title}”`, /^Move to trash/)
  await expect(page.locator(".article-text")).toHaveCount(0)
  yield { name: "no article, and a note that one went to the trash" }
  await choose(page, "My project", /^Trash/)
  yield { name: "the trash" }
}

/** A dialog while it stands; then it is left. */
async function* dialog(page: Page, name: string): AsyncGenerator<Screen> {
  await expect(page.locator("dialog[open]")).toBeVisible()
  yield { name }
  await page.keyboard.press("Escape")
  await expect(page.locator("dialog[open]")).toHaveCount(0)
}

async function run(page: Page, command: string): Promise<void> {
  await page.locator(".article-text").focus()
  await page.keyboard.press("Control+k")
  await page.keyboard.type(command.replace("…", ""))
  await page.getByRole("option", { name: command }).first().click()
}

async function choose(page: Page, menu: string, item: RegExp): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).click()
  await page.getByRole("menuitem", { name: item }).click()
}

async function importing(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await choose(page, "Add articles", /^Import files/)
  await (await chooser).setFiles(
    files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
  )
}
