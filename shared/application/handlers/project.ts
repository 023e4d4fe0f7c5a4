import { ok } from "../../domain/result.ts"
import { defaultCodebook } from "../../kinds/registry.ts"
import type { Handlers } from "../application.ts"

export const projectHandlers = {
  async "project.create"({ path, name }, workspace) {
    const { ports } = workspace
    const { creator } = await ports.settings.read()
    const time = ports.clock.now()
    const project = {
      id: ports.ids.next(),
      name: name ?? lastPart(path),
      created: time,
      creators: creator === null ? [] : [creator],
      codebook: defaultCodebook(),
      entities: [],
    }
    const stamp = { creator: creator?.id ?? "unnamed", time }
    return workspace.createProject(path, project, stamp)
  },

  async "project.open"({ path, remember, access }, workspace) {
    return workspace.openProject(path, { remember: remember ?? true, access })
  },

  async "project.rename"({ name }, workspace) {
    const project = workspace.requireProject()
    if (!project.ok) return project
    const stamp = await workspace.stamp(project.value)
    if (!stamp.ok) return stamp
    const renamed = await project.value.applyToProject({ type: "project.rename", name }, stamp.value)
    if (!renamed.ok) return renamed
    await workspace.remember(project.value)
    const info = await workspace.projectInfo(project.value)
    workspace.publish({ type: "project.changed", project: info })
    return ok(info)
  },

  async "library.list"(_, workspace) {
    const project = workspace.requireProject()
    return project.ok ? project.value.list() : project
  },
} satisfies Partial<Handlers>

function lastPart(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .filter((part) => part !== "")
      .at(-1) ?? "Project"
  )
}
