// What a gap in an article's record is, and what the rules that look for gaps are given. A gap is derived, never stored;
// what is stored is the key of one that the analyst means to leave.

import type { Annotation } from "../../domain/annotation.ts"
import type { Kind } from "../../domain/codebook.ts"
import type { Entity } from "../../domain/entity.ts"
import type { Registry } from "../../domain/registry.ts"
import type { Span } from "../../domain/span.ts"
import type { Quoted } from "../claim/quotation.ts"
import type { Coverage } from "./coverage.ts"

/** Ids of the rules; each is one sort of gap. */
export type GapRule = "quotation" | "speech" | "field" | "name"

/** Something that the record of an article seems to lack. */
export interface Gap {
  /** Names the gap among those of its article, and goes on doing so while other things change. At most 300 long. */
  readonly key: string
  readonly rule: GapRule
  /** Where in the text it is: what to scroll to and select. UTF-16, half-open. */
  readonly span: Span
  /** Of `field`: the annotation whose record lacks something. */
  readonly annotation?: string | undefined
  /** Of `field`: the id of the field that is empty. */
  readonly field?: string | undefined
  /** Of `name`: whose name it is, where only one entity of the registry is meant by it. */
  readonly entity?: string | undefined
}

/** The part of a project and an article that gaps are looked for in. */
export interface GapInput {
  /** The article's canonical text. */
  readonly text: string
  /** In any order. */
  readonly annotations: Iterable<Annotation>
  readonly kinds: readonly Kind[]
  readonly entities: readonly Entity[]
  /** Keys of gaps that are left out. */
  readonly dismissed?: readonly string[] | undefined
}

/** What a rule sees: the input, and what several rules need from it, made once. */
export interface GapView {
  readonly text: string
  /** By id. */
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly registry: Registry
  /** Where the claims are. */
  readonly claims: Coverage
  readonly quotations: readonly Quoted[]
}

export interface Rule {
  readonly id: GapRule
  /** Finds gaps in any order; their keys are made unique afterwards where rules say the same of several places. */
  readonly find: (view: GapView) => readonly Gap[]
}
