// Keys as the command table writes them ("Mod+Shift+Z"), matched against events and shown to people.

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Whether a key press is this key with exactly these modifiers. Shift counts only where it is named or types nothing. */
export function isKey(event: KeyboardEvent, key: string, mac = isMac): boolean {
  const parts = key.split("+")
  const name = parts.at(-1) ?? ""
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (parts.includes("Mod") !== mod || other || event.altKey !== parts.includes("Alt")) return false
  const shift = parts.includes("Shift")
  const symbol = name.length === 1 && !/[a-z]/i.test(name)
  if (event.shiftKey !== shift && !(symbol && !shift)) return false
  if (event.key.toLowerCase() === name.toLowerCase()) return true
  // Shift changes what a symbol's key types; its place on the keyboard stays.
  return shift && symbol && event.code === codes[name]
}

/** A key as people know it: "⌘ ⇧ Z" or "Ctrl + Shift + Z". */
export function keyLabel(key: string, mac = isMac): string {
  const names = mac ? macNames : otherNames
  return key
    .split("+")
    .map((part) => names[part] ?? part)
    .join(mac ? " " : "+")
}

const codes: Readonly<Record<string, string>> = { "\\": "Backslash" }
const otherNames: Readonly<Record<string, string>> = { Mod: "Ctrl", Enter: "↵" }
const macNames: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↵" }
