// What the window shows of an article and how: its mode, panes, looks and lists.

import { commandKeys } from "../../../shared/contract/commands.ts"
import { nextTheme } from "../theme.ts"
import { type Commands, inArticle, inProject } from "./command.ts"

export const windowCommands = {
  "toggle-edit": {
    keys: commandKeys["toggle-edit"],
    when: (state) => inArticle(state) && state.start?.project?.readOnly == null,
    run: (model) => {
      const editor = model.state.get().open?.editor
      editor?.setMode(editor.getSnapshot().mode === "edit" ? "annotate" : "edit")
      editor?.focus()
    },
  },
  "toggle-library": {
    keys: commandKeys["toggle-library"],
    when: inProject,
    run: (model) => model.togglePane("library"),
  },
  "toggle-cards": {
    keys: commandKeys["toggle-cards"],
    when: inProject,
    run: (model) => model.togglePane("cards"),
  },
  "go-to": {
    keys: commandKeys["go-to"],
    when: inArticle,
    run: (model) => model.show({ type: "go-to" }),
  },
  "focus-mode": {
    keys: commandKeys["focus-mode"],
    when: inArticle,
    run: ({ preferences }) => {
      const { reading } = preferences.get()
      preferences.change({ reading: { ...reading, focus: !reading.focus } })
    },
  },
  theme: {
    keys: commandKeys.theme,
    run: ({ preferences }) => preferences.change({ theme: nextTheme(preferences.get().theme) }),
  },
  "toggle-density": {
    keys: commandKeys["toggle-density"],
    run: ({ preferences }) => {
      const { marks } = preferences.get()
      const density = marks.density === "full" ? "calm" : "full"
      preferences.change({ marks: { ...marks, density } })
    },
  },
  "toggle-letters": {
    keys: commandKeys["toggle-letters"],
    run: ({ preferences }) => {
      const { marks } = preferences.get()
      preferences.change({ marks: { ...marks, letters: !marks.letters } })
    },
  },
  commands: { keys: commandKeys.commands, when: inProject, run: (model) => model.show({ type: "commands" }) },
  "show-keys": {
    keys: commandKeys["show-keys"],
    when: inProject,
    run: (model) => model.show({ type: "keys" }),
    notInFields: true,
    notWhileWriting: true,
  },
} satisfies Commands
