// What the system answers when it refuses, in words for the analyst. The one place where error codes of the
// platform are interpreted; the cause itself stays in the message for whoever has to find out more.

import { type Failure, fail } from "../../shared/domain/result.ts"

export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined
}

export function isMissing(error: unknown): boolean {
  return systemCode(error) === "ENOENT"
}

/**
 * @param what happened, as the beginning of a sentence: "The change could not be saved"
 * @param path the file or folder it is about
 */
export function failureOf(error: unknown, what: string, path: string): { ok: false; error: Failure } {
  switch (systemCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return fail("disk-full", `${what}: the disk is full. Free some space and try again.`, path)
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return fail(
        "not-permitted",
        `${what}: Postil is not allowed to use ${path}. Check its permissions.`,
        path,
      )
    case "ENOENT":
      return fail("io", `${what}: ${path} is no longer there. Was it moved, or its drive taken out?`, path)
    default:
      return fail("io", `${what}: ${error instanceof Error ? error.message : String(error)}`, path)
  }
}
