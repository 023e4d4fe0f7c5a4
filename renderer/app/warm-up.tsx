// The first article opens as quickly as those after it: while nobody waits, the window opens a sample where nobody sees
// it, selects and marks in it, and takes all of it away again. A browser makes code ready only as it is first run, and
// letters as they are first laid out; for a first article that takes as long again as opening it does. The sample has a
// model of its own, whose host answers from here: nothing of it reaches the project.

import { createRoot } from "react-dom/client"
import { createClient } from "../../shared/contract/client.ts"
import { createEditor } from "../editor/article-editor.ts"
import { Surroundings } from "./app.tsx"
import { ArticlePane } from "./article-pane.tsx"
import { createModel, type Model } from "./model.ts"
import { createStore } from "./store.ts"
import { answerFromSample, sampleId, sampleSpan } from "./warm-up-sample.ts"

/**
 * Warms the window up once it has nothing to do. Ends early when the analyst opens an article, which warms it up as well.
 * @returns when it has ended, whether or not there was anything to do
 */
export async function warmUp({ state }: Model): Promise<void> {
  const { start } = state.get()
  const isWanted = () => state.get().open === null && state.get().opening === null
  await idle()
  if (start === null || !isWanted()) return
  const model = createModel(
    createClient({ call: answerFromSample(start), listen: () => () => {} }),
    createStore("connected"),
    createEditor,
    () => {},
  )
  const place = document.createElement("div")
  place.className = "warm-up shell"
  place.inert = true
  document.body.append(place)
  const root = createRoot(place)
  let isThere = true
  const takeAway = () => {
    if (!isThere) return
    isThere = false
    root.unmount()
    place.remove()
  }
  const unfollow = state.subscribe(() => {
    if (!isWanted()) takeAway()
  })
  try {
    root.render(
      <Surroundings model={model}>
        <ArticlePane cards />
      </Surroundings>,
    )
    for (const step of steps(model)) {
      await step()
      await idle()
      if (!isThere) return
    }
  } finally {
    unfollow()
    takeAway()
  }
}

/** What an analyst does first. Between two of them the window is free for what the analyst really does. */
function steps({ projects, articles, state }: Model): readonly (() => unknown)[] {
  const editor = () => state.get().open?.editor
  const select = (index: number) => () =>
    editor()?.select(editor()?.getSnapshot().annotations[index]?.id ?? null)
  return [
    () => projects.start(),
    () => articles.open(sampleId),
    // One of each kind: each has a form of its own.
    ...[0, 1, 2].map(select),
    () => editor()?.select(null),
    () => editor()?.markSpans("person", [sampleSpan]),
    () => editor()?.undo(),
  ]
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve))
}
