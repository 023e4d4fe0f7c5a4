// What the analyst can ask for, in one registry: buttons, menus, keys and the desktop's menu all run these. Words are
// in the interface's language under `commands`. Marking by a kind's key is the editor's business, not a command.

import { annotationCommands } from "./commands/annotation.ts"
import type { Command, CommandId } from "./commands/command.ts"
import { projectCommands } from "./commands/project.ts"
import { recordCommands } from "./commands/record.ts"
import { textCommands } from "./commands/text.ts"
import { updateCommands } from "./commands/update.ts"
import { windowCommands } from "./commands/window.ts"
import type { Model } from "./model.ts"
import { focusNextPane } from "./panes.ts"

export type { CommandId } from "./commands/command.ts"

/** In the order in which they are listed. */
export const commands: Readonly<Record<CommandId, Command>> = {
  ...projectCommands,
  ...recordCommands,
  ...textCommands,
  ...annotationCommands,
  ...windowCommands,
  ...updateCommands,
  "next-pane": { keys: ["F6"], run: () => focusNextPane(1) },
  "previous-pane": { keys: ["Shift+F6"], run: () => focusNextPane(-1) },
}

export const commandIds = Object.keys(commands).filter((id): id is CommandId => Object.hasOwn(commands, id))

/** Runs a command by name, if there is one of that name and it can be done now. */
export function runCommand(model: Model, name: string): boolean {
  const command = Object.hasOwn(commands, name) ? commands[name as CommandId] : undefined
  if (command === undefined || command.when?.(model.state.get()) === false) return false
  command.run(model)
  return true
}
