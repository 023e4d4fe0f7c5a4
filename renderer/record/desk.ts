// What the form of a record works with, handed down once: the editor, the registry, and what is known of the article.

import { createContext, useContext } from "react"
import type { Annotation } from "../../shared/domain/annotation.ts"
import type { Kind } from "../../shared/domain/codebook.ts"
import type { Entity } from "../../shared/domain/entity.ts"
import type { FieldEntry, Fields } from "../../shared/domain/field.ts"
import type { RecordOperation } from "../../shared/domain/project.ts"
import type { Registry } from "../../shared/domain/registry.ts"
import type { Editor } from "../editor/editor-state.ts"
import type { NewEntity, Surroundings } from "./proposal.ts"
import type { OpenProposals } from "./use-proposals.ts"

export interface RecordDesk {
  readonly registry: Registry
  /** `YYYY-MM-DD`. */
  readonly dateline: string | undefined
  /** BCP 47. */
  readonly language: string | undefined
  /** Keys of proposals that the analyst does not want. */
  readonly unwanted: ReadonlySet<string>
  dismissProposal(key: string): void
  /** Changes the registry; what is done to the article in the same turn is undone with it. */
  change(operations: readonly RecordOperation[]): boolean
  /** An entity that is not in the registry yet. */
  newEntity(type: Entity["type"], name: string): Entity
}

export interface FormDesk extends RecordDesk {
  readonly editor: Editor
  readonly kinds: readonly Kind[]
  /** For the annotation whose card is open. */
  readonly offered: OpenProposals
}

const DeskContext = createContext<FormDesk | null>(null)

export const DeskProvider = DeskContext.Provider

export function useDesk(): FormDesk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error("There is no desk above this form")
  return desk
}

/** What proposals for the article at hand are drawn from. */
export function surroundingsOf({ editor, kinds, registry, dateline, language }: FormDesk): Surroundings {
  const { text, annotations } = editor.getSnapshot()
  return { text, annotations, kinds, registry, dateline, language }
}

/** Sets or, without an entry, clears one field of an annotation as it is now. */
export function setField(desk: FormDesk, id: string, field: string, entry: FieldEntry | undefined): void {
  const annotation = annotationOf(desk, id)
  if (annotation === undefined) return
  const { [field]: _, ...others } = annotation.fields ?? {}
  const fields: Fields = entry === undefined ? others : { ...annotation.fields, [field]: entry }
  desk.editor.revise(id, { fields })
}

/** Puts somebody new into the registry. */
export function addEntity(desk: FormDesk, { type, name }: NewEntity): Entity {
  const entity = desk.newEntity(type, name)
  desk.change([{ type: "entity.set", entity }])
  return entity
}

/** An annotation as it is now, which may be later than what was drawn. */
export function annotationOf({ editor }: FormDesk, id: string): Annotation | undefined {
  return editor.getSnapshot().lookup.get(id)
}
