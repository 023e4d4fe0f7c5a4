// What the analyst can ask of a window by menu or key, declared once: the window runs these, the desktop's menu
// sends them as `command` events. Words on screen are the window's and the menu's business, not this table's.

import { z } from "zod"

/**
 * Default keys by command. `Mod` is Cmd on macOS and Ctrl elsewhere. A command without keys is reached by menu,
 * button or palette only. Kinds are marked by the codebook's own keys, which are no commands.
 */
export const commandKeys = {
  "new-project": [],
  "open-project": ["Mod+O"],
  "import-files": ["Mod+Shift+O"],
  "paste-text": ["Mod+Shift+V"],
  "open-sample": [],
  export: ["Mod+E"],
  registry: ["N"],
  codebook: [],
  gaps: ["G"],
  history: ["H"],
  link: ["K"],
  backups: [],
  versions: [],
  undo: ["Mod+Z"],
  redo: ["Mod+Shift+Z", "Mod+Y"],
  "copy-citation": ["Mod+Shift+C"],
  find: ["Mod+F"],
  "find-next": ["F3", "Mod+G"],
  "find-previous": ["Shift+F3", "Mod+Shift+G"],
  "mark-all": ["A"],
  "next-annotation": ["Tab"],
  "previous-annotation": ["Shift+Tab"],
  "accept-proposals": ["Y"],
  "take-selection": ["T"],
  resize: ["R"],
  "add-span": ["+", "="],
  "remove-span": ["-"],
  "list-here": ["L"],
  "select-outer": ["O"],
  "toggle-edit": ["Mod+Shift+E"],
  "toggle-library": ["Mod+\\"],
  "toggle-cards": ["Mod+Shift+\\"],
  "go-to": ["Mod+J"],
  "focus-mode": ["Mod+Shift+F"],
  theme: [],
  "toggle-density": [],
  "toggle-letters": [],
  commands: ["Mod+K"],
  "show-keys": ["?"],
} as const satisfies Record<string, readonly string[]>

/**
 * The keys that the analyst chose instead, by command, as `keys` among the preferences; what cannot be read counts as
 * not chosen. An empty list takes a command's keys away.
 */
export const chosenKeysSchema = z.record(z.string(), z.array(z.string().min(1).max(40)).max(4)).catch({})

export type CommandId = keyof typeof commandKeys
