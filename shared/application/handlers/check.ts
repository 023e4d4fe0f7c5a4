// Looking a project over, whether or not it is the open one. Mending is what opening does anyway, and bringing back
// from the newest good backup what is beyond that; damaged files are kept beside. What a check found and mending
// cannot rebuild is found again.

import { type Failure, ok, type Result } from "../../domain/result.ts"
import type { Handlers } from "../application.ts"
import type { OpenProject, ProjectStore, Stamp } from "../ports.ts"

export const checkHandlers = {
  async "project.check"({ path, repair }, { ports }) {
    const { store, clock } = ports
    const repaired = repair
      ? await repairProject(store, path, { creator: "unnamed", time: clock.now() })
      : ok([])
    if (!repaired.ok) return repaired
    const findings = await store.check(path)
    return findings.ok ? ok({ findings: findings.value, repaired: repaired.value }) : findings
  },
} satisfies Partial<Handlers>

async function repairProject(store: ProjectStore, path: string, stamp: Stamp): Promise<Result<string[]>> {
  const opened = await store.open(path)
  if (!opened.ok) return opened
  const project = opened.value
  try {
    const rows = await project.list()
    if (!rows.ok) return rows
    const generations = await project.generations()
    if (!generations.ok) return generations
    const ids = new Set(
      [...rows.value, ...generations.value.flatMap(({ articles }) => articles)].map(({ id }) => id),
    )
    const repaired: string[] = []
    for (const id of ids) {
      const read = await project.read(id)
      if (read.ok) repaired.push(...read.value.notices)
      else if (isOfTheDisk(read.error)) return read
      else if (read.error.code === "article-damaged" || read.error.code === "not-found") {
        const words = await bringBack(project, id, stamp)
        if (!words.ok) return words
        repaired.push(...words.value)
      }
    }
    return ok([...new Set([...project.notices, ...repaired])])
  } finally {
    await project.close()
  }
}

/** What the disk refuses now it may do later: nothing can be said of the file. */
function isOfTheDisk({ code }: Failure): boolean {
  return code === "io" || code === "not-permitted" || code === "disk-full"
}

/** From the newest backup that has it whole. */
async function bringBack(project: OpenProject, id: string, stamp: Stamp): Promise<Result<string[]>> {
  const generations = await project.generations()
  if (!generations.ok) return generations
  for (const { number, made } of generations.value) {
    const former = await project.readGeneration(number, id)
    // A disk that cannot read the newest one now may do so later: an older one would pass for it.
    if (!former.ok && isOfTheDisk(former.error)) return former
    if (!former.ok) continue
    const added = await project.add(former.value, undefined, stamp)
    if (!added.ok) return added
    return ok([`The article “${former.value.metadata.title}” was brought back as it was at ${made}.`])
  }
  return ok([])
}
