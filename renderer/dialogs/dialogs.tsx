// Which dialog shows. At most one does.

import type { ComponentType } from "react"
import { useApp, useModel } from "../app/model-context.ts"
import type { DialogState } from "../app/state.ts"
import { CodebookDialog } from "../codebook/codebook-dialog.tsx"
import { MarkAllDialog } from "../find/mark-all-dialog.tsx"
import { HistoryDialog } from "../history/history-dialog.tsx"
import { LinkDialog } from "../links/link-dialog.tsx"
import { PaletteDialog } from "../palette/palette-dialog.tsx"
import { GoToDialog } from "../reader/go-to-dialog.tsx"
import { MarkEverywhereDialog } from "../registry/mark-everywhere-dialog.tsx"
import { RegistryDialog } from "../registry/registry-dialog.tsx"
import { AnnotationImportDialog } from "./annotation-import-dialog.tsx"
import { BackupsDialog } from "./backups-dialog.tsx"
import { DetailsDialog } from "./details-dialog.tsx"
import { ExportDialog } from "./export-dialog.tsx"
import { ImportDialog } from "./import-dialog.tsx"
import { KeysDialog } from "./keys-dialog.tsx"
import { PasteDialog } from "./paste-dialog.tsx"
import {
  AnalystDialog,
  NewProjectDialog,
  OpenProjectDialog,
  RenameProjectDialog,
} from "./project-dialogs.tsx"
import { UpdateDialog } from "./update-dialog.tsx"
import { VersionsDialog } from "./versions-dialog.tsx"

export interface DialogProps {
  onClose(): void
}

const dialogs: Record<DialogState["type"], ComponentType<DialogProps>> = {
  export: ExportDialog,
  paste: PasteDialog,
  import: ImportDialog,
  annotations: AnnotationImportDialog,
  details: DetailsDialog,
  keys: KeysDialog,
  "go-to": GoToDialog,
  backups: BackupsDialog,
  codebook: CodebookDialog,
  history: HistoryDialog,
  link: LinkDialog,
  versions: VersionsDialog,
  "new-project": NewProjectDialog,
  "open-project": OpenProjectDialog,
  "rename-project": RenameProjectDialog,
  analyst: AnalystDialog,
  commands: PaletteDialog,
  "mark-all": MarkAllDialog,
  "update-paste": UpdateDialog,
  registry: RegistryDialog,
  "mark-everywhere": MarkEverywhereDialog,
}

export function Dialogs() {
  const model = useModel()
  const dialog = useApp((state) => state.dialog)
  if (dialog === null) return null
  const Shown = dialogs[dialog.type]
  return <Shown key={dialog.type} onClose={() => model.show(null)} />
}
