// The panel of cards: which annotations have cards, in what order, and what stands there when none has.

import {
  type Ref,
  useCallback,
  useDeferredValue,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Creator } from "../../shared/domain/project.ts"
import { onePaneWindow } from "../app/state.ts"
import { useEditorParts } from "../app/use-editor.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { DeskProvider, type RecordDesk } from "../record/desk.ts"
import type { Offer } from "../record/proposal.ts"
import { takeSelection } from "../record/take-selection.ts"
import { useProposals } from "../record/use-proposals.ts"
import { useMedia } from "../ui/use-media.ts"
import { type CardFilter, filterAnnotations, isFiltering, noFilter } from "./card-filter.ts"
import { cardsParts } from "./card-list.ts"
import { OPEN_GUESS } from "./card-size.ts"
import { CardsHeader, type Grouping } from "./cards-header.tsx"
import { ChosenBar } from "./chosen-bar.tsx"
import { useChosenCards } from "./chosen-cards.ts"
import { NothingFound, NothingMarked } from "./empty-cards.tsx"
import { groupByEntity, groupByKind } from "./group-cards.ts"
import { KindList } from "./kind-list.tsx"
import { PositionList } from "./position-list.tsx"
import { recordWords } from "./record-words.ts"
import { useCardActions } from "./use-card-actions.ts"
import { cardOf, useCardFocus } from "./use-card-focus.ts"
import { useScrollView } from "./use-scroll-view.ts"
import "./cards.css"

interface CardsPanelProps {
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  readonly creators: readonly Creator[]
  /** What records are made with. */
  readonly desk: RecordDesk
  /** The other places of the words of the selected annotation are to be marked. */
  onMarkAll(): void
  readonly ref?: Ref<CardsHandle>
}

/** What others may ask of the panel. */
export interface CardsHandle {
  /** Puts the focus into the first field of an annotation's card. The annotation is selected already. */
  open(id: string): void
  /** Accepts all that the open card proposes, and puts the caret back behind the annotation. */
  acceptProposals(): void
  /** What the open card proposes for a field first. */
  proposed(field: string): Offer | undefined
  /** Takes the selected words into the record of the selected annotation. */
  takeSelection(): void
}

/** Lies in the scroller of the text, beside it. */
export function CardsPanel({ editor, kinds, creators, desk, onMarkAll, ref }: CardsPanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const header = useRef<HTMLDivElement>(null)
  const snapshot = useEditorParts(editor, cardsParts)
  const view = useScrollView(panel, header)
  const [grouping, setGrouping] = useState<Grouping>("position")
  const [filter, setFilter] = useState<CardFilter>(noFilter)
  const [openHeights, setOpenHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const { active, focusCard, onFocus, onBlur } = useCardFocus(panel)

  const { annotations, lookup, text, selected } = snapshot
  const { registry } = desk
  const applied = useDeferredValue(filter)
  const kept = isFiltering(applied) ? selected : null
  const wordsOfRecord = useCallback(
    (one: Annotation) => recordWords(one, registry, (status) => t(`record.statuses.${status}`)),
    [registry, t],
  )
  const shown = useMemo(
    () => filterAnnotations(annotations, text, applied, kept, wordsOfRecord),
    [annotations, text, applied, kept, wordsOfRecord],
  )
  // Beside a text that they cover, cards would only lie far apart.
  const coversText = useMedia(onePaneWindow)
  const isBesideLines = grouping === "position" && !coversText
  const groups = useMemo(() => {
    if (isBesideLines || shown.length === 0) return []
    if (grouping === "position") return [{ id: "all", name: t("cards.inOrder"), annotations: shown }]
    return grouping === "kind" ? groupByKind(shown, kinds) : groupByEntity(shown, registry, t("cards.nobody"))
  }, [isBesideLines, grouping, shown, kinds, registry, t])
  /** The cards in the order in which arrow keys go through them. */
  const order = useMemo(
    () => (grouping === "position" ? shown : groups.flatMap((group) => group.annotations)),
    [grouping, groups, shown],
  )

  const first = order[0]?.id
  const leaveSearch = useCallback(() => {
    if (first !== undefined) focusCard(first)
  }, [first, focusCard])

  const chosen = useChosenCards(order)
  const { onAction, onClick, onKeyDown } = useCardActions({
    ...{ editor, selected, order, chosen, focusCard, onMarkAll },
  })
  const annotation = selected === null ? undefined : lookup.get(selected)
  const readOnly = snapshot.readOnly || snapshot.mode === "edit"
  const offered = useProposals({ ...desk, editor, kinds, annotation, annotations, text, readOnly })
  const formDesk = useMemo(() => ({ ...desk, editor, kinds, offered }), [desk, editor, kinds, offered])
  useImperativeHandle(ref, () => ({
    open: (id) => focusCard(id, "first"),
    acceptProposals() {
      if (selected === null || offered.proposals.length === 0) return
      offered.accept(offered.proposals)
      editor.select(selected, { focus: true })
    },
    proposed: (field) => offered.proposals.find((one) => one.field === field)?.offer,
    takeSelection: () => void takeSelection(formDesk),
  }))

  const onHeight = useCallback(
    (kind: string, height: number) =>
      setOpenHeights((known) => (known.get(kind) === height ? known : new Map(known).set(kind, height))),
    [],
  )
  const list = {
    editor,
    t,
    kinds,
    creators,
    registry,
    active,
    openHeight: (annotation && openHeights.get(annotation.kind)) ?? OPEN_GUESS,
    onHeight,
    onAction,
    chosen: chosen.ids,
  }
  const hidden = annotations.length - shown.length
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: cards are the buttons; one listener serves them all.
    <section
      ref={panel}
      className="cards"
      onClick={onClick}
      onKeyDown={onKeyDown}
      // The text shows what the card is about that the pointer or the focus is on.
      onPointerOver={(event) => editor.pointAt(cardOf(event.target) ?? null)}
      onPointerLeave={() => editor.pointAt(null)}
      onFocus={(event) => {
        editor.pointAt(cardOf(event.target) ?? null)
        onFocus(event)
      }}
      onBlur={(event) => {
        editor.pointAt(null)
        onBlur(event)
      }}
    >
      <div ref={header} className="cards-header">
        <CardsHeader
          editor={editor}
          grouping={grouping}
          kinds={kinds}
          filter={filter}
          found={
            filter.query.trim() === ""
              ? ""
              : t("cards.place", { index: shown.length, count: annotations.length })
          }
          onGrouping={setGrouping}
          onFilter={setFilter}
          onLeaveSearch={leaveSearch}
        />
        {chosen.ids.size > 0 && (
          <ChosenBar editor={editor} kinds={kinds} ids={chosen.ids} onClear={chosen.clear} />
        )}
      </div>
      {annotations.length === 0 && <NothingMarked kinds={kinds} />}
      {shown.length === 0 && hidden > 0 && (
        <NothingFound hidden={hidden} onClear={() => setFilter(noFilter)} />
      )}
      <DeskProvider value={formDesk}>
        {isBesideLines ? (
          <PositionList {...list} snapshot={snapshot} shown={shown} view={view} />
        ) : (
          <KindList
            {...list}
            snapshot={snapshot}
            groups={groups}
            top={view.headerStays ? view.header : 0}
            height={view.boxHeight - (view.headerStays ? view.header : 0)}
            begin={grouping === "position" ? editor.visible(0)[0]?.id : undefined}
          />
        )}
      </DeskProvider>
    </section>
  )
}
