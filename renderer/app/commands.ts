// What the analyst can ask for, in one registry: buttons, menus, keys and the desktop's menu all run these. Words are
// in the interface's language under `commands`. Marking by a kind's key is the editor's business, not a command.

import { commandKeys, type CommandId as SharedCommandId } from "../../shared/contract/commands.ts"
import { isSaid } from "../../shared/domain/codebook.ts"
import { occurrencesOfSelected, wordsToMark } from "../find/occurrences.ts"
import { withLink } from "../find/same-entity.ts"
import { isTextCommand, keysOf } from "./key-choice.ts"
import { isKey, writesCharacter } from "./keyboard.ts"
import type { Model } from "./model.ts"
import { focusNextPane } from "./panes.ts"
import { pickFiles } from "./pick-files.ts"
import { type AppState, narrowWindow } from "./state.ts"
import { nextTheme } from "./theme.ts"

/** Going from pane to pane, and updates, make sense in the window only, so that no menu has them. */
export type CommandId =
  | SharedCommandId
  | "next-pane"
  | "previous-pane"
  | "review"
  | "update-file"
  | "update-paste"

interface Command {
  /** Unless the analyst chose others. */
  readonly keys: readonly string[]
  /** Whether it can be done now; always where absent. */
  when?(state: AppState): boolean
  run(model: Model): void
  /** Fields have their own undo. Letters are letters in them anyway. */
  readonly notInFields?: boolean
  /** Its keys mean something else in a text that is being corrected. */
  readonly notWhileWriting?: boolean
}

const ready = ({ start }: AppState) => start !== null
const inProject = ({ start }: AppState) => start?.project != null && start.creator !== null
const canChange = (state: AppState) => inProject(state) && state.start?.project?.readOnly === null
const inArticle = ({ open }: AppState) => open !== null
const hasWordsToMark = ({ open }: AppState) => {
  const snapshot = open?.editor.getSnapshot()
  return (
    snapshot !== undefined &&
    snapshot.mode === "annotate" &&
    !snapshot.readOnly &&
    wordsToMark(snapshot) !== null
  )
}
/** Whether there is an annotation selected that can be changed. */
const hasSelected = ({ open }: AppState) => {
  const snapshot = open?.editor.getSnapshot()
  return (
    snapshot !== undefined && snapshot.selected !== null && snapshot.mode === "annotate" && !snapshot.readOnly
  )
}
/** Whether the selected annotation is of a kind that somebody says: such are linked with each other. */
const canLink = ({ open, start }: AppState) => {
  const snapshot = open?.editor.getSnapshot()
  const selected = snapshot?.annotations.find(({ id }) => id === snapshot.selected)
  const kind = start?.project?.codebook.kinds.find(({ id }) => id === selected?.kind)
  return kind !== undefined && isSaid(kind)
}

