// A codebook as a file of its own, to be shared between projects. What is read is held to more than its shape: two kinds
// of one id or with one key could not both be meant.

import { type Codebook, codebookSchema } from "./codebook.ts"
import { fail, ok, type Result } from "./result.ts"

/** A codebook as JSON text, the same for the same codebook. */
export function writeCodebook(codebook: Codebook): string {
  return `${JSON.stringify(codebook, null, 2)}\n`
}

/** Reads a codebook from JSON text: a file of its own, or one with a codebook in it, such as a `project.json`. */
export function readCodebook(text: string): Result<Codebook> {
  const json = parse(text.replace(/^\uFEFF/, ""))
  if (json === undefined) return fail("damaged-file", "This is no JSON file, so there is no codebook in it.")
  const read = codebookSchema.safeParse(inner(json))
  if (!read.success) {
    const lines = read.error.issues
      .slice(0, SHOWN)
      .map(({ path, message }) => `${placeOf(path)}: ${message}.`.replace("..", "."))
    const more = read.error.issues.length - lines.length
    return fail(
      "damaged-file",
      `This is no codebook. ${lines.join(" ")}${more > 0 ? ` And ${more} more.` : ""} Nothing was changed.`,
    )
  }
  const twice = conflictIn(read.data)
  return twice === undefined ? ok(read.data) : fail("damaged-file", `${twice} Nothing was changed.`)
}

/** How many of the things that are wrong are told. */
const SHOWN = 3

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function inner(json: unknown): unknown {
  return typeof json === "object" && json !== null && "codebook" in json ? json.codebook : json
}

/** `kinds[1].fields[0].type` */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "The file"
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .slice(1)
}

function conflictIn({ kinds, relationTypes }: Codebook): string | undefined {
  const kind = repeated(kinds.map(({ id }) => id))
  if (kind !== undefined) return `Two kinds have the id “${kind}”.`
  const key = repeated(kinds.flatMap(({ keys }) => [...new Set(keys)]))
  if (key !== undefined) return `Two kinds have the key “${key}”.`
  const type = repeated(relationTypes.map(({ id }) => id))
  if (type !== undefined) return `Two sorts of links have the id “${type}”.`
  for (const { name, fields } of kinds) {
    const field = repeated(fields.map(({ id }) => id))
    if (field !== undefined) return `Two fields of “${name}” have the id “${field}”.`
    for (const { name: fieldName, options = [] } of fields) {
      const option = repeated(options.map(({ id }) => id))
      if (option !== undefined) return `Two choices of “${fieldName}” have the id “${option}”.`
    }
  }
  return undefined
}

function repeated(ids: readonly string[]): string | undefined {
  return ids.find((id, index) => ids.indexOf(id) !== index)
}
