// An analyst at work on records, with each action counted as the work is felt: a selection, a click, a key press and
// typing into one field are one each. What is typed into the registry is counted apart.

import type { Page } from "@playwright/test"
import { expect } from "./fixture.ts"
import { dragOver } from "./text.ts"

export class Analyst {
  actions = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async mark(start: number, end: number, key: string): Promise<void> {
    await this.select(start, end)
    await this.press(key)
    await expect(this.page.locator(".card[data-open]")).toBeVisible()
  }

  async select(start: number, end: number): Promise<void> {
    this.actions++
    await dragOver(this.page, start, end)
  }

  async press(key: string): Promise<void> {
    this.actions++
    await this.page.keyboard.press(key)
  }

  /** What the open card proposes for a field, as it says so. */
  async proposed(field: string): Promise<string[]> {
    return this.row(field).locator(".record-proposal").allInnerTexts()
  }

  /** Dismisses what is wrong among the proposals; a proposal is right when the function says so. */
  async dismissWrong(isRight: (field: string, words: string) => boolean): Promise<void> {
    const rows = this.page.locator(".card[data-open] .record-row")
    for (const field of await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-field")))) {
      for (const words of await this.proposed(field ?? "")) {
        if (isRight(field ?? "", words)) continue
        this.actions++
        const wrong = this.row(field ?? "").locator(".record-proposal", { hasText: words })
        await wrong.locator(".record-dismiss").click()
        await expect(wrong).toHaveCount(0)
      }
    }
  }

  /** Accepts all that the card proposes, where it proposes something. */
  async acceptAll(): Promise<void> {
    const proposals = this.page.locator(".card[data-open] .record-proposal")
    if ((await proposals.count()) === 0) return
    await this.press("y")
    await expect(proposals).toHaveCount(0)
  }

  /** Says who, by the first letters of a name. */
  async choose(field: string, name: string): Promise<void> {
    await this.show(field)
    const picker = this.row(field).locator("input[role=combobox]")
    if (!(await picker.evaluate((element) => element === document.activeElement))) {
      this.actions++
      await picker.click()
    }
    this.actions++
    await picker.fill(name)
    await this.press("Enter")
    await expect(this.row(field).locator(".record-chip", { hasText: name })).toHaveCount(1)
  }

  async option(field: string, value: string): Promise<void> {
    await this.show(field)
    // Opening the list, and the option in it.
    this.actions += 2
    await this.row(field).getByRole("combobox").selectOption(value)
  }

  async type(field: string, words: string): Promise<void> {
    await this.show(field)
    const input = this.row(field).locator("input")
    this.actions++
    await input.fill(words)
    await this.press("Enter")
  }

  has(field: string): Promise<number> {
    return this.row(field).locator(".record-chip").count()
  }

  private async show(field: string): Promise<void> {
    if ((await this.row(field).count()) > 0) return
    this.actions++
    await this.page.locator(`.card[data-open] .record-add[data-adds="${field}"]`).click()
  }

  row(field: string) {
    return this.page.locator(`.card[data-open] .record-row[data-field="${field}"]`)
  }
}
