// Looking out for what other machines bring: when a project is shown, when the window comes to the fore, and now and
// then in between. What goes on from the work here is taken over by the host; of other versions the analyst is told.

import { t } from "../i18n/i18n.ts"
import type { Model } from "./model.ts"

/** Milliseconds between two looks at what is open. */
const OFTEN = 20_000
/** Milliseconds between two looks at the whole project. */
const SELDOM = 120_000

/** Begins looking. For as long as the window lives. */
export function lookOut(model: Model): void {
  let known = 0
  let path: string | undefined
  let everywhereAt = Number.NEGATIVE_INFINITY
  let looking = false
  const look = async () => {
    const project = model.state.get().start?.project
    if (looking || project == null || model.connection.get() !== "connected") return
    if (project.path !== path) {
      path = project.path
      known = 0
      everywhereAt = Number.NEGATIVE_INFINITY
    }
    const everywhere = performance.now() - everywhereAt > SELDOM
    if (everywhere) everywhereAt = performance.now()
    looking = true
    const looked = await model.client.call("version.look", { everywhere })
    looking = false
    if (!looked.ok || looked.value.count === null) return
    const { count } = looked.value
    if (count > known)
      model.notify({
        text: t("versions.found", { count }),
        tone: "warning",
        action: { label: t("versions.review"), run: () => model.show({ type: "versions" }) },
      })
    known = count
  }
  window.addEventListener("focus", () => void look())
  setInterval(() => void look(), OFTEN)
  model.state.subscribe(() => {
    if (model.state.get().start?.project?.path !== path) void look()
  })
}
