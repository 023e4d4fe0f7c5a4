// The head of the library: the project and what can be done with it, the order of the list, and adding articles.

import {
  BookOpen,
  BookOpenText,
  ChevronDown,
  ClipboardPaste,
  FileDown,
  FolderOpen,
  FolderPlus,
  GitCompare,
  History,
  Keyboard,
  ListFilter,
  Pencil,
  Plus,
  Trash2,
  UserPen,
  UsersRound,
} from "lucide-react"
import { memo } from "react"
import { useApp, useCommand, useKeyLabels, useModel } from "../app/model-context.ts"
import type { LibraryOrder } from "../app/preferences.ts"
import { useStore } from "../app/store.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from "../ui/menu.tsx"

interface LibraryHeadProps {
  readonly trashed: number
  onTrash(): void
}

/** Counting what is marked in an article changes the list below, and nothing here. */
export const LibraryHead = memo(function LibraryHead({ trashed, onTrash }: LibraryHeadProps) {
  return (
    <div className="library-head">
      <ProjectMenu trashed={trashed} onTrash={onTrash} />
      <SortMenu />
      <AddMenu />
    </div>
  )
})

const recentShown = 6

function ProjectMenu({ trashed, onTrash }: LibraryHeadProps) {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  const model = useModel()
  const run = useCommand()
  const project = useApp((state) => state.start?.project ?? null)
  const recent = useApp((state) => state.start?.recent)
  const creator = useApp((state) => state.start?.creator?.name ?? "")
  const others = recent?.filter(({ path }) => path !== project?.path).slice(0, recentShown) ?? []
  const open = async (path: string) => {
    const opened = await model.projects.open(path)
    if (!opened.ok) model.notify({ text: opened.error.message, tone: "warning" })
  }
  return (
    <Menu
      trigger={
        <button type="button" className="button library-project" title={project?.path}>
          <b dir="auto">{project?.name}</b>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      <MenuItem
        icon={Pencil}
        label={t("library.renameProject")}
        onChoose={() => model.show({ type: "rename-project" })}
      />
      <MenuItem
        icon={Trash2}
        label={t("library.showTrash", { count: trashed })}
        disabled={trashed === 0}
        onChoose={onTrash}
      />
      <MenuItem
        icon={UsersRound}
        label={t("commands.registry")}
        keyLabel={keyOf("registry")}
        onChoose={() => run("registry")}
      />
      <MenuItem icon={BookOpenText} label={t("commands.codebook")} onChoose={() => run("codebook")} />
      <MenuItem icon={History} label={t("commands.backups")} onChoose={() => run("backups")} />
      <MenuItem icon={GitCompare} label={t("commands.versions")} onChoose={() => run("versions")} />
      <MenuLine />
      <MenuItem
        icon={FolderOpen}
        label={t("commands.open-project")}
        keyLabel={keyOf("open-project")}
        onChoose={() => run("open-project")}
      />
      <MenuItem icon={FolderPlus} label={t("commands.new-project")} onChoose={() => run("new-project")} />
      <MenuLine />
      <MenuItem
        icon={UserPen}
        label={t("project.analyst", { name: creator })}
        onChoose={() => model.show({ type: "analyst" })}
      />
      {others.length > 0 && (
        <>
          <MenuLine />
          <MenuLabel>{t("library.recentProjects")}</MenuLabel>
          {others.map(({ path, name }) => (
            <MenuItem key={path} label={name} title={path} onChoose={() => void open(path)} />
          ))}
        </>
      )}
      <MenuLine />
      <MenuItem
        icon={Keyboard}
        label={t("commands.show-keys")}
        keyLabel={keyOf("show-keys")}
        onChoose={() => run("show-keys")}
      />
    </Menu>
  )
}

const orders: readonly LibraryOrder["by"][] = ["title", "publishedOn", "added", "progress"]

function SortMenu() {
  const { t } = useTranslation()
  const { preferences } = useModel()
  const sort = useStore(preferences, (value) => value.sort)
  return (
    <Menu align="end" trigger={<IconButton icon={ListFilter} label={t("library.sort")} />}>
      <MenuLabel>{t("library.sort")}</MenuLabel>
      <MenuChoice
        label={t("library.sort")}
        value={sort.by}
        options={orders.map((value) => ({ value, label: t(`library.sortBy.${value}`) }))}
        onChange={(by) =>
          preferences.change({ sort: { by, descending: by === "publishedOn" || by === "added" } })
        }
      />
      <MenuLine />
      <MenuChoice
        value={sort.descending ? "descending" : "ascending"}
        options={[
          { value: "ascending", label: t("library.ascending") },
          { value: "descending", label: t("library.descending") },
        ]}
        onChange={(direction) =>
          preferences.change({ sort: { ...sort, descending: direction === "descending" } })
        }
      />
    </Menu>
  )
}

function AddMenu() {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  const run = useCommand()
  return (
    <Menu align="end" trigger={<IconButton icon={Plus} label={t("library.add")} />}>
      <MenuItem
        icon={FileDown}
        label={t("commands.import-files")}
        keyLabel={keyOf("import-files")}
        onChoose={() => run("import-files")}
      />
      <MenuItem
        icon={ClipboardPaste}
        label={t("commands.paste-text")}
        keyLabel={keyOf("paste-text")}
        onChoose={() => run("paste-text")}
      />
      <MenuItem icon={BookOpen} label={t("commands.open-sample")} onChoose={() => run("open-sample")} />
    </Menu>
  )
}
