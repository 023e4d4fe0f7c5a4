// Commands by key, and from the desktop's menu: what has the focus says what a key or a menu's item is about.

import { commandIds, commands, runCommand } from "./commands.ts"
import { isTextCommand, keysOf } from "./key-choice.ts"
import { isKey, writesCharacter } from "./keyboard.ts"
import type { Model } from "./model.ts"

/** Runs a command chosen in the desktop's menu. While a field has the focus, undo and redo are about what was typed in it. */
export function runFromMenu(model: Model, name: string): void {
  const inField = isField(document.activeElement)
  // The platform has no other way to undo in a field than this old one.
  if (inField && (name === "undo" || name === "redo")) document.execCommand(name)
  else runCommand(model, name)
}

/** Runs the command whose key was pressed. Anything on the page that used the key itself comes first. */
export function listenForKeys(model: Model): void {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]") !== null) return
    const chosen = model.preferences.get().keys
    const writing = isWriting(event.target)
    const inField = isField(event.target)
    for (const name of commandIds) {
      const command = commands[name]
      const key = keysOf(chosen, name).find((one) => isKey(event, one))
      if (key === undefined || isTextCommand(name)) continue
      if (writing && (command.notWhileWriting === true || writesCharacter(key))) continue
      if (inField && (command.notInFields === true || writesCharacter(key))) continue
      if (runCommand(model, name)) event.preventDefault()
      return
    }
  })
}

/** Whether keys go into an article's text that is being corrected. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[contenteditable="true"][aria-readonly="false"]') !== null
  )
}

/** Whether letters mean something where the focus is: they are typed into fields and choose in menus. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    (target.matches("input, textarea, select") || target.closest('[role="menu"]') !== null)
  )
}
