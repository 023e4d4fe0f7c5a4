// What the editor of the codebook makes up: ids that stay, looks that differ, keys that are free.

import { expect, test } from "vitest"
import { conflictOf, idFor, keysFrom, moved, newKind } from "../../renderer/codebook/codebook-change.ts"
import type { Codebook } from "../../shared/domain/codebook.ts"
import { builtInKinds, defaultCodebook } from "../../shared/kinds/registry.ts"

test("ids tell what they are for, are never taken twice, and exist for names without letters", () => {
  expect(idFor("Système d’arme", [], "kind")).toBe("systeme-d-arme")
  expect(idFor("Claim", builtInKinds, "kind")).toBe("claim-2")
  expect(idFor("武器", [{ id: "kind" }], "kind")).toBe("kind-2")
})

test("forty kinds in a row all look different, have ids of their own and no key in common", () => {
  let codebook: Codebook = { ...defaultCodebook(), kinds: builtInKinds }
  for (let number = 0; number < 37; number++)
    codebook = { ...codebook, kinds: [...codebook.kinds, newKind(codebook, `Weapon ${number}`)] }
  const { kinds } = codebook
  expect(new Set(kinds.map(({ colour, underline }) => `${colour} ${underline}`)).size).toBe(40)
  expect(new Set(kinds.map(({ id }) => id)).size).toBe(40)
  const keys = kinds.flatMap((kind) => kind.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test("keys of commands, of other kinds and of the text are not free; a kind's own are", () => {
  expect(conflictOf("p", builtInKinds, "claim")).toMatchObject({ type: "kind", kind: "Person" })
  expect(conflictOf("p", builtInKinds, "person")).toBeUndefined()
  expect(conflictOf("n", builtInKinds, "claim")).toMatchObject({ type: "command", command: "registry" })
  expect(conflictOf("o", builtInKinds, "claim")).toMatchObject({ command: "select-outer" })
  expect(conflictOf("o", builtInKinds, "claim", { "select-outer": ["Q"] })).toBeUndefined()
  expect(conflictOf("f3", builtInKinds, "claim")).toMatchObject({ type: "not-a-key" })
  expect(keysFrom(" W, 4  w")).toEqual(["w", "4"])
})

test("an entry moves within its list and never out of it", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"])
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"])
})
