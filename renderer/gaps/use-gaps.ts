// The gaps of the open article. They are looked for when nothing else is to be done, some time after the last change, so
// that typing and marking never wait for it.

import { useEffect, useState } from "react"
import type { Gap } from "../../shared/kinds/gaps/gap.ts"
import { findGaps } from "../../shared/kinds/gaps/index.ts"
import { useApp, useKinds } from "../app/model-context.ts"
import type { OpenedArticle } from "../app/state.ts"
import { useEditor } from "../app/use-editor.ts"

export interface Gaps {
  readonly open: readonly Gap[]
  /** Those that the analyst left aside. */
  readonly dismissed: readonly Gap[]
}

/** How long nothing has to change first, in milliseconds. */
const PAUSE = 150

/** Undefined until they were looked for the first time. */
export function useGaps(article: OpenedArticle): Gaps | undefined {
  const kinds = useKinds()
  const entities = useApp((state) => state.start?.project?.entities)
  const annotations = useEditor(article.editor, (snapshot) => snapshot.annotations)
  const text = useEditor(article.editor, (snapshot) => snapshot.text)
  const [found, setFound] = useState<readonly Gap[] | undefined>(undefined)
  useEffect(() => {
    let idle: number | undefined
    const pause = setTimeout(() => {
      idle = requestIdleCallback(
        () => setFound(findGaps({ text, annotations, kinds, entities: entities ?? [] })),
        { timeout: 2000 },
      )
    }, PAUSE)
    return () => {
      clearTimeout(pause)
      if (idle !== undefined) cancelIdleCallback(idle)
    }
  }, [text, annotations, kinds, entities])
  if (found === undefined) return undefined
  const left = new Set(article.dismissed)
  return {
    open: found.filter(({ key }) => !left.has(key)),
    dismissed: found.filter(({ key }) => left.has(key)),
  }
}
