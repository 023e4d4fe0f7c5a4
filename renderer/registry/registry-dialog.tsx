// The people and organisations of the project: the list of them, and one at a time with all there is to know of it.

import { useState } from "react"
import type { Entity } from "../../shared/domain/entity.ts"
import { useModel } from "../app/model-context.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import { EntityList } from "./entity-list.tsx"
import { EntityPage } from "./entity-page.tsx"
import { useRegistry } from "./use-registry.ts"
import "./registry.css"

export function RegistryDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { records } = useModel()
  const registry = useRegistry()
  const first = useFirstEntity()
  const [shown, setShown] = useState<string | undefined>(first)
  const entity = (shown === undefined ? undefined : registry.find(shown)) ?? registry.entities[0]
  const create = (type: Entity["type"], name: string) => {
    const made = records.newEntity(type, name)
    if (records.change([{ type: "entity.set", entity: made }])) setShown(made.id)
  }
  return (
    <Dialog title={t("registry.heading")} className="registry-dialog" onClose={onClose}>
      <EntityList registry={registry} shown={entity?.id} onShow={setShown} onCreate={create} />
      {entity === undefined ? (
        <div className="registry-empty">
          <p>{t("registry.empty")}</p>
          <p className="muted">{t("registry.emptyHelp")}</p>
        </div>
      ) : (
        <EntityPage key={entity.id} entity={entity} registry={registry} onShow={setShown} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** The entity that the dialog was opened for. */
function useFirstEntity(): string | undefined {
  const { state } = useModel()
  const { dialog } = state.get()
  return dialog?.type === "registry" ? dialog.entity : undefined
}
