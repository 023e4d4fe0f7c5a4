// What hosts tell windows without being asked.

import type { ArticleSummary } from "../domain/article.ts"
import type { ArticleOperation } from "../domain/operation.ts"
import type { RecordOperation } from "../domain/project.ts"
import type { ProjectInfo } from "./answers.ts"
import type { CommandId } from "./commands.ts"

export type HostEvent =
  /** An article changed; `origin` is the connection that changed it, which need not hear of it again. */
  | {
      readonly type: "article.changed"
      readonly id: string
      readonly sequence: number
      readonly operations: readonly ArticleOperation[]
      readonly origin: string
      /** Its row in the library from now on. */
      readonly summary: ArticleSummary
    }
  /** Articles were added: the library is to be listed again. */
  | { readonly type: "library.changed" }
  | { readonly type: "project.changed"; readonly project: ProjectInfo }
  /** Registry or codebook changed; `origin` is the connection that changed it, which need not hear of it again. */
  | {
      readonly type: "records.changed"
      readonly operations: readonly RecordOperation[]
      readonly origin: string
    }
  /** How far an export is, in articles. */
  | { readonly type: "export.progress"; readonly done: number; readonly total: number }
  /** How far annotated files are: read, in files; or brought in, in articles. */
  | {
      readonly type: "corpus.progress"
      readonly stage: "reading" | "bringing"
      readonly done: number
      readonly total: number
    }
  /** A command chosen in the application's menu. */
  | { readonly type: "command"; readonly command: CommandId }
