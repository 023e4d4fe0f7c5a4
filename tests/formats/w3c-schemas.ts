// The W3C's own tests of the Web Annotation Data Model, as a validator: each of its "must" assertions is a JSON
// Schema, and a list names those that apply to an annotation, a collection or a page.

import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import Ajv, { type AnySchemaObject } from "ajv"
import addFormats from "ajv-formats"

/** Where the W3C's files lie, beside the repository. */
const W3C_FOLDER = fileURLToPath(new URL("../../../shared/interop/w3c-web-annotation/", import.meta.url))

/** Why tests that need the W3C's files are skipped; `undefined` where the files are there. */
export const w3cFilesMissing = existsSync(`${W3C_FOLDER}anno.jsonld`)
  ? undefined
  : `skipped: the W3C's Web Annotation tests are not at ${W3C_FOLDER}`

export function readW3c(path: string) {
  return JSON.parse(readFileSync(`${W3C_FOLDER}${path}`, "utf8"))
}

/** The titles of the assertions of a list that a resource violates. */
export type Check = (resource: unknown) => string[]

/** Compiles the assertions that a list such as `annotations/annotationMusts.test` names. */
export function w3cCheck(list: string): Check {
  const ajv = new Ajv({ strict: false, validateSchema: false })
  addFormats(ajv)
  for (const name of readdirSync(`${W3C_FOLDER}definitions`)) {
    ajv.addSchema(fromDraft4(readW3c(`definitions/${name}`)), name)
  }
  const { assertions }: { assertions: string[] } = readW3c(list)
  const checks = assertions.map((path) => {
    const schema = fromDraft4(readW3c(path))
    return { path, expected: schema.expectedResult === "valid", holds: ajv.compile(schema) }
  })
  return (resource) =>
    checks.filter(({ expected, holds }) => holds(resource) !== expected).map(({ path }) => path)
}

/** These schemas are of draft 4. Of what they use, later drafts spell the id and exclusive limits differently. */
function fromDraft4({ id: _, ...schema }: AnySchemaObject): AnySchemaObject {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === "$schema" && typeof value === "string") return undefined
    if (value?.exclusiveMinimum !== true) return value
    const { minimum, ...rest } = value
    return { ...rest, exclusiveMinimum: minimum }
  })
}
