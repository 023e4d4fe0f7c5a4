// The slim line on top: panes, undo and redo, what is open, the state of saving, export, theme.

import { Contrast, PanelLeft, PanelRight, Redo2, Search, Share, Undo2 } from "lucide-react"
import type { Editor, EditorMode } from "../editor/editor-state.ts"
import { formatDay } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { ReadingMenu } from "../reader/reading-menu.tsx"
import { Button, IconButton } from "../ui/button.tsx"
import { Menu, MenuChoice, MenuLine } from "../ui/menu.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { LanguageChoice } from "./language-choice.tsx"
import { useApp, useCommand, useKeyLabels, useModel } from "./model-context.ts"
import type { ThemePreference } from "./preferences.ts"
import { SaveState } from "./save-state.tsx"
import { useStore } from "./store.ts"
import { useEditor } from "./use-editor.ts"

interface TopbarProps {
  /** Which panes show. */
  readonly shown: { readonly library: boolean; readonly cards: boolean }
}

export function Topbar({ shown }: TopbarProps) {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  const run = useCommand()
  const open = useApp((state) => state.open)
  const canExport = useApp((state) => (state.rows?.length ?? 0) > 0)
  return (
    <header className="topbar" data-pane="topbar">
      <div className="topbar-tools">
        <IconButton
          icon={PanelLeft}
          label={t("commands.toggle-library")}
          keyLabel={keyOf("toggle-library")}
          aria-pressed={shown.library}
          onClick={() => run("toggle-library")}
        />
        {open && <UndoRedo editor={open.editor} />}
      </div>
      <div className="topbar-where">
        {open && (
          <>
            <b dir="auto">{open.metadata.title}</b>
            {open.metadata.publishedOn !== undefined && (
              <span>{formatDay(open.metadata.publishedOn, "full")}</span>
            )}
            {open.metadata.publisher !== undefined && (
              <span className="topbar-publisher" dir="auto">
                {open.metadata.publisher}
              </span>
            )}
          </>
        )}
      </div>
      {open && (
        <IconButton
          icon={Search}
          label={t("commands.find")}
          keyLabel={keyOf("find")}
          onClick={() => run("find")}
        />
      )}
      <SaveState />
      {open && <Mode editor={open.editor} />}
      <Button
        className="topbar-export"
        icon={Share}
        disabled={!canExport}
        title={[t("topbar.export"), keyOf("export")].filter(Boolean).join(" · ")}
        onClick={() => run("export")}
      >
        {t("topbar.export")}
      </Button>
      {open && <ReadingMenu />}
      <ThemeMenu />
      {open && (
        <IconButton
          icon={PanelRight}
          label={t("commands.toggle-cards")}
          keyLabel={keyOf("toggle-cards")}
          aria-pressed={shown.cards}
          onClick={() => run("toggle-cards")}
        />
      )}
    </header>
  )
}

function UndoRedo({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  const run = useCommand()
  const canUndo = useEditor(editor, (snapshot) => snapshot.canUndo)
  const canRedo = useEditor(editor, (snapshot) => snapshot.canRedo)
  return (
    <>
      <IconButton
        icon={Undo2}
        label={t("commands.undo")}
        keyLabel={keyOf("undo")}
        aria-disabled={!canUndo}
        onClick={() => run("undo")}
      />
      <IconButton
        icon={Redo2}
        label={t("commands.redo")}
        keyLabel={keyOf("redo")}
        aria-disabled={!canRedo}
        onClick={() => run("redo")}
      />
    </>
  )
}

const modes: readonly EditorMode[] = ["annotate", "edit"]

function Mode({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  const mode = useEditor(editor, (snapshot) => snapshot.mode)
  const readOnly = useEditor(editor, (snapshot) => snapshot.readOnly)
  if (readOnly) return null
  return (
    <span title={keyOf("toggle-edit")}>
      <Segmented
        label={t("topbar.mode")}
        value={mode}
        options={modes.map((value) => ({ value, label: t(`topbar.mode-${value}`) }))}
        onChange={(value) => editor.setMode(value)}
      />
    </span>
  )
}

const themes: readonly ThemePreference[] = ["system", "light", "dark", "contrast"]

const densities = ["full", "calm"] as const
const onOrOff = ["off", "on"] as const

function ThemeMenu() {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const { theme, marks } = useStore(preferences, (value) => value)
  return (
    <Menu align="end" trigger={<IconButton icon={Contrast} label={t("topbar.look")} />}>
      <MenuChoice
        label={t("topbar.theme")}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => preferences.change({ theme: value })}
      />
      <MenuLine />
      <MenuChoice
        label={t("marks.density")}
        value={marks.density}
        options={densities.map((value) => ({ value, label: t(`marks.${value}`) }))}
        onChange={(density) => preferences.change({ marks: { ...marks, density } })}
      />
      <MenuLine />
      <MenuChoice
        label={t("marks.letters")}
        value={marks.letters ? "on" : "off"}
        options={onOrOff.map((value) => ({ value, label: t(`marks.letters-${value}`) }))}
        onChange={(value) => preferences.change({ marks: { ...marks, letters: value === "on" } })}
      />
      <MenuLine />
      <LanguageChoice />
    </Menu>
  )
}
