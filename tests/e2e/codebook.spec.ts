// The codebook: a kind of one's own works everywhere, another window follows at once, and nothing recorded is damaged.

import { readFileSync } from "node:fs"
import path from "node:path"
import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { openSample } from "./support/sample.ts"
import { storedLines } from "./support/store.ts"
import { dragOver } from "./support/text.ts"

const dialog = (page: Page) => page.getByRole("dialog", { name: "Codebook" })
const box = (page: Page, name: string) => dialog(page).getByRole("textbox", { name, exact: true })

async function openCodebook(page: Page) {
  await page.keyboard.press("Control+k")
  await page.keyboard.type("codebook")
  await page.keyboard.press("Enter")
  await expect(dialog(page)).toBeVisible()
}

test("a kind is made, marks by its key in every window, goes and comes back with what it marked", async ({
  here,
  page,
  app: _,
}) => {
  await openSample(page, "Ana Example")
  await dragOver(page, 937, 950)
  await page.keyboard.press("p")
  const other = await page.context().newPage()
  const token = await page.evaluate(() => sessionStorage.getItem("postil.token"))
  await other.addInitScript((kept) => sessionStorage.setItem("postil.token", kept ?? ""), token)
  await other.goto(page.url())
  await expect(other.locator(".article-text mark")).toHaveCount(1)

  await openCodebook(page)
  await box(page, "Add a kind").fill("Weapon")
  await page.keyboard.press("Enter")
  await expect(box(page, "Keys")).toHaveValue("4 W")
  await box(page, "Plural").fill("Weapons")
  await box(page, "Letter").fill("W")
  await box(page, "Keys").fill("p")
  await expect(dialog(page).getByRole("alert")).toHaveText("P is the key of Person.")
  await box(page, "Keys").fill("n")
  await expect(dialog(page).getByRole("alert")).toContainText("N is the key for “People and organisations…”")
  await box(page, "Keys").fill("w 4")
  await dialog(page).getByRole("radio", { name: "Rose" }).check()
  await dialog(page).getByRole("radio", { name: "Dashed" }).check()
  await box(page, "Guidance").fill("What is fired, flown or sunk.")
  await box(page, "Add a field").fill("Sort")
  await page.keyboard.press("Enter")
  await dialog(page).getByRole("combobox", { name: "Holds" }).selectOption("Choice")
  for (const choice of ["Missile", "Aeroplane"]) {
    await box(page, "Add a choice").fill(choice)
    await page.keyboard.press("Enter")
  }
  await box(page, "Name of “Missile”").fill("Rocket")
  await dialog(page).getByRole("button", { name: "Move “Aeroplane” up" }).click()
  await page.keyboard.press("Escape")

  // The other window, which was open all along.
  await dragOver(other, 860, 866)
  await expect(other.getByRole("toolbar").getByRole("button", { name: /Weapon/ })).toBeVisible()
  await other.keyboard.press("w")
  expect(await storedLines(other, here)).toContainEqual(expect.stringMatching(/^weapon: /))
  await expect(other.locator("mark[aria-roledescription=Weapon]")).toHaveCount(1)

  // Exported, it holds ids as they were made.
  await openCodebook(page)
  await dialog(page).getByRole("button", { name: "Export" }).click()
  await expect(dialog(page).getByRole("status")).toContainText("Written")
  const told = await dialog(page).getByRole("status").textContent()
  const [, file = "", folder = ""] = /Written: (.*) in (.*?)\s*$/.exec(told ?? "") ?? []
  const text = readFileSync(path.join(folder, file), "utf8")
  const { kinds } = JSON.parse(text)
  expect(kinds[3]).toMatchObject({
    ...{ name: "Weapon", plural: "Weapons", keys: ["w", "4"], colour: "rose", underline: "dashed" },
    fields: [
      {
        ...{ id: "sort", name: "Sort", type: "choice" },
        options: [
          { id: "aeroplane", name: "Aeroplane" },
          { id: "missile", name: "Rocket" },
        ],
      },
    ],
  })

  // Removed, its annotations stay in sight; brought back, they are as before.
  await dialog(page).getByRole("button", { name: "Weapon" }).first().click()
  await dialog(page).getByRole("button", { name: "Remove", exact: true }).click()
  await expect(dialog(page).getByRole("status")).toContainText("“Weapon” is no longer in the codebook")
  await expect(other.locator("mark[aria-roledescription=weapon]")).toHaveCount(1)
  await dialog(page).getByRole("button", { name: "Undo" }).click()
  await expect(other.locator("mark[aria-roledescription=Weapon]")).toHaveCount(1)

  // A file that is no codebook says why, and changes nothing; a good one is taken.
  await importFile(page, text.replace('"rose"', '"pink"'))
  await expect(dialog(page).getByRole("status")).toContainText("kinds[3].colour")
  await importFile(page, text.replace('"Weapon"', '"Arms"'))
  await expect(other.locator("mark[aria-roledescription=Arms]")).toHaveCount(1)
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${colorScheme}: ${id} at ${nodes[0]?.target}`)).toEqual([])
  }

  // Undo in the article takes the codebook back, too.
  await page.keyboard.press("Escape")
  await page.locator(".article-text").focus()
  await page.keyboard.press("Control+z")
  await expect(page.locator("mark[aria-roledescription=Weapon]")).toHaveCount(1)
})

async function importFile(page: Page, text: string) {
  const chooser = page.waitForEvent("filechooser")
  await dialog(page).getByRole("button", { name: "Import…" }).click()
  await (await chooser).setFiles({
    name: "book.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  })
}
