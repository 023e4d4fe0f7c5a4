// The words of the page of keys, and the names of keys that have words on them.

export const keys = {
  title: "Keys",
  help: "Choose a key to change it. What a kind’s key is, the codebook says.",
  inText: "In the text",
  anywhere: "Anywhere",
  inLibrary: "In the library",
  mark: "Mark the selection as {{kind}}",
  byLetter: "Select by letter",
  byWord: "Select by word",
  acceptKind: "Mark as the kind used last",
  remove: "Remove the selected annotation",
  escape: "Let go of the selection",
  chooseRow: "Choose an article",
  openRow: "Open it",
  renameRow: "Rename it",
  trashRow: "Move it to the trash",
  none: "no key",
  change: "{{command}}: {{keys}}. Change",
  press: "Press a key",
  pressHelp: "Esc leaves it as it is, Backspace takes the key away.",
  take: "Use {{key}} here",
  reset: "{{command}}: back to the usual key",
  resetAll: "All keys as usual",
  clash: {
    command: "{{key}} is already “{{command}}”.",
    kind: "{{key}} marks as {{kind}}. The codebook can give the kind another key.",
    system: "{{key}} never reaches Postil: the system or the browser keeps it.",
    moving: "{{key}} is needed for moving and choosing.",
    editing: "{{key}} is needed for copying, pasting, selecting or the size of the text.",
  },
} as const

export const keyNames = {
  Mod: "Ctrl",
  Shift: "Shift",
  Alt: "Alt",
  Delete: "Del",
  Escape: "Esc",
  Space: "Space",
} as const
