// A project: what is shared by its articles. Its codebook says which kinds there are; its creators are the
// analysts whose work it holds.

import { z } from "zod"
import { idSchema } from "./annotation.ts"

/** An analyst. "Annotator" always means a person here, never the tool. */
export interface Creator {
  readonly id: string
  readonly name: string
}

/** What an annotation can be: one entry of the codebook. */
export interface Kind {
  readonly id: string
  /** Singular, as on a button: "Person". */
  readonly name: string
  /** Plural, as in a filter: "People". */
  readonly plural: string
  /** One letter that carries the kind where colour cannot. */
  readonly letter: string
  /** Keys that mark a selection as this kind, most prominent first, as `KeyboardEvent.key` in lower case. */
  readonly keys: readonly string[]
  /** Named in the design tokens. */
  readonly colour: "blue" | "amber" | "green"
  readonly underline: "solid" | "wavy" | "double"
  /** What snapping leaves out at a span's ends: outer punctuation and space, or space only. */
  readonly trim: "punctuation" | "space"
  /** One sentence that says when to use it. */
  readonly guidance: string
}

export interface Codebook {
  readonly kinds: readonly Kind[]
}

export interface Project {
  readonly id: string
  readonly name: string
  /** ISO 8601. */
  readonly created: string
  readonly creators: readonly Creator[]
  readonly codebook: Codebook
}

export const creatorSchema = z.looseObject({ id: idSchema, name: z.string().min(1).max(200) })

export const kindSchema = z.looseObject({
  id: idSchema,
  name: z.string().min(1),
  plural: z.string().min(1),
  letter: z.string().min(1).max(2),
  keys: z.array(z.string().min(1)),
  colour: z.enum(["blue", "amber", "green"]),
  underline: z.enum(["solid", "wavy", "double"]),
  trim: z.enum(["punctuation", "space"]),
  guidance: z.string(),
})

export const projectSchema = z.looseObject({
  id: idSchema,
  name: z.string().min(1).max(200),
  created: z.iso.datetime({ offset: true }),
  creators: z.array(creatorSchema),
  codebook: z.looseObject({ kinds: z.array(kindSchema).min(1) }),
})

/** A change to the project itself. */
export type ProjectOperation =
  | { readonly type: "project.create"; readonly project: Project }
  | { readonly type: "project.rename"; readonly name: string }
  | { readonly type: "creator.set"; readonly creator: Creator }

export const projectOperationSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("project.create"), project: projectSchema }),
  z.object({ type: z.literal("project.rename"), name: z.string().min(1).max(200) }),
  z.object({ type: z.literal("creator.set"), creator: creatorSchema }),
])

export function applyToProject(project: Project | undefined, operation: ProjectOperation): Project {
  if (operation.type === "project.create") return operation.project
  if (project === undefined) throw new Error("A project's history starts with its creation")
  if (operation.type === "project.rename") return { ...project, name: operation.name }
  const others = project.creators.filter((creator) => creator.id !== operation.creator.id)
  return { ...project, creators: [...others, operation.creator] }
}