export const commands: Readonly<Record<CommandId, Command>> = {
  "new-project": {
    keys: commandKeys["new-project"],
    when: inProject,
    run: (model) => model.show({ type: "new-project" }),
  },
  "open-project": {
    keys: commandKeys["open-project"],
    when: ready,
    run: (model) => model.show({ type: "open-project" }),
  },
  "import-files": {
    keys: commandKeys["import-files"],
    when: canChange,
    run: (model) => pickFiles((files) => model.imports.files(files)),
  },
  "paste-text": {
    keys: commandKeys["paste-text"],
    when: canChange,
    run: (model) => model.show({ type: "paste" }),
    // There it pastes without formatting, as everywhere.
    notWhileWriting: true,
  },
  "open-sample": {
    keys: commandKeys["open-sample"],
    when: canChange,
    run: async (model) => {
      const opened = await model.imports.sample()
      if (!opened.ok) model.notify({ text: opened.error.message, tone: "warning" })
    },
  },
  export: {
    keys: commandKeys.export,
    when: (state) => inProject(state) && (state.rows?.length ?? 0) > 0,
    run: (model) => model.show({ type: "export" }),
  },
  registry: {
    keys: commandKeys.registry,
    when: inProject,
    run: (model) => model.show({ type: "registry" }),
    notInFields: true,
    notWhileWriting: true,
  },
  versions: {
    keys: commandKeys.versions,
    when: inProject,
    run: (model) => model.show({ type: "versions" }),
  },
  gaps: {
    keys: commandKeys.gaps,
    when: inArticle,
    run: (model) => model.articles.showGaps(true),
    notInFields: true,
    notWhileWriting: true,
  },
  history: {
    keys: commandKeys.history,
    when: inArticle,
    run: (model) =>
      model.show({
        type: "history",
        annotation: model.state.get().open?.editor.getSnapshot().selected ?? null,
      }),
    notInFields: true,
    notWhileWriting: true,
  },
  link: {
    keys: commandKeys.link,
    when: (state) => hasSelected(state) && canLink(state),
    run: (model) => {
      const annotation = model.state.get().open?.editor.getSnapshot().selected
      if (annotation != null) model.show({ type: "link", annotation })
    },
    notInFields: true,
    notWhileWriting: true,
  },
  codebook: {
    keys: commandKeys.codebook,
    when: inProject,
    run: (model) => model.show({ type: "codebook" }),
  },
  backups: {
    keys: commandKeys.backups,
    when: inProject,
    run: (model) => model.show({ type: "backups" }),
  },
  undo: {
    keys: commandKeys.undo,
    when: inArticle,
    run: (model) => model.state.get().open?.editor.undo(),
    notInFields: true,
  },
  redo: {
    keys: commandKeys.redo,
    when: inArticle,
    run: (model) => model.state.get().open?.editor.redo(),
    notInFields: true,
  },
  "copy-citation": {
    keys: commandKeys["copy-citation"],
    when: inArticle,
    run: (model) => void model.state.get().open?.editor.copy(),
    notInFields: true,
  },
  find: { keys: commandKeys.find, when: inArticle, run: ({ find }) => find.open() },
  "find-next": { keys: commandKeys["find-next"], when: inArticle, run: ({ find }) => find.step(1) },
  "find-previous": { keys: commandKeys["find-previous"], when: inArticle, run: ({ find }) => find.step(-1) },
  "mark-all": {
    keys: commandKeys["mark-all"],
    when: hasWordsToMark,
    run: (model) => {
      const snapshot = model.state.get().open?.editor.getSnapshot()
      const occurrences = snapshot === undefined ? null : occurrencesOfSelected(snapshot)
      if (occurrences !== null) model.show({ type: "mark-all", occurrences: withLink(occurrences, model) })
    },
    notInFields: true,
    notWhileWriting: true,
  },
  "next-annotation": {
    keys: commandKeys["next-annotation"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.selectNext(1),
  },
  "previous-annotation": {
    keys: commandKeys["previous-annotation"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.selectNext(-1),
  },
  "accept-proposals": {
    keys: commandKeys["accept-proposals"],
    when: hasSelected,
    run: ({ cards }) => cards.current?.acceptProposals(),
    notInFields: true,
    notWhileWriting: true,
  },
  "take-selection": {
    keys: commandKeys["take-selection"],
    when: (state) => hasSelected(state) && state.open?.editor.getSnapshot().selection !== null,
    run: ({ cards }) => cards.current?.takeSelection(),
    notInFields: true,
    notWhileWriting: true,
  },
  resize: {
    keys: commandKeys.resize,
    when: hasSelected,
    run: (model) => model.state.get().open?.editor.resize(),
  },
  "add-span": {
    keys: commandKeys["add-span"],
    when: (state) => hasSelected(state) && state.open?.editor.getSnapshot().selection !== null,
    run: (model) => model.state.get().open?.editor.addSpan(),
  },
  "remove-span": {
    keys: commandKeys["remove-span"],
    when: hasSelected,
    run: (model) => model.state.get().open?.editor.removeSpan(),
  },
  "list-here": {
    keys: commandKeys["list-here"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.offerChoice(),
  },
  "select-outer": {
    keys: commandKeys["select-outer"],
    when: inArticle,
    run: (model) => model.state.get().open?.editor.selectOuter(),
  },
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
  review: {
    keys: ["Mod+Shift+L"],
    when: ({ open }) => (open?.reviews.length ?? 0) > 0,
    run({ state, reviews, preferences, togglePane }) {
      const { reviewing, narrowPane } = state.get()
      const shown = matchMedia(narrowWindow).matches ? narrowPane === "cards" : preferences.get().cards.open
      if (!reviewing && !shown) togglePane("cards")
      reviews.show(!reviewing)
    },
  },
  "update-file": {
    keys: [],
    when: (state) => canChange(state) && inArticle(state),
    run: ({ state, imports }) => {
      const { open } = state.get()
      if (open !== null) pickFiles((files) => void imports.update(open.id, files))
    },
  },
  "update-paste": {
    keys: [],
    when: (state) => canChange(state) && inArticle(state),
    run(model) {
      const { open } = model.state.get()
      if (open !== null)
        model.show({ type: "update-paste", article: { id: open.id, title: open.metadata.title } })
    },
  },
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
