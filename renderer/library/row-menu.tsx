// What can be done with one article of the library.

import {
  ArchiveRestore,
  CircleCheck,
  CircleDashed,
  ClipboardPaste,
  FileInput,
  Pencil,
  SquarePen,
  Trash2,
} from "lucide-react"
import type { ArticleSummary } from "../../shared/domain/article.ts"
import { keyLabel } from "../app/keyboard.ts"
import { useModel } from "../app/model-context.ts"
import { pickFiles } from "../app/pick-files.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { MenuItem, MenuLine } from "../ui/menu.tsx"

interface RowMenuProps {
  readonly row: ArticleSummary
  onRename(): void
}

export function RowMenuItems({ row, onRename }: RowMenuProps) {
  const { t } = useTranslation()
  const { articles, imports, show } = useModel()
  const { id, progress, trashed } = row
  if (trashed !== undefined)
    return (
      <MenuItem icon={ArchiveRestore} label={t("library.restore")} onChoose={() => articles.restore(id)} />
    )
  const done = progress === "done"
  return (
    <>
      <MenuItem icon={Pencil} label={t("library.rename")} keyLabel="F2" onChoose={onRename} />
      <MenuItem
        icon={SquarePen}
        label={t("library.details")}
        onChoose={async () => {
          await articles.visit(id)
          show({ type: "details" })
        }}
      />
      <MenuItem
        icon={done ? CircleDashed : CircleCheck}
        label={t(done ? "library.markNotDone" : "library.markDone")}
        onChoose={() => articles.setDone(id, !done)}
      />
      <MenuLine />
      <MenuItem
        icon={FileInput}
        label={t("review.fromFile")}
        onChoose={() => pickFiles((files) => void imports.update(id, files))}
      />
      <MenuItem
        icon={ClipboardPaste}
        label={t("review.fromText")}
        onChoose={() => show({ type: "update-paste", article: { id, title: row.title } })}
      />
      <MenuLine />
      <MenuItem
        icon={Trash2}
        label={t("library.trash")}
        keyLabel={keyLabel("Delete")}
        onChoose={() => articles.trash(id)}
      />
    </>
  )
}
