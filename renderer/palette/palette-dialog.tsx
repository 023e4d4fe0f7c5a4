// Every command by name, found by typing. What can be done with the selected text comes first; what cannot be done now
// is shown, lest one looks for it in vain, and does nothing.

import { Command } from "cmdk"
import { Search } from "lucide-react"
import type { ReactNode } from "react"
import { type CommandId, commands, runCommand } from "../app/commands.ts"
import { useApp, useKeyLabels, useKinds, useModel } from "../app/model-context.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import type { Editor } from "../editor/editor-state.ts"
import { occurrencesOfSelected, unmarked, WORDS } from "../find/occurrences.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { shorten } from "../ui/shorten.ts"
import "./palette.css"

const ofArticle: readonly CommandId[] = [
  "find",
  "find-next",
  "find-previous",
  "next-annotation",
  "previous-annotation",
  "accept-proposals",
  "take-selection",
  "resize",
  "add-span",
  "remove-span",
  "list-here",
  "select-outer",
  "copy-citation",
  "undo",
  "redo",
]
const hidden: readonly CommandId[] = ["commands", "mark-all", ...ofArticle]

export function PaletteDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const editor = useApp((state) => state.open?.editor)
  const everywhere = Object.keys(commands).filter((id): id is CommandId => !hidden.some((one) => one === id))
  // What is run finds the dialog gone and the focus where it was.
  const choose = (action: () => void) => {
    onClose()
    setTimeout(action)
  }
  return (
    <Dialog bare title={t("palette.label")} className="palette" onClose={onClose}>
      <Command label={t("palette.label")} loop>
        <div className="palette-field">
          <Search size={16} aria-hidden />
          <Command.Input data-first placeholder={t("palette.field")} />
        </div>
        <Command.List label={t("palette.label")}>
          <Command.Empty>{t("palette.none")}</Command.Empty>
          {editor && <Selected editor={editor} onChoose={choose} />}
          {editor && (
            <Command.Group heading={t("palette.article")}>
              {ofArticle.map((id) => (
                <CommandItem key={id} id={id} onChoose={choose} />
              ))}
            </Command.Group>
          )}
          <Command.Group heading={t("palette.everywhere")}>
            {everywhere.map((id) => (
              <CommandItem key={id} id={id} onChoose={choose} />
            ))}
          </Command.Group>
        </Command.List>
      </Command>
      <p className="palette-foot" aria-hidden>
        <kbd>↑↓</kbd> {t("palette.choose")} <kbd>↵</kbd> {t("palette.run")} <kbd>Esc</kbd> {t("palette.back")}
      </p>
    </Dialog>
  )
}

interface ChooseProps {
  onChoose(action: () => void): void
}

/** What can be done with the selected text or annotation. */
function Selected({ editor, onChoose }: ChooseProps & { readonly editor: Editor }) {
  const { t } = useTranslation()
  const model = useModel()
  const kinds = useKinds()
  const keyOf = useKeyLabels()
  const snapshot = editor.getSnapshot()
  const occurrences = snapshot.readOnly ? null : occurrencesOfSelected(snapshot)
  if (occurrences === null) return null
  const { words, kind, isMore, spans } = occurrences
  const count = unmarked(spans, kind, snapshot.annotations).length
  return (
    <Command.Group heading={t("record.quoted", { words: shorten(words, WORDS) })}>
      {snapshot.selection !== null &&
        kinds.map((one) => (
          <Item
            key={one.id}
            words={t("palette.markAs", { kind: one.name })}
            keyLabel={one.keys[0]?.toUpperCase()}
            sign={<KindLetter kind={one} />}
            onSelect={() =>
              onChoose(() => {
                editor.mark(one.id)
                editor.focus()
              })
            }
          />
        ))}
      {count > 0 && (
        <Item
          words={t(isMore ? "markAll.titleMore" : "markAll.title", { count, words: shorten(words, WORDS) })}
          keyLabel={keyOf("mark-all")}
          onSelect={() => onChoose(() => runCommand(model, "mark-all"))}
        />
      )}
    </Command.Group>
  )
}

function CommandItem({ id, onChoose }: ChooseProps & { readonly id: CommandId }) {
  const { t } = useTranslation()
  const model = useModel()
  const { when } = commands[id]
  const keyOf = useKeyLabels()
  return (
    <Item
      words={t(`commands.${id}`)}
      keyLabel={keyOf(id)}
      disabled={when?.(model.state.get()) === false}
      onSelect={() => onChoose(() => runCommand(model, id))}
    />
  )
}

interface ItemProps {
  readonly words: string
  readonly keyLabel: string | undefined
  readonly sign?: ReactNode
  readonly disabled?: boolean
  onSelect(): void
}

function Item({ words, keyLabel, sign, disabled = false, onSelect }: ItemProps) {
  return (
    <Command.Item value={words} disabled={disabled} onSelect={onSelect}>
      <span className="palette-sign">{sign}</span>
      <span className="grow">{words}</span>
      {keyLabel !== undefined && <kbd>{keyLabel}</kbd>}
    </Command.Item>
  )
}
