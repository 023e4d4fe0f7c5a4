// Other versions of the project's articles: which there are, and what differs in each, to be taken over one by one.

import { useEffect, useState } from "react"
import type { VersionInfo, VersionReview } from "../../shared/contract/answers.ts"
import { useModel } from "../app/model-context.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import type { DialogProps } from "./dialogs.tsx"
import { ReviewForm } from "./version-review.tsx"

export function VersionsDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { client } = useModel()
  const [versions, setVersions] = useState<readonly VersionInfo[] | undefined>(undefined)
  const [chosen, setChosen] = useState<{ version: VersionInfo; review: VersionReview } | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    void client.call("version.list", {}).then((listed) => {
      if (listed.ok) setVersions(listed.value)
      else setFailure(listed.error.message)
    })
  }, [client])
  const review = async (version: VersionInfo) => {
    const { id, file } = version
    const read = await client.call("version.review", { id, file })
    setFailure(read.ok ? undefined : read.error.message)
    if (read.ok) setChosen({ version, review: read.value })
  }
  return (
    <Dialog title={t("versions.title")} className="versions-dialog" onClose={onClose}>
      {chosen !== undefined ? (
        <ReviewForm {...chosen} onClose={onClose} />
      ) : (
        <>
          <p className="muted">{t("versions.help")}</p>
          {failure !== undefined && (
            <p className="warn" role="alert">
              {failure}
            </p>
          )}
          {versions?.length === 0 && <p>{t("versions.none")}</p>}
          <ul className="import-list">
            {versions?.map((version) => (
              <li key={`${version.id}/${version.file}`} className="backup-row">
                <div>
                  <p className="import-file" dir="auto">
                    {version.title}
                  </p>
                  <p className="import-outcome">{version.file}</p>
                </div>
                <Button variant="outline" onClick={() => void review(version)}>
                  {t("versions.review")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
