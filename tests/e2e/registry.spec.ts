import type { Page } from "@playwright/test"
import { expect, test } from "./support/fixture.ts"
import { expectSaved, openSample } from "./support/sample.ts"
import { stored } from "./support/store.ts"

const dialog = (page: Page) => page.getByRole("dialog", { name: "People and organisations" })
const search = (page: Page) => page.getByRole("searchbox", { name: "Find or add a name" })
const people = (page: Page, number: number) => page.getByRole("button", { name: `People: ${number}` })

async function add(page: Page, name: string, type: "person" | "organisation" = "person") {
  await search(page).fill(name)
  await page.getByRole("button", { name: `New ${type} “${name}”` }).click()
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name)
}

test("people are added, named, merged and split, and every place that names one is marked in one go", async ({
  app,
  here,
  page,
}) => {
  await openSample(page, "Ana Example")
  await page.keyboard.press("n")
  await expect(dialog(page).getByText("Nobody here yet")).toBeVisible()
  await add(page, "The Kremlin", "organisation")
  await add(page, "Lloyd J. Austin")
  await page.getByRole("textbox", { name: "Other names" }).fill("Lloyd Austin\nAustin")
  await page.getByRole("textbox", { name: "Role" }).first().fill("US Secretary of Defense")
  await page.getByRole("textbox", { name: "From" }).first().fill("2021-01")
  await page.getByRole("textbox", { name: "Wikidata" }).fill("Q941013")
  await page.getByRole("textbox", { name: "Note" }).fill("Took office in January.")
  await add(page, "Secretary Austin")

  // Found by the beginning of any word of any name, and merged.
  await page.getByRole("button", { name: "Merge into…" }).click()
  await page.getByRole("textbox", { name: "Secretary Austin is the same as" }).fill("lloy")
  await page.getByRole("button", { name: "Lloyd J. Austin US Secretary of Defense" }).click()
  await expect(page.getByRole("button", { name: "Split off" })).toBeVisible()
  await expect(dialog(page).getByRole("listitem").filter({ hasText: "Secretary Austin" })).toHaveCount(1)

  await page.getByRole("button", { name: "Mark everywhere…" }).click()
  const everywhere = page.getByRole("dialog", { name: "Unmarked places that name Lloyd J. Austin" })
  await expect(everywhere.getByRole("checkbox")).toHaveCount(7)
  await everywhere.getByRole("checkbox").last().uncheck()
  await everywhere.getByRole("button", { name: "Mark 6" }).click()
  await expect(people(page, 6)).toBeVisible()
  await expectSaved(page)
  const article = await stored(page, here)
  expect(article.annotations.map(({ fields }) => fields)).toEqual(
    Array(6).fill({ entity: { value: { entity: expect.any(String) } } }),
  )

  // One step back and forth, and all of it is there after a restart.
  await page.keyboard.press("Control+z")
  await expect(people(page, 0)).toBeVisible()
  await page.keyboard.press("Control+y")
  await expect(people(page, 6)).toBeVisible()
  await expectSaved(page)
  await app.restart()
  await expect(people(page, 6)).toBeVisible()
  await page.keyboard.press("n")
  await dialog(page).getByRole("button", { name: "Person Lloyd J. Austin", exact: true }).click()
  await expect(page.getByRole("textbox", { name: "Other names" })).toHaveValue("Lloyd Austin\nAustin")
  await expect(page.getByRole("textbox", { name: "From" }).first()).toHaveValue("2021-01")
  await expect(dialog(page).getByRole("heading", { name: "6 places" })).toBeVisible()
  await page.getByRole("button", { name: "Split off" }).click()
  await expect(dialog(page).getByRole("button", { name: "Person Secretary Austin" })).toBeVisible()

  // A place is a click from its text.
  await dialog(page).getByRole("button", { name: "Person: Austin, Who" }).nth(1).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.locator(".card[data-open]")).toContainText("Austin")
})
