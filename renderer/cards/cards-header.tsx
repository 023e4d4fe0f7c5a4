// The head of the panel: how cards are ordered, how many there are of each kind (which is also the filter by
// kind), and a field to look for words.

import { Search } from "lucide-react"
import { memo, useCallback, useEffect, useRef, useState } from "react"
import type { Kind } from "../../shared/domain/codebook.ts"
import { useEditor } from "../app/use-editor.ts"
import type { Editor } from "../editor/editor-state.ts"
import { useTranslation } from "../i18n/use-translation.ts"
import { IconButton } from "../ui/button.tsx"
import { KindLetter } from "../ui/kind-letter.tsx"
import { Segmented } from "../ui/segmented.tsx"
import type { CardFilter } from "./card-filter.ts"

export type Grouping = "position" | "kind" | "entity"

interface CardsHeaderProps {
  readonly editor: Editor
  readonly grouping: Grouping
  readonly kinds: readonly Kind[]
  readonly filter: CardFilter
  /** How many cards hold the words looked for, in words; empty where none are looked for. */
  readonly found: string
  onGrouping(grouping: Grouping): void
  onFilter(filter: CardFilter): void
  /** The analyst goes from the search field to what was found. */
  onLeaveSearch(): void
}

export const CardsHeader = memo(function CardsHeader(props: CardsHeaderProps) {
  const { editor, grouping, kinds, filter, onGrouping, onFilter } = props
  const { t } = useTranslation()
  const [searching, setSearching] = useState(false)
  const toggle = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (searching) field.current?.focus()
  }, [searching])

  const closeSearch = () => {
    setSearching(false)
    onFilter({ ...filter, query: "" })
    toggle.current?.focus()
  }
  return (
    <>
      <div className="cards-tools">
        <GroupBy value={grouping} onChange={onGrouping} />
        <KindFilters editor={editor} kinds={kinds} filter={filter} onFilter={onFilter} />
        <IconButton
          ref={toggle}
          icon={Search}
          label={t("cards.filter")}
          aria-expanded={searching}
          onClick={() => (searching ? closeSearch() : setSearching(true))}
        />
      </div>
      {searching && (
        <div className="cards-search">
          <input
            ref={field}
            type="search"
            aria-label={t("cards.filter")}
            placeholder={t("cards.filterHint")}
            value={filter.query}
            onChange={(event) => onFilter({ ...filter, query: event.target.value })}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === "Escape") closeSearch()
              else if (event.key === "Enter" || event.key === "ArrowDown") props.onLeaveSearch()
              else return
              event.preventDefault()
            }}
          />
          <span className="tabular" role="status">
            {props.found}
          </span>
        </div>
      )}
    </>
  )
})

type KindFiltersProps = Pick<CardsHeaderProps, "editor" | "kinds" | "filter" | "onFilter">

/** Asks for the numbers itself: they change with every annotation, and nothing else here does. */
function KindFilters({ editor, kinds, filter, onFilter }: KindFiltersProps) {
  const { t } = useTranslation()
  const counts = useEditor(editor, ({ lookup }) => lookup.counts)
  const toggle = useCallback(
    (id: string) => {
      const others = filter.kinds.filter((one) => one !== id)
      onFilter({ ...filter, kinds: others.length < filter.kinds.length ? others : [...others, id] })
    },
    [filter, onFilter],
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own box and says no more
    <div className="cards-kinds" role="group" aria-label={t("cards.showOnly")}>
      {kinds.map((kind) => (
        <KindFilter
          key={kind.id}
          kind={kind}
          number={counts.get(kind.id) ?? 0}
          isOn={filter.kinds.includes(kind.id)}
          onToggle={toggle}
        />
      ))}
    </div>
  )
}

interface KindFilterProps {
  readonly kind: Kind
  readonly number: number
  readonly isOn: boolean
  onToggle(kind: string): void
}

const KindFilter = memo(function KindFilter({ kind, number, isOn, onToggle }: KindFilterProps) {
  const { t } = useTranslation()
  const name = t("cards.kindCount", { plural: kind.plural, number })
  return (
    <button
      type="button"
      className="cards-kind tabular"
      aria-pressed={isOn}
      aria-label={name}
      title={name}
      onClick={() => onToggle(kind.id)}
    >
      <KindLetter kind={kind} />
      {number}
    </button>
  )
})

interface GroupByProps {
  readonly value: Grouping
  onChange(grouping: Grouping): void
}

/** Apart from the numbers, which change with every annotation. */
const GroupBy = memo(function GroupBy({ value, onChange }: GroupByProps) {
  const { t } = useTranslation()
  return (
    <Segmented
      label={t("cards.groupBy")}
      value={value}
      options={[
        { value: "position", label: t("cards.byPosition") },
        { value: "kind", label: t("cards.byKind") },
        { value: "entity", label: t("cards.byEntity") },
      ]}
      onChange={onChange}
    />
  )
})
