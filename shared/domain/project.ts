// A project: what is shared by its articles. Its codebook says which kinds there are; its registry, which people and
// organisations; its creators are the analysts whose work it holds.

import { z } from "zod"
import { type Codebook, codebookSchema } from "./codebook.ts"
import { type Entity, entitySchema } from "./entity.ts"
import { idSchema } from "./span.ts"
import { threeWay } from "./three-way.ts"

/** An analyst. "Annotator" always means a person here, never the tool. */
export interface Creator {
  readonly id: string
  readonly name: string
}

export interface Project {
  readonly id: string
  readonly name: string
  /** ISO 8601. */
  readonly created: string
  readonly creators: readonly Creator[]
  readonly codebook: Codebook
  /** The registry, in the order in which it grew. No two have the same id. */
  readonly entities: readonly Entity[]
}

export const creatorSchema = z.looseObject({ id: idSchema, name: z.string().min(1).max(200) })

export const projectSchema = z.looseObject({
  id: idSchema,
  name: z.string().min(1).max(200),
  created: z.iso.datetime({ offset: true }),
  creators: z.array(creatorSchema),
  codebook: codebookSchema,
  entities: z.array(entitySchema).default([]),
})

/**
 * The article at hand when registry or codebook were changed: undo in that article takes the change back in its turn, also
 * after a restart.
 */
export interface During {
  readonly article: string
  /** The number of the article's last change by then. */
  readonly sequence: number
}

/** A change to the project itself. */
export type ProjectOperation =
  | { readonly type: "project.create"; readonly project: Project }
  | { readonly type: "project.rename"; readonly name: string }
  | { readonly type: "creator.set"; readonly creator: Creator }
  /**
   * In its place where it is there already, else at the index given, else at the end. `before`: what it was made of. What
   * else was done to it since then stays; histories have the outcome, without it.
   */
  | {
      readonly type: "entity.set"
      readonly entity: Entity
      readonly at?: number | undefined
      readonly before?: Entity | undefined
      readonly during?: During | undefined
    }
  /** What refers to it does so in vain from now on, until it is set again. */
  | { readonly type: "entity.remove"; readonly id: string; readonly during?: During | undefined }
  /** `before` as for entities. */
  | {
      readonly type: "codebook.set"
      readonly codebook: Codebook
      readonly before?: Codebook | undefined
      readonly during?: During | undefined
    }

const during = z.object({ article: idSchema, sequence: z.number().int().positive() }).optional()

/** Changes of what a project holds, as windows may ask for them. */
export const recordOperationSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("entity.set"),
    entity: entitySchema,
    at: z.number().int().nonnegative().optional(),
    before: entitySchema.optional(),
    during,
  }),
  z.object({ type: z.literal("entity.remove"), id: idSchema, during }),
  z.object({
    type: z.literal("codebook.set"),
    codebook: codebookSchema,
    before: codebookSchema.optional(),
    during,
  }),
])

export type RecordOperation = Extract<
  ProjectOperation,
  { readonly type: "entity.set" | "entity.remove" | "codebook.set" }
>

export const projectOperationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("project.create"), project: projectSchema }),
  z.object({ type: z.literal("project.rename"), name: z.string().min(1).max(200) }),
  z.object({ type: z.literal("creator.set"), creator: creatorSchema }),
  ...recordOperationSchema.options,
])

/** The part of a project that record operations change. */
export type ProjectRecords = Pick<Project, "codebook" | "entities">

export function applyToProject(project: Project | undefined, operation: ProjectOperation): Project {
  if (operation.type === "project.create") return operation.project
  if (project === undefined) throw new Error("A project's history starts with its creation")
  if (operation.type === "project.rename") return { ...project, name: operation.name }
  if (operation.type !== "creator.set") return { ...project, ...applyToRecords(project, operation) }
  const others = project.creators.filter((creator) => creator.id !== operation.creator.id)
  return { ...project, creators: [...others, operation.creator] }
}

