// What hosts tell windows without being asked.

import type { ArticleOperation } from "../domain/operation.ts"
import type { ProjectInfo } from "./operations.ts"

export type HostEvent =
  /** An article changed; `origin` is the connection that changed it, which need not hear of it again. */
  | {
      readonly type: "article.changed"
      readonly id: string
      readonly sequence: number
      readonly operations: readonly ArticleOperation[]
      readonly origin: string
    }
  /** Rows of the library came, went or changed. */
  | { readonly type: "library.changed" }
  | { readonly type: "project.changed"; readonly project: ProjectInfo }
  /** A command chosen in the application's menu. */
  | { readonly type: "command"; readonly command: string }
