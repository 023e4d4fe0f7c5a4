// The open article on its sheet and its cards beside it, in one scroller, so that cards stay next to their lines.

import { useLayoutEffect, useMemo, useRef } from "react"
import { CardExtrasContext } from "../cards/card-extras.ts"
import { CardsPanel } from "../cards/cards-panel.tsx"
import type { Editor } from "../editor/editor-state.ts"
import { FindBar } from "../find/find-bar.tsx"
import { GapsPanel } from "../gaps/gaps-panel.tsx"
import { useTranslation } from "../i18n/use-translation.ts"
import { ChoiceList } from "../popover/choice-list.tsx"
import { ResizeHint } from "../popover/resize-hint.tsx"
import { SelectionPopover } from "../popover/selection-popover.tsx"
import { ParagraphNumbers } from "../reader/paragraph-numbers.tsx"
import { readingStyle } from "../reader/reading-style.ts"
import { Ruler } from "../reader/ruler.tsx"
import { useRegistry } from "../registry/use-registry.ts"
import { ReviewPane } from "../review/review-pane.tsx"
import { ArticleHead } from "./article-head.tsx"
import { cardExtras } from "./card-extras.tsx"
import { CardsEdge } from "./cards-edge.tsx"
import { focusOnText } from "./keep-focus.ts"
import { useApp, useCommand, useKinds, useModel } from "./model-context.ts"
import { NoArticle } from "./no-article.tsx"
import type { OpenedArticle } from "./state.ts"
import { useStore } from "./store.ts"
import { useRememberedView } from "./use-remembered-view.ts"
import "./article-pane.css"

export function ArticlePane({ cards }: { readonly cards: boolean }) {
  const open = useApp((state) => state.open)
  // Another editor gets a scroller of its own, and puts it where the analyst was.
  return open === null ? <NoArticle /> : <Desk key={keyOf(open.editor)} open={open} cards={cards} />
}

function Desk({ open, cards }: { readonly open: OpenedArticle; readonly cards: boolean }) {
  const { t } = useTranslation()
  const model = useModel()
  const kinds = useKinds()
  const run = useCommand()
  const reviewing = useApp((state) => state.reviewing)
  const marks = useStore(model.preferences, (preferences) => preferences.marks)
  const scroller = useRef<HTMLDivElement>(null)
  const reading = useStore(model.preferences, (preferences) => preferences.reading)
  const { editor } = open

  useRememberedView(editor, scroller, (view) => model.articles.rememberView(open.id, view))
  return (
    <div
      ref={scroller}
      className="desk"
      data-cards={cards || undefined}
      data-density={marks.density}
      data-letters={marks.letters || undefined}
      data-focus-mode={reading.focus || undefined}
      style={readingStyle(reading)}
    >
      <div className="sheet-ground" aria-hidden />
      <main className="sheet" aria-label={t("article.label")} data-pane="article">
        <FindBar editor={editor} />
        <div className="sheet-column">
          <ArticleHead open={open} />
          <ArticleText editor={editor} />
          {reading.numbers && <ParagraphNumbers editor={editor} scroller={scroller} />}
        </div>
        {!editor.getSnapshot().readOnly && (
          <>
            <SelectionPopover editor={editor} kinds={kinds} onMarkAll={() => run("mark-all")} />
            <ResizeHint editor={editor} />
          </>
        )}
        <GapsPanel open={open} />
        <ChoiceList editor={editor} kinds={kinds} />
      </main>
      {reading.ruler && <Ruler editor={editor} scroller={scroller} />}
      {cards && (reviewing ? <ReviewPane open={open} /> : <Cards open={open} />)}
    </div>
  )
}

/** The text is there before the cards beside it are measured, so that the page is laid out once and not twice. */
function ArticleText({ editor }: { readonly editor: Editor }) {
  const text = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const scroller = text.current?.closest<HTMLElement>(".desk")
    if (!text.current || !scroller) return
    editor.mount(text.current, scroller, focusOnText)
    return () => editor.destroy()
  }, [editor])
  return <div ref={text} className="sheet-text" />
}

const extras = [cardExtras(true), cardExtras(false)] as const

function Cards({ open }: { readonly open: OpenedArticle }) {
  const { t } = useTranslation()
  const model = useModel()
  const kinds = useKinds()
  const run = useCommand()
  const creators = useApp((state) => state.start?.project?.creators)
  const registry = useRegistry()
  const { publishedOn, language } = open.metadata
  const { unwanted } = open
  const { dismissProposal } = model.articles
  const { change, newEntity } = model.records
  const desk = useMemo(
    () => ({ registry, dateline: publishedOn, language, unwanted, change, newEntity, dismissProposal }),
    [registry, publishedOn, language, unwanted, change, newEntity, dismissProposal],
  )
  return (
    <aside className="cards-column" aria-label={t("article.panel")} data-pane="cards">
      <CardsEdge />
      <CardExtrasContext value={extras[open.editor.getSnapshot().readOnly ? 0 : 1]}>
        <CardsPanel
          ref={model.cards}
          editor={open.editor}
          kinds={kinds}
          creators={creators ?? []}
          desk={desk}
          onMarkAll={() => run("mark-all")}
        />
      </CardExtrasContext>
    </aside>
  )
}

const keys = new WeakMap<object, number>()
let lastKey = 0

/** A key for React that is the same for the same object. */
function keyOf(object: object): number {
  const key = keys.get(object) ?? ++lastKey
  keys.set(object, key)
  return key
}
