// The codebook of the project: its kinds, one at a time with all that is asked of it, the links there can be, and the
// codebook as a file. Whatever changes here, annotations stay as they are.

import { useState } from "react"
import type { Codebook, Kind } from "../../shared/domain/codebook.ts"
import { codebookAfter } from "../../shared/domain/project.ts"
import type { DialogProps } from "../dialogs/dialogs.tsx"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { newKind } from "./codebook-change.ts"
import { CodebookFile } from "./codebook-file.tsx"
import { CodebookList, links } from "./codebook-list.tsx"
import { KindPage } from "./kind-page.tsx"
import { LinksPage } from "./links-page.tsx"
import { useCodebook } from "./use-codebook.ts"
import "./codebook.css"

interface Notice {
  readonly text: string
  /** What the codebook was before and after what the notice tells of, which can be taken back. */
  readonly made?: { readonly before: Codebook; readonly codebook: Codebook }
}

export function CodebookDialog({ onClose }: DialogProps) {
  const { t } = useTranslation()
  const { codebook, readOnly, change } = useCodebook()
  const [shown, setShown] = useState<string | undefined>(codebook.kinds[0]?.id)
  const [notice, setNotice] = useState<Notice | undefined>(undefined)
  const kind = codebook.kinds.find(({ id }) => id === shown) ?? codebook.kinds[0]
  const add = (name: string) => {
    const made = newKind(codebook, name)
    if (change((now) => ({ ...now, kinds: [...now.kinds, made] }))) setShown(made.id)
  }
  const remove = ({ id, name }: Kind) => {
    const after = { ...codebook, kinds: codebook.kinds.filter((one) => one.id !== id) }
    const made = { before: codebook, codebook: after }
    if (change((now) => codebookAfter(now, made))) setNotice({ text: t("codebook.removed", { name }), made })
  }
  const replace = (read: Codebook) => {
    const made = { before: codebook, codebook: read }
    if (change(() => read)) setNotice({ text: t("codebook.imported", { count: read.kinds.length }), made })
  }
  return (
    <Dialog title={t("codebook.heading")} className="codebook-dialog" onClose={onClose}>
      <div className="codebook-side">
        <CodebookList codebook={codebook} shown={shown === links ? links : kind?.id} onShow={setShown}>
          {!readOnly && <NewKind onAdd={add} />}
        </CodebookList>
        <CodebookFile readOnly={readOnly} onRead={replace} onTold={(text) => setNotice({ text })} />
        <p className="codebook-notice" role="status">
          {notice?.text}{" "}
          {notice?.made !== undefined && (
            <Button
              variant="link"
              onClick={() => {
                const { made } = notice
                setNotice(undefined)
                if (made !== undefined)
                  change((now) => codebookAfter(now, { before: made.codebook, codebook: made.before }))
              }}
            >
              {t("library.undo")}
            </Button>
          )}
        </p>
      </div>
      {shown === links ? (
        <LinksPage readOnly={readOnly} types={codebook.relationTypes} change={change} />
      ) : (
        kind !== undefined && (
          <KindPage
            key={kind.id}
            kind={kind}
            kinds={codebook.kinds}
            readOnly={readOnly}
            change={change}
            onRemove={() => remove(kind)}
          />
        )
      )}
    </Dialog>
  )
}

function NewKind({ onAdd }: { onAdd(name: string): void }) {
  const { t } = useTranslation()
  const [name, setName] = useState("")
  return (
    <div className="field codebook-new">
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        aria-label={t("codebook.newKind")}
        placeholder={t("codebook.newKind")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || name.trim() === "") return
          onAdd(name.trim())
          setName("")
        }}
      />
    </div>
  )
}
