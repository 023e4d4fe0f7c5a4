// A day's work in small: everything the store writes is written in it at least once.

import type { GroupedChanges, OpenProject, ProjectStore } from "../../../shared/application/ports.ts"
import type { ArticleOperation } from "../../../shared/domain/operation.ts"
import { type Result, unwrap } from "../../../shared/domain/result.ts"
import { annotation, article, project, stamp } from "../../support/article.ts"
import { type Content, contentOf, FOLDER } from "./process.ts"

export type Step = (project: OpenProject) => Promise<Result<unknown>>

const firstDay: readonly Step[] = [
  (project) => project.add(article("Austin met Shoigu"), bytesOf("Austin met Shoigu"), stamp),
  (project) => project.apply("article-1", [set("a", 0, 6)], stamp),
  (project) => project.apply("article-1", [set("b", 11, 17), set("c", 0, 17, "claim")], stamp),
  (project) => project.applyToProject({ type: "project.rename", name: "October" }, stamp),
  (project) => project.add(article("Lavrov spoke 🎙️", "article-2"), bytesOf("Lavrov spoke 🎙️"), stamp),
]

const together: GroupedChanges = {
  project: [{ type: "project.rename", name: "November" }],
  articles: [
    { id: "article-1", operations: [set("e", 7, 10)] },
    { id: "article-2", operations: [set("e", 7, 12)] },
  ],
}

const secondDay: readonly Step[] = [
  (project) => project.apply("article-1", [{ type: "annotation.remove", id: "b" }], stamp),
  (project) => project.apply("article-2", [set("d", 0, 6)], stamp),
  (project) => project.applyTogether(together, stamp),
  (project) => project.apply("article-1", [{ type: "article.set", fields: { title: "Talks" } }], stamp),
]

/** Works through both days until something fails. @returns how many steps were acknowledged, creation included */
export async function work(store: ProjectStore): Promise<number> {
  const created = await store.create(FOLDER, project(), stamp)
  if (!created.ok) return 0
  const first = await workOn(created.value, firstDay)
  await created.value.close()
  if (first < firstDay.length) return 1 + first
  const opened = await store.open(FOLDER)
  if (!opened.ok) return 1 + first
  const second = await workOn(opened.value, secondDay)
  await opened.value.close()
  return 1 + first + second
}

/** What the project holds after each number of steps; nothing before the first. Told by the memory twin. */
export async function contents(store: ProjectStore): Promise<(Content | undefined)[]> {
  const opened = unwrap(await store.create(FOLDER, project(), stamp))
  const result: (Content | undefined)[] = [undefined, await contentOf(opened)]
  for (const step of [...firstDay, ...secondDay]) {
    unwrap(await step(opened))
    result.push(await contentOf(opened))
  }
  return result
}

export function set(id: string, start: number, end: number, kind = "person"): ArticleOperation {
  return { type: "annotation.set", annotation: annotation(id, start, end, { kind }) }
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

async function workOn(project: OpenProject, steps: readonly Step[]): Promise<number> {
  let acknowledged = 0
  for (const step of steps) {
    if (!(await step(project)).ok) break
    acknowledged++
  }
  return acknowledged
}
