// A CAS, UIMA's structure of a text with typed annotations, as both of its formats say it: JSON and XMI.

export interface Cas {
  readonly sofas: readonly Sofa[]
  readonly structures: readonly Structure[]
  /** By type: the type above it, as far as the file says. */
  readonly supertypes: ReadonlyMap<string, string>
}

/** A subject of analysis: one view of the document. */
export interface Sofa {
  readonly id: string
  readonly name: string
  /** Undefined where the view holds no text. */
  readonly text: string | undefined
  readonly line?: number | undefined
}

/** A feature structure. */
export interface Structure {
  readonly id: string
  /** `webanno.custom.Span`. */
  readonly type: string
  readonly sofa: string | undefined
  /** UTF-16, half-open. */
  readonly begin: number | undefined
  readonly end: number | undefined
  readonly values: ReadonlyMap<string, string | number | boolean | readonly string[]>
  /** By feature: ids of other structures. */
  readonly references: ReadonlyMap<string, readonly string[]>
  readonly line?: number | undefined
}
