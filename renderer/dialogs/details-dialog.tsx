// What is known of the open article as a publication.

import { useState } from "react"
import type { Metadata } from "../../shared/domain/article.ts"
import { ok } from "../../shared/domain/result.ts"
import { useApp, useModel } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { formatBytes } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Dialog } from "../ui/dialog.tsx"
import { TextField } from "../ui/field.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { Form } from "./form.tsx"
import "./dialogs.css"

export function DetailsDialog({ onClose }: DialogProps) {
  const open = useApp((state) => state.open)
  return open === null ? null : <Details open={open} onClose={onClose} />
}

type Field = Exclude<keyof Metadata, "capturedOn">

function Details({ open, onClose }: DialogProps & { readonly open: OpenedArticle }) {
  const { t } = useTranslation()
  const { articles } = useModel()
  const [draft, setDraft] = useState<Partial<Record<Field, string>>>({})
  const value = (field: Field) => draft[field] ?? open.metadata[field] ?? ""
  const wrong = {
    title: value("title").trim() === "",
    url: value("url").trim() !== "" && !/^https?:\/\/\S+$/i.test(value("url").trim()),
    language: value("language").trim() !== "" && !isLanguage(value("language").trim()),
  }

  const submit = async () => {
    if (Object.values(wrong).includes(true)) return undefined
    const changed = Object.entries(draft)
      .map(([field, typed]) => [field, typed.trim() === "" ? null : typed.trim()] as const)
      .filter(([field, typed]) => typed !== (open.metadata[field as Field] ?? null))
    if (changed.length > 0) articles.set(open.id, Object.fromEntries(changed))
    return ok(null)
  }
  const props = (field: Field) => ({
    value: value(field),
    dir: "auto" as const,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value: typed } = event.currentTarget
      setDraft((before) => ({ ...before, [field]: typed }))
    },
  })
  const { source } = open
  return (
    <Dialog title={t("details.title")} className="details-dialog" onClose={onClose}>
      <Form submitLabel={t("details.save")} onSubmit={submit} onClose={onClose}>
        <TextField
          label={t("details.articleTitle")}
          error={wrong.title ? t("details.titleMissing") : undefined}
          maxLength={2000}
          {...props("title")}
        />
        <div className="form-columns">
          <TextField label={t("details.publisher")} {...props("publisher")} />
          <TextField label={t("details.author")} {...props("author")} />
          <TextField
            label={t("details.publishedOn")}
            hint={t("details.publishedOnHelp")}
            type="date"
            {...props("publishedOn")}
          />
          <TextField
            label={t("details.language")}
            hint={t("details.languageHelp")}
            error={wrong.language ? t("details.languageWrong") : undefined}
            {...props("language")}
          />
        </div>
        <TextField
          label={t("details.url")}
          error={wrong.url ? t("details.urlWrong") : undefined}
          inputMode="url"
          {...props("url")}
        />
        <p className="field-note">
          {t("details.source")}:{" "}
          {t("details.sourceFile", { name: source.fileName, size: formatBytes(source.bytes) })}
        </p>
      </Form>
    </Dialog>
  )
}

/** Whether this is a well-formed BCP 47 tag. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
