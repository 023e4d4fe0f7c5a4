import fc from "fast-check"
import { expect, it } from "vitest"
import { type CommandId, commandIds } from "../../renderer/app/commands.ts"
import { clashOf, keysOf, withKey, withoutChoice } from "../../renderer/app/key-choice.ts"
import { builtInKinds as kinds } from "../../shared/kinds/registry.ts"

it("finds no clash among the usual keys", () => {
  const clashes = commandIds.flatMap((id) =>
    keysOf({}, id).map((key) => ({ id, key, clash: clashOf({}, kinds, id, key) })),
  )
  expect(clashes.filter(({ clash }) => clash !== undefined)).toEqual([])
})

it.each([
  ["Mod+E", "command"],
  ["P", "kind"],
  ["1", "kind"],
  ["Alt+P", "kind"],
  ["Mod+T", "system"],
  ["Mod+C", "editing"],
  ["Mod+ArrowLeft", "moving"],
  ["Tab", "moving"],
])("says what %s means already", (key, type) => {
  expect(clashOf({}, kinds, "find", key)?.type).toBe(type)
})

it("lets nobody share a key, whatever is chosen and put back in whatever order", () => {
  const id = fc.constantFrom(...commandIds)
  const key = fc.option(fc.constantFrom("Mod+E", "R", "O", "Mod+Shift+U", "F9"))
  const choice = fc.record({ id, key, back: fc.boolean() })
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 12 }), (choices) => {
      let chosen = {}
      for (const { id, key, back } of choices) {
        chosen = back ? withoutChoice(chosen, id) : withKey(chosen, id, key)
        if (back) expect(chosen).not.toHaveProperty([id])
        else expect(keysOf(chosen, id)).toEqual(key === null ? [] : [key])
      }
      const all = commandIds.flatMap((one: CommandId) => keysOf(chosen, one))
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})
