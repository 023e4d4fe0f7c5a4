/** Something that is not as it should be in a project's folder. */
export interface Finding {
  /** From the project's folder, with `/` between folders. */
  readonly file: string
  /** `remark` is no harm; `newer` is beyond this program; `damage` is what something may have been lost by. */
  readonly severity: "remark" | "newer" | "damage"
  /** Plain sentences. */
  readonly message: string
}
