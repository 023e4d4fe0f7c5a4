import type { StartState } from "../../contract/answers.ts"
import { fail, ok } from "../../domain/result.ts"
import type { Handlers } from "../application.ts"
import type { Ports } from "../ports.ts"
import type { Workspace } from "../workspace.ts"

export const appHandlers = {
  async "app.start"(_, workspace) {
    const { ports } = workspace
    const problem = await reopenLast(workspace)
    const settings = await ports.settings.read()
    return ok({
      version: ports.version,
      creator: settings.creator,
      project: workspace.project === undefined ? null : await workspace.projectInfo(workspace.project),
      problem,
      recent: settings.recent,
      suggestedPath: await suggestPath(ports),
      preferences: settings.preferences,
      capabilities: { chooseFolder: ports.desktop.canChooseFolder, reveal: ports.desktop.canReveal },
    })
  },

  async "app.setCreator"({ name }, { ports }) {
    const updated = await ports.settings.update((settings) => ({
      ...settings,
      creator: { id: settings.creator?.id ?? ports.ids.next(), name },
    }))
    if (!updated.ok) return updated
    const { creator } = updated.value
    return creator === null ? fail("internal", "The name was not kept.") : ok(creator)
  },

  async "app.setPreferences"({ preferences }, { ports }) {
    const updated = await ports.settings.update((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, ...preferences },
    }))
    return updated.ok ? ok(null) : updated
  },

  async "app.chooseFolder"({ purpose }, { ports }) {
    if (!ports.desktop.canChooseFolder)
      return fail("unavailable", "This window has no folder dialog. Type the folder’s path.")
    return ok({ path: await ports.desktop.chooseFolder(purpose) })
  },

  async "app.reveal"({ path }, { ports }) {
    if (!ports.desktop.canReveal) return fail("unavailable", `The folder is ${path}`)
    await ports.desktop.reveal(path)
    return ok(null)
  },
} satisfies Partial<Handlers>

/** Opens the project worked on last, unless one is open. Says why when that fails. */
async function reopenLast(workspace: Workspace): Promise<StartState["problem"]> {
  if (workspace.project !== undefined) return null
  const last = (await workspace.ports.settings.read()).recent[0]
  if (last === undefined) return null
  const { path } = last
  const opened = await workspace.openProject(path, { remember: false })
  return opened.ok ? null : { code: opened.error.code, message: opened.error.message, path }
}

/** A folder in the analyst's documents that does not exist yet. */
async function suggestPath({ places }: Ports): Promise<string> {
  for (let number = 1; ; number++) {
    const path = places.join(places.projects, number === 1 ? "My project" : `My project ${number}`)
    if (!(await places.exists(path))) return path
  }
}
