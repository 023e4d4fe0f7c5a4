// How a project is kept in `project.json` and in the history beside it.

import {
  applyToProject,
  type Project,
  type ProjectOperation,
  projectOperationSchema,
  projectSchema,
} from "../domain/project.ts"
import { fail, ok } from "../domain/result.ts"
import { kindsHaveFields } from "./kinds-have-fields.ts"
import type { RecordCodec } from "./record.ts"
import { createSequence } from "./sequence.ts"

export const projectRecord: RecordCodec<Project, ProjectOperation> = {
  sequence: createSequence("project", [kindsHaveFields]),
  name: (project) => (project === undefined ? "The project" : `The project “${project.name}”`),
  encode: (project) => ({ ...project }),
  decode(content) {
    const parsed = projectSchema.safeParse(content)
    return parsed.success
      ? ok({ state: parsed.data, doubts: [] })
      : fail("bad-request", `It describes no project: ${parsed.error.message}`)
  },
  parse(operation) {
    const parsed = projectOperationSchema.safeParse(operation)
    return parsed.success ? ok(parsed.data) : fail("bad-operation", parsed.error.message)
  },
  apply(project, operations) {
    let result = project
    for (const operation of operations) {
      if ((operation.type === "project.create") !== (result === undefined)) {
        return fail("bad-operation", "A project's history starts with its creation, and has no other.")
      }
      result = applyToProject(result, operation)
    }
    return result === undefined ? fail("bad-operation", "There is nothing to apply.") : ok(result)
  },
}
