// Keys as the command table writes them ("Mod+Shift+Z"): matched against events, read from them, and shown to people.

import { t } from "../i18n/i18n.ts"

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent)

interface Key {
  /** What the key types or is called, as in `KeyboardEvent.key`; letters in upper case. */
  readonly name: string
  readonly modifiers: readonly string[]
}

function parse(key: string): Key {
  const name = key.endsWith("+") ? "+" : (key.split("+").at(-1) ?? "")
  return { name, modifiers: key.slice(0, -name.length).split("+").filter(Boolean) }
}

/** Whether a key press is this key with exactly these modifiers. Shift counts only where it is named or types nothing. */
export function isKey(event: KeyboardEvent, key: string, mac = isMac): boolean {
  const { name, modifiers } = parse(key)
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (modifiers.includes("Mod") !== mod || other || event.altKey !== modifiers.includes("Alt")) return false
  const shift = modifiers.includes("Shift")
  const symbol = isSymbol(name)
  if (event.shiftKey !== shift && !(symbol && !shift)) return false
  if (pressedName(event) === name.toUpperCase()) return true
  // Shift changes what a symbol's key types; its place on the keyboard stays.
  return shift && symbol && event.code === codes[name]
}

/** The key that was pressed, as tables write it; undefined for a modifier alone and for what they cannot say. */
export function keyOfEvent(event: KeyboardEvent, mac = isMac): string | undefined {
  if (["Control", "Shift", "Alt", "Meta", "AltGraph", "Dead", "Process", "Unidentified"].includes(event.key))
    return undefined
  if (mac ? event.ctrlKey : event.metaKey) return undefined
  const upper = pressedName(event)
  const name = upper.length === 1 ? upper : event.key
  const modifiers = [
    ...((mac ? event.metaKey : event.ctrlKey) ? ["Mod"] : []),
    ...(event.altKey ? ["Alt"] : []),
    ...(event.shiftKey && !isSymbol(name) ? ["Shift"] : []),
  ]
  return [...modifiers, name === " " ? "Space" : name].join("+")
}

/** Whether a key writes a character where there is something to write in. */
export function writesCharacter(key: string): boolean {
  const { name, modifiers } = parse(key)
  return name.length === 1 && !modifiers.includes("Mod") && !modifiers.includes("Alt")
}

/**
 * The name of the pressed key in upper case. Letters of other scripts, and what Alt makes of letters, count as the
 * Latin letter at their place, so that keys work in every layout.
 */
export function pressedName(event: KeyboardEvent): string {
  const foreign = /^\p{Letter}$/u.test(event.key) && !/\p{Script=Latin}/u.test(event.key)
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code)
  const atPlace = place?.[1] ?? (event.altKey ? place?.[2] : undefined)
  return (foreign || event.altKey ? atPlace : undefined) ?? event.key.toUpperCase()
}

function isSymbol(name: string): boolean {
  return name.length === 1 && !/\p{Letter}/u.test(name)
}

/** A key as people know it: "⌘ ⇧ Z", "Ctrl+Shift+Z" or, in German, "Strg+Umschalt+Z". */
export function keyLabel(key: string, mac = isMac): string {
  const { name, modifiers } = parse(key)
  return [...modifiers, name].map((part) => nameOf(part, mac)).join(mac ? " " : "+")
}

function nameOf(part: string, mac: boolean): string {
  const sign = mac ? macSigns[part] : undefined
  if (sign !== undefined) return sign
  const named = words.find((one) => one === part)
  return named === undefined ? (signs[part] ?? part) : t(`keyNames.${named}`)
}

const words = ["Mod", "Shift", "Alt", "Delete", "Escape", "Space"] as const
const codes: Readonly<Record<string, string>> = { "\\": "Backslash" }
const signs: Readonly<Record<string, string>> = {
  ...{ Enter: "↵", Backspace: "⌫", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" },
}
const macSigns: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" }
