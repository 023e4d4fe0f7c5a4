// Opens the project folder named when the app was started, or makes one there when the folder is new or empty.

import type { ProjectInfo } from "../../shared/contract/answers.ts"
import type { Client } from "../../shared/contract/client.ts"
import type { Result } from "../../shared/domain/result.ts"

/** Fails as `project.open` and `project.create` do. A folder with other things in it is left alone. */
export async function openDirectory(client: Client, directory: string): Promise<Result<ProjectInfo>> {
  const opened = await client.call("project.open", { path: directory })
  if (opened.ok || (opened.error.code !== "not-found" && opened.error.code !== "not-a-project")) return opened
  return client.call("project.create", { path: directory })
}
