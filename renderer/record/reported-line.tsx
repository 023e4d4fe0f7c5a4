// Whose word an event rests on, in a quiet line: it follows from the claims around the event.

import { type Annotation, extentOf } from "../../shared/domain/annotation.ts"
import { useEditor } from "../app/use-editor.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { useDesk } from "./desk.ts"
import { reportedBy } from "./reported-by.ts"

export function ReportedLine({ annotation }: { readonly annotation: Annotation }) {
  const { t } = useTranslation()
  const { editor, registry, kinds } = useDesk()
  const lookup = useEditor(editor, (snapshot) => snapshot.lookup)
  const reported = reportedBy(annotation, lookup.around(extentOf(annotation)), kinds)
  const name = (id: string) => registry.find(id)?.name ?? t("record.unknown")
  if (reported === undefined) return <p className="record-reported">{t("record.asserted")}</p>
  const { source, relay, claim } = reported
  const who = source === undefined ? t("record.unknown") : name(source)
  return (
    <p className="record-reported">
      {relay.length === 0
        ? t("record.reportedBy", { who })
        : t("record.reportedVia", { who, relay: relay.map(name).join(", ") })}{" "}
      <button
        type="button"
        className="record-quiet"
        onClick={() => editor.select(claim.id, { scroll: true })}
      >
        {t("record.showClaim")}
      </button>
    </p>
  )
}
