/** Something that a format cannot hold, counted. Exporters report it; nothing is left out silently. */
export interface Loss {
  readonly code: string
  /** Plain words for the analyst: "The history of 39 annotations". */
  readonly message: string
  readonly count: number
}
