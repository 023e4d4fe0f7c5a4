import { expect, it } from "vitest"
import { isKey, keyLabel } from "../../renderer/app/keyboard.ts"

type Press = Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> & { code?: string }

function press(key: string, more: Press = {}): KeyboardEvent {
  return {
    ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: "" },
    ...more,
    key,
  } as KeyboardEvent
}

const cases: readonly [name: string, key: string, event: KeyboardEvent, pc: boolean, mac: boolean][] = [
  ["Ctrl+Z", "Mod+Z", press("z", { ctrlKey: true }), true, false],
  ["Cmd+Z", "Mod+Z", press("z", { metaKey: true }), false, true],
  ["Z alone", "Mod+Z", press("z"), false, false],
  ["Ctrl+Shift+Z for undo", "Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }), false, false],
  ["Ctrl+Shift+Z", "Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }), true, false],
  ["Ctrl+Alt+Z", "Mod+Z", press("z", { ctrlKey: true, altKey: true }), false, false],
  ["? typed with Shift", "?", press("?", { shiftKey: true }), true, true],
  ["? typed without Shift", "?", press("?"), true, true],
  ["Ctrl+\\", "Mod+\\", press("\\", { ctrlKey: true, code: "Backslash" }), true, false],
  [
    "Ctrl+Shift+\\, which types |",
    "Mod+Shift+\\",
    press("|", { ctrlKey: true, shiftKey: true, code: "Backslash" }),
    true,
    false,
  ],
  ["Shift+F6 for F6", "F6", press("F6", { shiftKey: true }), false, false],
  ["Shift+F6", "Shift+F6", press("F6", { shiftKey: true }), true, true],
]

it.each(cases)("tells whether %s is meant", (_name, key, event, pc, mac) => {
  expect([isKey(event, key, false), isKey(event, key, true)]).toEqual([pc, mac])
})

it("names keys as each platform does", () => {
  expect(keyLabel("Mod+Shift+Z", false)).toBe("Ctrl+Shift+Z")
  expect(keyLabel("Mod+Shift+Z", true)).toBe("⌘ ⇧ Z")
})
