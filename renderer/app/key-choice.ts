// Which keys run which command: those of the table, unless the analyst chose others. What is chosen is kept as
// preferences; a command without an entry there keeps the table's keys.

import type { z } from "zod"
import type { chosenKeysSchema } from "../../shared/contract/commands.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import { type TextCommand, textCommands } from "../editor/editor-state.ts"
import { type CommandId, commandIds, commands } from "./commands.ts"
import { isKey, writesCharacter } from "./keyboard.ts"

/** The analyst's keys by command. */
export type ChosenKeys = z.output<typeof chosenKeysSchema>

/** The keys that run a command now. */
export function keysOf(chosen: ChosenKeys, id: CommandId): readonly string[] {
  return chosen[id] ?? commands[id].keys
}

/** Whether the editor listens for a command's keys, while the locked text has the focus. */
export function isTextCommand(id: CommandId): boolean {
  return textCommands.some((one) => one === id)
}

/** The command that a key means while the locked text has the focus. */
export function textCommandOf(chosen: ChosenKeys, event: KeyboardEvent): TextCommand | undefined {
  return textCommands.find((id) => keysOf(chosen, id).some((key) => isKey(event, key)))
}

/** Why a key cannot run a command, or which other meaning it has. */
export type Clash =
  | { readonly type: "command"; readonly id: CommandId }
  | { readonly type: "kind"; readonly kind: Kind }
  /** The system or the browser keeps it, and no page hears of it. */
  | { readonly type: "system" }
  /** It moves the caret, chooses or goes from field to field. */
  | { readonly type: "moving" }
  /** It copies, pastes and the like, everywhere. */
  | { readonly type: "editing" }

/** What else a key means than a command. */
export function clashOf(
  chosen: ChosenKeys,
  kinds: readonly Kind[],
  id: CommandId,
  key: string,
): Clash | undefined {
  if (system.has(key)) return { type: "system" }
  if (editing.has(key)) return { type: "editing" }
  if (moving.test(key) && !(key.endsWith("Tab") && isTextCommand(id))) return { type: "moving" }
  const letter = key.replace(/^Alt\+/, "")
  const kind = kinds.find(({ keys }) => keys.some((one) => one.toUpperCase() === letter))
  if (kind !== undefined && (letter !== key || writesCharacter(key))) return { type: "kind", kind }
  const other = commandIds.find((one) => one !== id && keysOf(chosen, one).includes(key))
  return other === undefined ? undefined : { type: "command", id: other }
}

/** The keys when `id` has this one alone, or none, and nobody else has it. */
export function withKey(chosen: ChosenKeys, id: CommandId, key: string | null): ChosenKeys {
  return taken(chosen, id, key === null ? [] : [key])
}

/** The keys when a command has those of the table again, taken back from whoever has them now. */
export function withoutChoice(chosen: ChosenKeys, id: CommandId): ChosenKeys {
  return taken(chosen, id, commands[id].keys)
}

function taken(chosen: ChosenKeys, id: CommandId, keys: readonly string[]): ChosenKeys {
  const entries = commandIds.map((one): [CommandId, string[]] => [
    one,
    one === id ? [...keys] : keysOf(chosen, one).filter((key) => !keys.includes(key)),
  ])
  return Object.fromEntries(entries.filter(([one, now]) => !isSame(now, commands[one].keys)))
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index])
}

const moving = /(^|\+)(Enter|Escape|Backspace|Delete|Tab|Space|Home|End|PageUp|PageDown|Insert|F2|Arrow\w+)$/
const editing = new Set(["Mod+C", "Mod+X", "Mod+V", "Mod+A", "Mod+0", "Mod++", "Mod+-", "Mod+="])
/** As Chromium keeps them on Linux, Windows and macOS, and what ends or hides programs. */
const system = new Set([
  ...["Mod+T", "Mod+N", "Mod+W", "Mod+Q", "Mod+H", "Mod+M", "Mod+Shift+T", "Mod+Shift+N", "Mod+Shift+W"],
  ...["Mod+Shift+Q", "Mod+Shift+I", "Mod+Shift+J", "Mod+L", "Mod+D", "Mod+R", "Mod+Shift+R"],
  ...["F1", "F5", "F11", "F12", "Alt+F4", "Alt+D", "Alt+E", "Alt+F"],
])
