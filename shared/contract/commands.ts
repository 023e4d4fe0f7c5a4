// What the analyst can ask of a window by menu or key, declared once: the window runs these, the desktop's menu
// sends them as `command` events. Words on screen are the window's and the menu's business, not this table's.

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
  "add-span": ["+"],
  "remove-span": ["-"],
  "list-here": ["L"],
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

export type CommandId = keyof typeof commandKeys
