// Which other places of the selected words are offered to be marked.

import { expect, it } from "vitest"
import { occurrencesOfSelected } from "../../renderer/find/occurrences.ts"
import { utf16 } from "../../shared/domain/offset.ts"
import { fakeEditor } from "./fake-editor.ts"

function check(text: string, words: string, expected: readonly number[]): void {
  const editor = fakeEditor(text, [])
  const start = text.indexOf(words)
  editor.selectText({ start: utf16(start), end: utf16(start + words.length) })
  const found = occurrencesOfSelected(editor.getSnapshot())
  expect(found?.spans.map((span) => span.start)).toEqual(expected)
}

it("takes words that stand there whole", () => check("Kyiv, Kyivan, Kyiv", "Kyiv", [0, 14]))

it("takes every place of words that no space sets apart", () => {
  check("\u4e2d\u56fd\u548c\u7f8e\u56fd\uff0c\u4e2d\u56fd\u8bf4", "\u4e2d\u56fd", [0, 6])
  check("pro-Kremlin, anti-Kremlin, Kremlinologist", "remlin", [5, 19, 28])
})

it("takes words with soft hyphens and without", () =>
  check("co\u00adoperation, cooperation", "co\u00adoperation", [0, 14]))
