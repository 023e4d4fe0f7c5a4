// The links that there can be between annotations: what each says, and whether it says the same in both directions.

import type { RelationType } from "../../shared/domain/relation.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Check } from "./field-form.tsx"
import { NamedRows } from "./named-rows.tsx"
import type { CodebookChange } from "./use-codebook.ts"

interface LinksPageProps extends Pick<CodebookChange, "change" | "readOnly"> {
  readonly types: readonly RelationType[]
}

export function LinksPage({ types, readOnly, change }: LinksPageProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="codebook-links-page" disabled={readOnly} aria-label={t("codebook.links")}>
      <p className="muted">{t("codebook.linksHelp")}</p>
      <NamedRows
        label={t("codebook.links")}
        newLabel={t("codebook.newLink")}
        fallback="link"
        rows={types}
        make={(id, name): RelationType => ({ id, name })}
        onChange={(relationTypes) => change((now) => ({ ...now, relationTypes }))}
        extra={(row, onChange) => (
          <Check
            label={t("codebook.symmetric")}
            checked={row.symmetric === true}
            onChange={(on) => onChange({ ...row, symmetric: on ? true : undefined })}
          />
        )}
      />
    </fieldset>
  )
}
