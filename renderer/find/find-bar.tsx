// The bar at the top of the article in which one looks for words. It draws the state of finding and sends what is
// typed and pressed there; the hits themselves are drawn by the text.

import { CaseSensitive, ChevronDown, ChevronUp, Highlighter, Regex, WholeWord, X } from "lucide-react"
import { type KeyboardEvent, useEffect, useRef } from "react"
import { HIT_LIMIT } from "../../shared/domain/find.ts"
import { keyLabel } from "../app/keyboard.ts"
import { useKeyLabels, useModel } from "../app/model-context.ts"
import { useStore } from "../app/store.ts"
import { useEditor } from "../app/use-editor.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { Button, IconButton } from "../ui/button.tsx"
import type { FindState } from "./find.ts"
import "./find-bar.css"

export function FindBar({ editor }: { readonly editor: Editor }) {
  const { find } = useModel()
  const isOpen = useStore(find, (state) => state.isOpen)
  return isOpen ? <Bar editor={editor} /> : null
}

function Bar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation()
  const keyOf = useKeyLabels()
  const model = useModel()
  const { find } = model
  const state = useStore(find, (whole) => whole)
  const readOnly = useEditor(editor, (snapshot) => snapshot.readOnly)
  const field = useRef<HTMLInputElement>(null)
  const { query, hits, asked } = state

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time the bar is asked for
  useEffect(() => field.current?.select(), [asked])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isEnter = event.key === "Enter" && event.target === field.current
    if (event.key !== "Escape" && !isEnter) return
    event.preventDefault()
    if (event.key === "Escape") find.close()
    else find.step(event.shiftKey ? -1 : 1)
  }
  const markAll = () =>
    find.whenFound((spans) => {
      const kind = editor.getSnapshot().preferredKind
      model.show({ type: "mark-all", occurrences: { words: query.text, kind, spans, isMore: false } })
    })
  return (
    <div className="find-place">
      <search className="find-bar" aria-label={t("find.label")} onKeyDown={onKeyDown}>
        <input
          ref={field}
          type="text"
          aria-label={t("find.field")}
          placeholder={t("find.field")}
          aria-invalid={state.outcome === "wrong" || state.outcome === "stopped"}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={query.text}
          onChange={(event) => find.ask({ text: event.currentTarget.value })}
        />
        <span className="find-count tabular" role="status">
          <Count state={state} />
        </span>
        <IconButton
          icon={CaseSensitive}
          label={t("find.matchCase")}
          aria-pressed={query.matchCase === true}
          onClick={() => find.ask({ matchCase: query.matchCase !== true })}
        />
        <IconButton
          icon={WholeWord}
          label={t("find.wholeWord")}
          aria-pressed={query.wholeWord === true}
          onClick={() => find.ask({ wholeWord: query.wholeWord !== true })}
        />
        <IconButton
          icon={Regex}
          label={t("find.regularExpression")}
          aria-pressed={query.regularExpression === true}
          onClick={() => find.ask({ regularExpression: query.regularExpression !== true })}
        />
        <span className="find-line" aria-hidden />
        <IconButton
          icon={ChevronUp}
          label={t("commands.find-previous")}
          keyLabel={keyOf("find-previous")}
          aria-disabled={hits.length === 0}
          onClick={() => find.step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t("commands.find-next")}
          keyLabel={keyOf("find-next")}
          aria-disabled={hits.length === 0}
          onClick={() => find.step(1)}
        />
        {!readOnly && (
          <Button icon={Highlighter} disabled={hits.length === 0} onClick={markAll}>
            {t("find.markAll")}
          </Button>
        )}
        <IconButton
          icon={X}
          label={t("find.close")}
          keyLabel={keyLabel("Escape")}
          onClick={() => find.close()}
        />
        <Problem outcome={state.outcome} />
      </search>
    </div>
  )
}

function Count({ state: { query, hits, current, outcome } }: { readonly state: FindState }) {
  const { t } = useTranslation()
  if (query.text === "" || outcome !== "found") return null
  if (hits.length === 0) return t("find.none")
  return t(hits.length < HIT_LIMIT ? "find.count" : "find.countOrMore", {
    index: current + 1,
    count: hits.length,
  })
}

function Problem({ outcome }: { readonly outcome: FindState["outcome"] }) {
  const { t } = useTranslation()
  if (outcome !== "wrong" && outcome !== "stopped") return null
  return (
    <p className="find-problem warn" role="alert">
      {t(`find.${outcome}`)}
    </p>
  )
}
