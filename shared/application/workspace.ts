// What is open right now: at most one project, and who listens. Handlers share it; nothing else holds state.

import type { ProjectInfo } from "../contract/answers.ts"
import type { HostEvent } from "../contract/events.ts"
import type { Creator, Project } from "../domain/project.ts"
import type { Relation } from "../domain/relation.ts"
import { type Failure, type FailureCode, fail, ok, type Result } from "../domain/result.ts"
import { syncServiceOf } from "../storage/sync-folder.ts"
import { Likenesses } from "./likeness.ts"
import type { OpenProject, Ports, ProjectViews, Settings, Stamp } from "./ports.ts"
import { SentFiles } from "./sent-files.ts"
import type { Stop } from "./stop.ts"

const RECENT_PROJECTS = 12

/** Signs changes made before anybody has said who they are, as a batch import may be. */
const unnamed: Creator = { id: "unnamed", name: "Unnamed analyst" }

/** What a project is opened for; where nothing is said for changing it, or else for reading it. */
type Access = "read" | "write"

/** What keeps a project from being changed, yet not from being read. */
const readable: ReadonlySet<FailureCode> = new Set(["project-locked", "project-newer", "not-permitted"])

const openedForReading: Failure = {
  code: "read-only",
  message: "The project was opened for reading only.",
}

/** Operations after which an article's text need not be what it was. */
const changesText: ReadonlySet<string> = new Set(["text.replace", "article.restore", "article.revise"])

/** Operations after which an article's links need not be what they were. */
const changesLinks: ReadonlySet<string> = new Set([
  ...["relation.set", "relation.remove", "article.restore", "article.revise"],
])

export class Workspace {
  readonly ports: Ports
  /** Files on their way from windows. */
  readonly sent = new SentFiles()
  /** The export that is running, which may be told to stop. */
  exporting: Stop | undefined
  /** Annotated files that are being read or brought in, and for whom. */
  readonly reading = new Set<{ readonly origin: string; readonly stop: Stop }>()
  private like: { readonly project: OpenProject; readonly texts: Likenesses } | undefined
  private kept:
    | { readonly project: OpenProject; readonly byArticle: Map<string, readonly Relation[]> }
    | undefined
  private open: OpenProject | undefined
  private readonly listeners = new Set<(event: HostEvent) => void>()
  /** Opening and closing happen one after the other, whoever asks. */
  private turn: Promise<unknown> = Promise.resolve()
  /** So do changes of the records that depend on what these are. */
  private recordsTurn: Promise<unknown> = Promise.resolve()

  constructor(ports: Ports) {
    this.ports = ports
  }

  get project(): OpenProject | undefined {
    return this.open
  }

  /** The open project, or the failure to answer with. */
  requireProject(): Result<OpenProject> {
    return this.open === undefined ? fail("no-project", "No project is open.") : ok(this.open)
  }

  /** Opens the project in a folder, unless it is the open one. On failure the former project stays open. */
  async openProject(
    path: string,
    options: { readonly remember: boolean; readonly access?: Access | undefined },
  ): Promise<Result<ProjectInfo>> {
    return this.inTurn(async () => {
      const { open } = this
      // One that could only be read is opened anew: whoever held it may be gone.
      if (open?.readOnly === undefined && open?.path === (await this.ports.store.realPath(path)))
        return ok(await this.projectInfo(open))
      return this.switchTo(() => this.openAs(path, options.access), options)
    })
  }

  private async openAs(path: string, access: Access | undefined): Promise<Result<OpenProject>> {
    const { store } = this.ports
    if (access === "read") return store.openForReading(path, openedForReading)
    const opened = await store.open(path)
    if (opened.ok || access === "write" || !readable.has(opened.error.code)) return opened
    const reading = await store.openForReading(path, opened.error)
    return reading.ok ? reading : opened
  }

  /** Makes a project and opens it. On failure the former project stays open. */
  async createProject(path: string, project: Project, stamp: Stamp): Promise<Result<ProjectInfo>> {
    return this.inTurn(() =>
      this.switchTo(() => this.ports.store.create(path, project, stamp), { remember: true }),
    )
  }

  /** Runs work after all earlier such work has ended. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work)
    this.turn = result.catch(() => undefined)
    return result
  }

  /** Does the same for changes of registry and codebook. */
  changingRecords<T>(work: () => Promise<T>): Promise<T> {
    const result = this.recordsTurn.then(work)
    this.recordsTurn = result.catch(() => undefined)
    return result
  }

  async projectInfo(project: OpenProject): Promise<ProjectInfo> {
    const { id, name, creators, codebook, entities } = project.project
    const { lastArticle } = await this.views(id)
    const rows = lastArticle === null ? undefined : await project.list()
    const known =
      rows?.ok === true && rows.value.some((row) => row.id === lastArticle && row.trashed === undefined)
    return {
      id,
      name,
      creators,
      codebook,
      entities,
      path: project.path,
      notices: project.notices,
      readOnly: project.readOnly?.message ?? null,
      lastArticle: known ? lastArticle : null,
    }
  }