export function applyToRecords(
  { codebook, entities }: ProjectRecords,
  operation: RecordOperation,
): ProjectRecords {
  switch (operation.type) {
    case "entity.set":
      return { codebook, entities: withEntity(entities, operation) }
    case "entity.remove":
      return { codebook, entities: entities.filter(({ id }) => id !== operation.id) }
    case "codebook.set":
      return { codebook: codebookAfter(codebook, operation), entities }
  }
}

/** A codebook with what a change of it did to the one it was made of. Where both say something of the same, the change counts. */
export function codebookAfter(
  now: Codebook,
  {
    codebook,
    before,
  }: Pick<Extract<RecordOperation, { readonly type: "codebook.set" }>, "codebook" | "before">,
): Codebook {
  if (before === undefined) return codebook
  const joined = threeWay(before, codebook, now)
  if (joined === now) return now
  // Of two kinds, each may have been taken out by somebody else.
  const parsed = codebookSchema.safeParse(joined)
  return parsed.success ? parsed.data : codebook
}

/** Operations that say outright what they come to, as histories keep them. */
export function settledOperations(
  records: ProjectRecords,
  operations: readonly RecordOperation[],
): RecordOperation[] {
  let now = records
  return operations.map((operation) => {
    now = applyToRecords(now, operation)
    if (operation.type === "entity.remove" || operation.before === undefined) return operation
    const { before: _, ...outright } = operation
    if (outright.type === "codebook.set") return { ...outright, codebook: now.codebook }
    const { id } = outright.entity
    return { ...outright, entity: now.entities.find((one) => one.id === id) ?? outright.entity }
  })
}

/** Operations that say what they were made of, so that they leave alone what others do meanwhile. */
export function operationsOn(
  records: ProjectRecords,
  operations: readonly RecordOperation[],
): RecordOperation[] {
  let now = records
  return operations.map((operation) => {
    const { codebook, entities } = now
    now = applyToRecords(now, operation)
    if (operation.type === "codebook.set") return { before: codebook, ...operation }
    if (operation.type === "entity.remove") return operation
    return { before: entities.find(({ id }) => id === operation.entity.id), ...operation }
  })
}

/** The operations that, applied after `operations`, make the registry and the codebook what they were. */
export function invertRecordOperations(
  records: ProjectRecords,
  operations: readonly RecordOperation[],
): RecordOperation[] {
  const inverses: RecordOperation[] = []
  let before = records
  for (const operation of operations) {
    const after = applyToRecords(before, operation)
    const inverse = invert(before, operation, after)
    if (inverse !== undefined) inverses.unshift(inverse)
    before = after
  }
  return inverses
}

function invert(
  { entities, codebook }: ProjectRecords,
  operation: RecordOperation,
  after: ProjectRecords,
): RecordOperation | undefined {
  if (operation.type === "codebook.set") return { type: "codebook.set", codebook, before: after.codebook }
  const id = operation.type === "entity.set" ? operation.entity.id : operation.id
  const at = entities.findIndex((one) => one.id === id)
  const entity = entities[at]
  if (entity !== undefined)
    return { type: "entity.set", entity, at, before: after.entities.find((one) => one.id === id) }
  return operation.type === "entity.set" ? { type: "entity.remove", id } : undefined
}

function withEntity(
  entities: readonly Entity[],
  { entity, at, before }: Extract<RecordOperation, { readonly type: "entity.set" }>,
): readonly Entity[] {
  const index = entities.findIndex(({ id }) => id === entity.id)
  const now = entities[index]
  if (now === undefined) return entities.toSpliced(at ?? entities.length, 0, entity)
  const joined = before === undefined ? entity : threeWay(before, entity, now)
  if (joined === now) return entities
  const parsed = entitySchema.safeParse(joined)
  return entities.with(index, parsed.success ? parsed.data : entity)
}
