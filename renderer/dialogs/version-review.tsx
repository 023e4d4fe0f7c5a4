// What differs between an article and another version of it, annotation by annotation, with a choice at each. What was
// only changed there is chosen to begin with; what was changed here stays unless the analyst says otherwise.

import { useState } from "react"
import type { ShownAnnotation, VersionInfo, VersionReview } from "../../shared/contract/answers.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import { formatWhen } from "../i18n/format.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { Form } from "./form.tsx"
import "./versions-dialog.css"

type Row = VersionReview["annotations"][number]

interface ReviewProps {
  readonly version: VersionInfo
  readonly review: VersionReview
  onClose(): void
}

export function ReviewForm({ version: { id, file }, review, onClose }: ReviewProps) {
  const { t } = useTranslation()
  const { client, notify } = useModel()
  const { annotations, text, details, title } = review
  const [taken, setTaken] = useState<ReadonlySet<string>>(() => new Set(text ? [] : chosenFirst(annotations)))
  const [takeText, setTakeText] = useState(false)
  const [takeDetails, setTakeDetails] = useState(false)
  const words = text
    ? t("versions.text")
    : annotations.length > 0
      ? t("versions.differs", { count: annotations.length })
      : details
        ? ""
        : t("versions.same")
  const submit = async () => {
    const taking = { annotations: [...taken], details: takeDetails, text: takeText }
    const settled = await client.call("version.settle", { id, file, taking })
    if (settled.ok) notify({ text: t("versions.settled"), tone: "plain" })
    return settled
  }
  const toggle = (row: Row, on: boolean) => {
    const now = new Set(taken)
    if (on) now.add(row.id)
    else now.delete(row.id)
    setTaken(now)
  }
  return (
    <Form submitLabel={t("versions.settle")} onSubmit={submit} onClose={onClose}>
      <div className="versions-head">
        <p className="import-file" dir="auto">
          {title}
        </p>
        <p className="muted">{words}</p>
      </div>
      {text && <Choice label={t("versions.takeText")} checked={takeText} onChange={setTakeText} />}
      {details && !text && (
        <Choice label={t("versions.takeDetails")} checked={takeDetails} onChange={setTakeDetails} />
      )}
      {annotations.length > 1 && !text && (
        <div className="versions-all">
          <Button variant="outline" onClick={() => setTaken(new Set(annotations.map((row) => row.id)))}>
            {t("versions.takeAll")}
          </Button>
          <Button variant="outline" onClick={() => setTaken(new Set())}>
            {t("versions.takeNone")}
          </Button>
        </div>
      )}
      <ul className="versions-list">
        {annotations.map((row) => (
          <Difference
            key={row.id}
            row={row}
            taken={text ? undefined : taken.has(row.id)}
            onTake={(on) => toggle(row, on)}
          />
        ))}
      </ul>
      <p className="muted">{t("versions.keep")}</p>
    </Form>
  )
}

/** @param taken `undefined` where it cannot be taken by itself */
function Difference({
  row,
  taken,
  onTake,
}: {
  readonly row: Row
  readonly taken: boolean | undefined
  onTake(on: boolean): void
}) {
  const { t } = useTranslation()
  const { here, there, changed } = row
  const now = here === null ? "onlyThere" : there === null ? "onlyHere" : "inBoth"
  const quote = (there ?? here)?.quote ?? ""
  return (
    <li className="version-row">
      {taken !== undefined && (
        <input
          type="checkbox"
          checked={taken}
          aria-label={t("versions.take", { quote })}
          onChange={({ target }) => onTake(target.checked)}
        />
      )}
      <div className="version-sides">
        <p className="import-outcome">{t(`versions.became.${now}.${changed}`)}</p>
        <Side label={t("versions.here")} shown={here} />
        <Side label={t("versions.there")} shown={there} />
      </div>
    </li>
  )
}

function Side({ label, shown }: { readonly label: string; readonly shown: ShownAnnotation | null }) {
  const { t } = useTranslation()
  const kinds = useKinds()
  const creators = useApp((state) => state.start?.project?.creators)
  const kind = kinds.find(({ id }) => id === shown?.annotation.kind)
  const creator = creators?.find(({ id }) => id === shown?.annotation.creator)?.name
  return (
    <div className="version-side">
      <span className="version-label">{label}</span>
      {shown === null ? (
        <p className="muted">{t("versions.nothing")}</p>
      ) : (
        <div>
          <p dir="auto">
            {kind !== undefined && <KindLetter kind={kind} label={kind.name} />}{" "}
            {t("record.quoted", { words: shown.quote })}
          </p>
          {shown.annotation.note !== undefined && (
            <p className="version-note" dir="auto">
              {shown.annotation.note}
            </p>
          )}
          <p className="import-outcome">
            {[...valuesOf(shown), creator, formatWhen(shown.annotation.modified)]
              .filter((part) => part !== undefined)
              .join(" · ")}
          </p>
        </div>
      )}
    </div>
  )
}

function Choice({
  label,
  checked,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  onChange(on: boolean): void
}) {
  return (
    <label className="versions-choice">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}

function chosenFirst(annotations: readonly Row[]): string[] {
  return annotations.filter(({ changed }) => changed === "there").map(({ id }) => id)
}

/** What else the annotation says, in short. */
function valuesOf({ annotation: { fields, tags = [], status, confidence } }: ShownAnnotation): string[] {
  const texts = Object.entries(fields ?? {}).flatMap(([name, { value }]) =>
    typeof value === "string" || typeof value === "number" ? [`${name}: ${value}`] : [name],
  )
  return [
    ...texts,
    ...tags,
    ...(status === undefined ? [] : [status]),
    ...(confidence === undefined ? [] : [confidence]),
  ]
}
