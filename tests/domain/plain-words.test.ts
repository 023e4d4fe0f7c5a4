import { expect, it } from "vitest"
import { plainWords } from "../../shared/domain/plain-words.ts"

it.each([
  ["Zoe\u0301 Dupré", "zoe dupre"],
  ["Maryam\u00a0Haddad", "maryam haddad"],
  ["co\u00adopera\u00adtion", "cooperation"],
  ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645"],
  ["ﬁrst\nLINE", "first line"],
])("%j is found as %j", (text, typed) => {
  expect(plainWords(text)).toBe(typed)
  expect(plainWords(typed)).toBe(typed)
})