  async views(projectId: string): Promise<ProjectViews> {
    const { views } = await this.ports.settings.read()
    return (
      (Object.hasOwn(views, projectId) ? views[projectId] : undefined) ?? { lastArticle: null, articles: {} }
    )
  }

  async updateViews(
    projectId: string,
    change: (views: ProjectViews) => ProjectViews,
  ): Promise<Result<Settings>> {
    return this.ports.settings.update((settings) => {
      const before = settings.views[projectId] ?? { lastArticle: null, articles: {} }
      return { ...settings, views: { ...settings.views, [projectId]: change(before) } }
    })
  }

  /**
   * The texts of a project's articles, to find those like a new one. Read once, when the first is asked for; what is
   * changed or put in the trash afterwards is forgotten.
   */
  async likenesses(project: OpenProject): Promise<Likenesses> {
    if (this.like?.project === project) return this.like.texts
    const texts = new Likenesses()
    this.like = { project, texts }
    const rows = await project.list()
    for (const { id, trashed } of rows.ok ? rows.value : []) {
      const read = trashed === undefined ? await project.read(id) : undefined
      if (read?.ok === true) texts.set(id, read.value.article.text)
    }
    return texts
  }

  /**
   * The links that each article keeps, but for those in the trash. Each article is read when it is first asked for; what
   * changes afterwards is read again.
   */
  async relations(project: OpenProject): Promise<ReadonlyMap<string, readonly Relation[]>> {
    if (this.kept?.project !== project) this.kept = { project, byArticle: new Map() }
    const { byArticle } = this.kept
    const rows = await project.list()
    const present = new Map<string, readonly Relation[]>()
    for (const { id, trashed } of rows.ok ? rows.value : []) {
      if (trashed !== undefined) continue
      const known = byArticle.get(id)
      const read = known === undefined ? await project.read(id) : undefined
      const relations =
        known ?? (read?.ok === true ? [...(read.value.article.relations?.values() ?? [])] : [])
      byArticle.set(id, relations)
      present.set(id, relations)
    }
    return present
  }

  /** Signs a change. Makes sure first that the project knows the analyst who makes it. */
  async stamp(project: OpenProject): Promise<Result<Stamp>> {
    if (project.readOnly !== undefined) return { ok: false, error: project.readOnly }
    const creator = (await this.ports.settings.read()).creator ?? unnamed
    const stamp: Stamp = { creator: creator.id, time: this.ports.clock.now() }
    const known = project.project.creators.some(({ id, name }) => id === creator.id && name === creator.name)
    if (known) return ok(stamp)
    const added = await project.applyToProject({ type: "creator.set", creator }, stamp)
    return added.ok ? ok(stamp) : added
  }

  listen(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  publish(event: HostEvent): void {
    if (event.type === "article.changed" && event.operations.some(({ type }) => changesText.has(type))) {
      this.like?.texts.delete(event.id)
    }
    if (event.type === "article.changed" && event.operations.some(({ type }) => changesLinks.has(type))) {
      this.kept?.byArticle.delete(event.id)
    }
    for (const listener of this.listeners) listener(event)
  }

  async close(): Promise<void> {
    await this.inTurn(async () => {
      await this.open?.close()
      this.open = undefined
    })
  }

  private async switchTo(
    opening: () => Promise<Result<OpenProject>>,
    options: { readonly remember: boolean },
  ): Promise<Result<ProjectInfo>> {
    const opened = await opening()
    if (!opened.ok) return opened
    await this.open?.close()
    this.open = opened.value
    const explanation = options.remember ? await this.explainSync(opened.value.path) : []
    if (options.remember) await this.remember(opened.value)
    const info = await this.projectInfo(opened.value)
    const told = { ...info, notices: [...info.notices, ...explanation] }
    this.publish({ type: "project.changed", project: told })
    return ok(told)
  }

  /** Once for each folder: what has not been opened here lately is explained. */
  private async explainSync(path: string): Promise<string[]> {
    const service = syncServiceOf(path)
    const { recent } = await this.ports.settings.read()
    if (service === undefined || recent.some((known) => known.path === path)) return []
    return [
      `This project lies in a folder of ${service}. That is a fine copy of your work; but open the project on one ` +
        `machine at a time, and let ${service} finish before you open it on the next.`,
    ]
  }

  /** Puts a project at the head of the recent ones, under the name it has now. */
  async remember(project: OpenProject): Promise<void> {
    const entry = { path: project.path, name: project.project.name, openedAt: this.ports.clock.now() }
    await this.ports.settings.update((settings) => ({
      ...settings,
      recent: [entry, ...settings.recent.filter(({ path }) => path !== entry.path)].slice(0, RECENT_PROJECTS),
    }))
  }
}
