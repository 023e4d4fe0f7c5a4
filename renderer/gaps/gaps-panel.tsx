// What the record of the open article lacks, as a list beside the text: arrows walk through it, Enter goes to the text
// while the list stays, one key leaves a gap aside. It is no dialog, so that text, cards and list are used in turn.

import { X } from "lucide-react"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { Gap, GapRule } from "../../shared/kinds/gaps/gap.ts"
import { useApp, useKinds, useModel } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { kindOf } from "../cards/card-filter.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { shorten } from "../ui/shorten.ts"
import { useGaps } from "./use-gaps.ts"
import "./gaps.css"

const rules: readonly GapRule[] = ["field", "quotation", "speech", "name"]
/** How much of the text shows, in UTF-16 code units. */
const QUOTE = 90

export function GapsPanel({ open }: { readonly open: OpenedArticle }) {
  const shown = useApp((state) => state.gaps)
  return shown === null ? null : <Panel open={open} asked={shown} />
}

interface PanelProps {
  readonly open: OpenedArticle
  /** Another object each time the list is asked for: it takes the focus. */
  readonly asked: object
}

function Panel({ open, asked }: PanelProps) {
  const { t } = useTranslation()
  const model = useModel()
  const gaps = useGaps(open)
  const [aside, setAside] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const { editor } = open
  const rows = aside ? gaps?.dismissed : gaps?.open
  const isReady = rows !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for, and when it is there.
  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>("[data-gap]")
    ;(first ?? list.current)?.focus()
  }, [asked, isReady])
  const close = () => {
    model.articles.showGaps(false)
    editor.focus()
  }
  const go = ({ annotation, span }: Gap) => {
    if (annotation !== undefined) editor.select(annotation, { scroll: true, focus: true })
    else editor.showSpan(span, { select: true })
  }
  const dismiss = ({ key }: Gap) => {
    const others = open.dismissed.filter((one) => one !== key)
    model.articles.setDismissed(open, aside ? others : [...others, key])
    model.announce(t(aside ? "gaps.takeBack" : "gaps.toldDismissed"))
  }
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-gap]")]
    const at = buttons.findIndex((one) => one.contains(document.activeElement))
    const gap = at < 0 ? undefined : ordered(rows ?? [])[at]
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to !== undefined) buttons[Math.max(0, Math.min(to, buttons.length - 1))]?.focus()
    else if (event.key === "Escape") close()
    else if (gap !== undefined && ["d", "D", "Delete"].includes(event.key)) {
      // Its neighbour has the focus when it is gone.
      const neighbour = buttons[at + 1] ?? buttons[at - 1] ?? event.currentTarget
      neighbour.focus()
      dismiss(gap)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="gaps" aria-label={t("gaps.heading")} data-pane="gaps">
      <header>
        <h2>{t("gaps.heading")}</h2>
        <span className="muted tabular">{gaps?.open.length}</span>
        <IconButton icon={X} label={t("gaps.close")} onClick={close} />
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it have the focus. */}
      <div ref={list} className="gaps-list" tabIndex={-1} onKeyDown={press}>
        {rows === undefined && <p className="muted">{t("gaps.looking")}</p>}
        {rows?.length === 0 && <p className="muted">{t("gaps.none")}</p>}
        {rules.map((rule) => {
          const group = rows?.filter((gap) => gap.rule === rule) ?? []
          return (
            group.length > 0 && (
              <section
                key={rule}
                aria-label={t("gaps.group", { rule: t(`gaps.rules.${rule}`), count: group.length })}
              >
                <h3>
                  {t(`gaps.rules.${rule}`)} <span className="muted tabular">{group.length}</span>
                </h3>
                <ul>
                  {group.map((gap) => (
                    <li key={gap.key}>
                      <GapRow gap={gap} open={open} onGo={() => go(gap)} />
                      {!editor.getSnapshot().readOnly && (
                        <IconButton
                          icon={X}
                          size={14}
                          tabIndex={-1}
                          label={t(aside ? "gaps.takeBack" : "gaps.dismiss")}
                          keyLabel="D"
                          onClick={() => dismiss(gap)}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            )
          )
        })}
      </div>
      <footer>
        <label className="gaps-aside">
          <input
            type="checkbox"
            checked={aside}
            disabled={!aside && gaps?.dismissed.length === 0}
            onChange={(event) => setAside(event.currentTarget.checked)}
          />
          {t("gaps.showDismissed", { count: gaps?.dismissed.length ?? 0 })}
        </label>
        <p className="muted small">{t("gaps.help")}</p>
      </footer>
    </section>
  )
}

/** As they are listed: by rule, in reading order within it. */
function ordered(gaps: readonly Gap[]): readonly Gap[] {
  return rules.flatMap((rule) => gaps.filter((gap) => gap.rule === rule))
}

interface GapRowProps {
  readonly gap: Gap
  readonly open: OpenedArticle
  onGo(): void
}

function GapRow({ gap, open, onGo }: GapRowProps) {
  const { t } = useTranslation()
  const kinds = useKinds()
  const { text, annotations } = open.editor.getSnapshot()
  const annotation = annotations.find(({ id }) => id === gap.annotation)
  const kind = annotation === undefined ? undefined : kindOf(kinds, annotation.kind)
  const field = kind?.fields.find(({ id }) => id === gap.field)
  const after = text.slice(gap.span.end, gap.span.end + 40).replace(/\s+/gu, " ")
  return (
    <button type="button" data-gap className="registry-row" onClick={onGo}>
      {kind !== undefined && <KindLetter kind={kind} label={kind.name} />}
      <span className="registry-words quote" dir="auto">
        {shorten(text.slice(gap.span.start, gap.span.end).replace(/\s+/gu, " "), QUOTE)}
        {gap.rule !== "quotation" && gap.rule !== "field" && <span className="muted">{after}</span>}
      </span>
      {field !== undefined && <span className="muted small">{t("gaps.lacks", { field: field.name })}</span>}
    </button>
  )
}
