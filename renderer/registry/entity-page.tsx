// One person or organisation: names, roles in time, what it is called elsewhere, a note, what was merged into it, and
// every place that speaks of it. What is typed is taken over on leaving the field.

import { GitMerge, Trash2 } from "lucide-react"
import { useState } from "react"
import type { Entity } from "../../shared/domain/entity.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import { useApp, useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { TextArea, TextField } from "../ui/field.tsx"
import { Segmented } from "../ui/segmented.tsx"
import { EntityUses } from "./entity-uses.tsx"
import { MergePicker } from "./merge-picker.tsx"
import { NamesField } from "./names-field.tsx"
import { RolesField } from "./roles-field.tsx"
import { useDraft } from "./use-draft.ts"

interface EntityPageProps {
  readonly entity: Entity
  readonly registry: Registry
  onShow(id: string): void
  onClose(): void
}

export function EntityPage({ entity, registry, onShow, onClose }: EntityPageProps) {
  const { t } = useTranslation()
  const { records, notify } = useModel()
  const [merging, setMerging] = useState(false)
  const readOnly = useApp((state) => state.start?.project?.readOnly ?? null) !== null
  const set = (changed: Entity) => records.change([{ type: "entity.set", entity: changed }])
  const name = useDraft(entity.name, (typed) => typed.trim() !== "" && set({ ...entity, name: typed.trim() }))
  const wikidata = useDraft(entity.externalIds?.wikidata ?? "", (typed) => {
    const { wikidata: _, ...others } = entity.externalIds ?? {}
    set({ ...entity, externalIds: typed.trim() === "" ? others : { ...others, wikidata: typed.trim() } })
  })
  const note = useDraft(entity.note ?? "", (typed) => {
    const { note: _, ...rest } = entity
    set(typed.trim() === "" ? rest : { ...entity, note: typed })
  })
  const merged = registry.mergedInto(entity.id)
  const remove = () => {
    if (!records.change([{ type: "entity.remove", id: entity.id }])) return
    notify({
      text: t("registry.removed", { name: entity.name }),
      tone: "plain",
      action: { label: t("library.undo"), run: () => set(entity) },
    })
  }
  return (
    <fieldset className="registry-page" disabled={readOnly} aria-label={entity.name}>
      <div className="registry-fields">
        <TextField label={t("registry.name")} dir="auto" required {...name} />
        <Segmented
          label={t("registry.type")}
          value={entity.type}
          options={[
            { value: "person", label: t("registry.person") },
            { value: "organisation", label: t("registry.organisation") },
          ]}
          onChange={(type) => set({ ...entity, type })}
        />
        <NamesField names={entity.aliases} onChange={(aliases) => set({ ...entity, aliases })} />
        <RolesField roles={entity.roles ?? []} onChange={(roles) => set({ ...entity, roles })} />
        <div className="registry-pair">
          <TextField label={t("registry.wikidata")} placeholder="Q…" {...wikidata} />
          <TextArea label={t("registry.note")} rows={1} dir="auto" {...note} />
        </div>
        {merged.length > 0 && (
          <div className="field">
            <span className="registry-label">{t("registry.merged")}</span>
            <ul className="registry-merged">
              {merged.map((one) => (
                <li key={one.id} className="registry-former">
                  <span dir="auto">{one.name}</span>
                  <Button variant="link" onClick={() => set(alone(one))}>
                    {t("registry.split")}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {merging ? (
          <MergePicker
            entity={entity}
            registry={registry}
            onCancel={() => setMerging(false)}
            onMerge={(into) => {
              if (set({ ...entity, mergedInto: into.id })) onShow(into.id)
            }}
          />
        ) : (
          !readOnly && (
            <div className="registry-actions">
              <Button icon={GitMerge} variant="outline" onClick={() => setMerging(true)}>
                {t("registry.merge")}
              </Button>
              <Button icon={Trash2} onClick={remove}>
                {t("registry.remove")}
              </Button>
            </div>
          )
        )}
      </div>
      <EntityUses key={merged.map(({ id }) => id).join(" ")} entity={entity} onClose={onClose} />
    </fieldset>
  )
}

function alone({ mergedInto: _, ...entity }: Entity): Entity {
  return entity
}
